package io.rolecall.ingest.form;

import io.rolecall.ingest.fetch.Page;
import io.rolecall.ingest.fetch.Pages;
import io.rolecall.ingest.normalize.Draft;
import io.rolecall.place.Gazetteer;
import io.rolecall.posting.Location;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Postings pasted as text: blocks that begin with a line such as "US, TX, Austin", followed by a title and the rest. A posting
 * is called by a hash of its place and title.
 */
final class TextList implements ListForm {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern PLACE = Pattern.compile(
            "((?:[A-Z]{2}|Remote)(?:\\s*,\\s*[\\p{L}\\d .'’()/&-]{0,60}?){1,4}?)(?:\\s*\\t\\s*|\\s+[-–—|]\\s+|$)(.{0,300})");
    private static final Pattern BULLET = Pattern.compile("^[\\s•·▪●*–—-]+");
    private static final Pattern LABEL = Pattern.compile("(?i)^(?:job )?(?:title|position|role)\\s*:\\s*");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"')\\]]+");
    private static final int LONGEST_TITLE = 150;
    private static final int LONGEST_BLOCK = 1_000_000;

    @Override
    public String type() {
        return "text";
    }

    @Override
    public Absence absence() {
        return Absence.CLOSES;
    }

    @Override
    public void read(Listing listing, Pages pages, Items items) throws IOException {
        try (Page page = pages.get(listing.url());
                Reader in = Charsets.reader(page, Charsets.of(page, null))) {
            new Blocks(listing, items).read(new TextLines(in));
        }
    }

    /** The place that a line is; null where it is none. After an empty line one that no gazetteer knows is taken, too. */
    static @Nullable String place(String line, boolean afterGap) {
        Matcher matcher = PLACE.matcher(line);
        if (line.length() > 400 || !matcher.matches()) {
            return null;
        }
        String place = matcher.group(1).strip();
        String[] parts = place.split("\\s*,\\s*");
        boolean remote = parts[0].equals("Remote");
        if (!remote && !COUNTRIES.contains(parts[0]) && !parts[0].equals("UK")) {
            return null;
        }
        if (afterGap || remote) {
            return place;
        }
        if (parts.length == 1 || parts.length == 2 && parts[1].equals("Remote")) {
            return place;
        }
        Location known = Gazetteer.bundled().locate(cityFirst(parts));
        String country = parts[0].equals("UK") ? "GB" : parts[0];
        return country.equals(known.country()) && (known.city() != null || known.region() != null) ? place : null;
    }

    /** The usual order, from the city to the country. */
    private static String cityFirst(String[] parts) {
        return Arrays.stream(parts).filter(part -> !part.isBlank()).toList().reversed().stream()
                .collect(Collectors.joining(", "));
    }

    private static final class Blocks {
        private final Listing listing;
        private final Items items;
        private final Set<String> names = new HashSet<>();
        private @Nullable String place;
        private String title = "";
        private final StringBuilder text = new StringBuilder();
        private boolean tooLong;
        private int line;
        private int stray;
        private int blocks;

        Blocks(Listing listing, Items items) {
            this.listing = listing;
            this.items = items;
        }

        void read(TextLines lines) throws IOException {
            boolean afterGap = true;
            for (String next = lines.next(); next != null; next = lines.next()) {
                String bare = BULLET.matcher(next.strip()).replaceFirst("");
                String found = TextList.place(bare, afterGap);
                afterGap = bare.isEmpty();
                if (found != null) {
                    end();
                    place = found;
                    line = lines.number();
                    Matcher matcher = PLACE.matcher(bare);
                    title = matcher.matches() ? matcher.group(2).strip() : "";
                } else if (place == null) {
                    if (!bare.isEmpty() && stray++ < 20) {
                        items.refused(
                                "line " + lines.number(),
                                "posting",
                                "belongs to no block, which begins with a place such as US, TX, Austin; line "
                                        + lines.number(),
                                Refusals.excerpt(next));
                    }
                } else if (text.length() + next.length() > LONGEST_BLOCK || lines.cut()) {
                    tooLong = true;
                } else {
                    add(next, bare);
                }
            }
            end();
            if (blocks == 0) {
                throw new UnreadableListException("has no line that begins a posting, such as US, TX, Austin");
            }
        }

        private void add(String whole, String bare) {
            if (title.isEmpty() && !bare.isEmpty()) {
                String line = LABEL.matcher(bare).replaceFirst("");
                title = first(line);
                if (title.equals(line)) {
                    return;
                }
            }
            text.append(whole.stripTrailing()).append('\n');
        }

        /** A line by itself is a title; of a longer text its first words are. */
        private static String first(String line) {
            if (line.length() <= LONGEST_TITLE) {
                return line;
            }
            int stop = line.indexOf(". ");
            int end = stop > 0 && stop <= LONGEST_TITLE ? stop : line.lastIndexOf(' ', LONGEST_TITLE);
            return line.substring(0, end > 0 ? end : LONGEST_TITLE);
        }

        private void end() {
            String where = place;
            if (where == null) {
                return;
            }
            blocks++;
            String body = text.toString().strip();
            String name = Addresses.hash(plain(where) + "\n" + plain(title));
            String id = names.add(name) ? name : Addresses.hash(name + "\n" + plain(body));
            if (title.isEmpty() || tooLong) {
                items.refused(
                        id,
                        title.isEmpty() ? "title" : "description",
                        (title.isEmpty() ? "is missing" : "is too long") + ", in the block of line " + line,
                        Refusals.excerpt(where + "\n" + body));
            } else {
                Matcher link = LINK.matcher(body);
                String[] parts = where.split("\\s*,\\s*");
                boolean remote = parts[0].equals("Remote");
                Draft draft = new Draft(listing.source(), id)
                        .title(title)
                        .organization(listing.organizationName(), listing.organizationUrl())
                        .place(remote ? where : cityFirst(parts), null)
                        .url(link.find() ? link.group().replaceFirst("[.,;:!?]+$", "") : null)
                        .text(body);
                items.open(draft, where + "\n" + title + "\n" + body);
            }
            place = null;
            title = "";
            text.setLength(0);
            tooLong = false;
        }

        private static String plain(String text) {
            return text.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}+#]+", " ")
                    .strip();
        }
    }
}
