package io.rolecall.ingest.form;

import io.rolecall.ingest.fetch.Page;
import io.rolecall.ingest.fetch.Pages;
import io.rolecall.posting.InvalidPostingException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** RSS in its versions, and Atom, with what job boards add to them. Has only what is newest, so absence says nothing. */
final class FeedList implements ListForm {
    private static final String TITLE = "titlePattern";
    private static final Set<String> ROOTS = Set.of("rss", "RDF", "feed");
    private static final Set<String> PARTS = Set.of("title", "organization", "place");
    private static final Pattern FLAG = Pattern.compile("(?i)true|false|activated|job-.*");
    private static final Pattern PART = Pattern.compile("\\{(\\w+)}");

    @Override
    public String type() {
        return "feed";
    }

    @Override
    public Absence absence() {
        return Absence.SAYS_NOTHING;
    }

    @Override
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put(
                TITLE,
                "How titles are made up, as in {title} at {organization} ({place}); a title that doesn't fit stays whole.");
        return options;
    }

    @Override
    public void check(Listing listing) {
        String pattern = listing.options().get(TITLE);
        if (pattern != null) {
            Matcher parts = PART.matcher(pattern);
            boolean title = false;
            while (parts.find()) {
                if (!PARTS.contains(parts.group(1))
                        || pattern.indexOf(parts.group()) != pattern.lastIndexOf(parts.group())) {
                    throw new IllegalArgumentException(TITLE + " has " + parts.group()
                            + ", and knows {title}, {organization} and {place}, each once");
                }
                title |= parts.group(1).equals("title");
            }
            if (!title) {
                throw new IllegalArgumentException(TITLE + " has no {title}");
            }
        }
    }

    @Override
    public void read(Listing listing, Pages pages, Items items) throws IOException {
        String given = listing.options().get(TITLE);
        Pattern titles = given == null ? null : titles(given);
        Dates dates = new Dates.Evidence().dates(null);
        try (Page page = pages.get(listing.url());
                InputStream in = page.open();
                XmlStream feed = new XmlStream(in)) {
            boolean root = true;
            while (feed.next()) {
                if (feed.atStart() && root) {
                    root = false;
                    if (!ROOTS.contains(feed.name())) {
                        throw new UnreadableListException("is neither RSS nor Atom, but " + feed.name());
                    }
                } else if (feed.atStart()
                        && (feed.name().equals("item") || feed.name().equals("entry"))) {
                    take(feed.element(), listing, dates, titles, items);
                }
            }
        }
    }

    /** The pattern as a regular expression with a group for each of its parts. */
    private static Pattern titles(String given) {
        StringBuilder regex = new StringBuilder();
        Matcher parts = PART.matcher(given);
        int at = 0;
        while (parts.find()) {
            regex.append(Pattern.quote(given.substring(at, parts.start())))
                    .append("(?<")
                    .append(parts.group(1))
                    .append(">.+)");
            at = parts.end();
        }
        return Pattern.compile(regex + Pattern.quote(given.substring(at)));
    }

    private static void take(Element entry, Listing listing, Dates dates, @Nullable Pattern titles, Items items) {
        Fields fields = XmlFields.of(entry, Map.of());
        String encoded = null;
        String link = null;
        for (Element child : entry.children()) {
            Map<String, String> attributes = child.attributes();
            if (child.name().equals("encoded") || child.name().equals("content") && !"media".equals(child.prefix())) {
                encoded = child.whole();
            } else if (child.name().equals("link") && attributes.containsKey("href")) {
                String relation = attributes.getOrDefault("rel", "alternate");
                link = relation.equals("alternate") ? attributes.get("href") : link;
            } else if (child.name().equals("category") && attributes.containsKey("term")) {
                // Some give flags as categories, too.
                String term = attributes.getOrDefault("label", attributes.getOrDefault("term", ""));
                if (!FLAG.matcher(attributes.getOrDefault("term", "")).matches()) {
                    fields.put(Field.CATEGORY, 0, term);
                }
            } else if (child.name().equals("updated")) {
                fields.put(Field.DATE_POSTED, 900, child.text());
            }
        }
        if (encoded != null && !encoded.isBlank()) {
            fields.only(Field.DESCRIPTION, List.of(encoded));
        }
        if (link != null) {
            fields.only(Field.URL, List.of(link));
        }
        // What feeds call it by their own standards comes before the ids of boards.
        List<String> ids = entry.at("guid").isEmpty() ? entry.at("id") : entry.at("guid");
        ids = ids.isEmpty() ? entry.at("@about") : ids;
        if (!ids.isEmpty() && !ids.getFirst().isBlank()) {
            fields.only(Field.ID, ids);
        } else if (fields.first(Field.URL) != null) {
            fields.only(Field.ID, List.of());
        }
        title(fields, titles);
        try {
            if (entry.tooLarge != null) {
                throw new InvalidPostingException("posting", entry.tooLarge);
            }
            items.open(fields.draft(listing, dates), entry.toString());
        } catch (InvalidPostingException e) {
            items.refused(fields.externalId(), e.field(), Refusals.message(e), Refusals.excerpt(entry.toString()));
        }
    }

    private static void title(Fields fields, @Nullable Pattern titles) {
        String title = fields.first(Field.TITLE);
        Matcher parts = titles == null || title == null || title.length() > 1_000 ? null : titles.matcher(title);
        if (parts != null && parts.matches()) {
            parts.namedGroups()
                    .keySet()
                    .forEach(part ->
                            Field.ofOption(part).ifPresent(field -> fields.only(field, List.of(parts.group(part)))));
        }
    }
}
