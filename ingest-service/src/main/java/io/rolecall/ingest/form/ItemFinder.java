package io.rolecall.ingest.form;

import io.rolecall.ingest.form.FieldWords.Around;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks through the beginning of an XML list for the element that is a posting: one that has a title and something else that
 * postings have. A name that feeds use for it counts most, then how often it occurs.
 */
final class ItemFinder {
    private static final int MOST_ELEMENTS = 50_000;
    private static final int MOST_CHARACTERS = 20_000_000;
    private static final int MOST_PATHS = 2_000;
    private static final int FEW = 20;
    private static final Set<Field> TELLING = EnumSet.of(
            Field.URL,
            Field.ID,
            Field.DESCRIPTION,
            Field.ORGANIZATION,
            Field.PLACE,
            Field.CITY,
            Field.REGION,
            Field.DATE_POSTED);

    private static final class Open {
        final String path;
        final String plain;
        final int depth;
        final @Nullable Around container;
        final Set<Field> fields = EnumSet.noneOf(Field.class);
        final StringBuilder text = new StringBuilder();
        int titles;
        boolean leaf = true;

        Open(String path, String plain, int depth) {
            this.path = path;
            this.plain = plain;
            this.depth = depth;
            this.container = FieldWords.container(plain);
        }
    }

    private static final class Candidate {
        final String path;
        final boolean known;
        final int depth;
        final Set<Field> fields = EnumSet.noneOf(Field.class);
        int instances;
        int titles;

        Candidate(Open first) {
            this.path = first.path;
            this.known = FieldWords.item(first.plain);
            this.depth = first.depth;
        }

        boolean likely() {
            Set<Field> telling = EnumSet.copyOf(TELLING);
            telling.retainAll(fields);
            boolean several = titles > instances * 3 / 2;
            return fields.contains(Field.TITLE) && telling.size() >= 2 && (known || depth > 1 && !several);
        }
    }

    private final Map<String, Candidate> candidates = new HashMap<>();
    private final List<Open> open = new ArrayList<>();
    private final Dates.Evidence dates;
    private String root = "";
    private int elements;
    private long characters;

    private ItemFinder(Dates.Evidence dates) {
        this.dates = dates;
    }

    /**
     * The path of the element, from the root on; null where the list is empty.
     *
     * @param dates told all that may be a date
     * @throws UnreadableListException when no element looks like a posting
     */
    static @Nullable String find(XmlStream stream, Dates.Evidence dates) throws IOException {
        ItemFinder finder = new ItemFinder(dates);
        UnreadableListException broken = null;
        try {
            finder.look(stream);
        } catch (UnreadableListException e) {
            // What comes before the fault is still to be read.
            broken = e;
        }
        Candidate best = finder.candidates.values().stream()
                .filter(Candidate::likely)
                .min(Comparator.comparing((Candidate c) -> !c.known)
                        .thenComparing(c -> -c.instances)
                        .thenComparing(c -> c.depth))
                .orElse(null);
        if (best != null) {
            return best.path;
        }
        if (broken != null) {
            throw broken;
        }
        if (finder.elements <= FEW && FieldWords.list(finder.root)) {
            return null;
        }
        throw new UnreadableListException(
                "has no element that looks like a posting, with a title and an address, a text or a place; the option item names it");
    }

    private void look(XmlStream stream) throws IOException {
        while (elements <= MOST_ELEMENTS && characters <= MOST_CHARACTERS && stream.next()) {
            if (stream.atStart()) {
                start(stream);
            } else if (stream.atEnd()) {
                end(open.removeLast());
            } else {
                stream.text(text -> {
                    characters += text.length();
                    StringBuilder kept = open.isEmpty() ? new StringBuilder() : open.getLast().text;
                    if (kept.length() < 100) {
                        kept.append(text, 0, Math.min(text.length(), 100));
                    }
                });
            }
        }
        // Those that were not seen to their end count as far as they were.
        while (!open.isEmpty()) {
            end(open.removeLast());
        }
    }

    private void start(XmlStream stream) {
        elements++;
        String plain = FieldWords.plain(stream.name());
        if (open.isEmpty()) {
            root = plain;
        } else {
            open.getLast().leaf = false;
        }
        String path = (open.isEmpty() ? "" : open.getLast().path + "/") + stream.name();
        Open element = new Open(path, plain, open.size() + 1);
        stream.attributes((name, value) -> {
            dates.see(value);
            FieldWords.Meaning meaning = FieldWords.meaning(Around.ITEM, FieldWords.plain(name));
            if (meaning != null && !value.isBlank()) {
                element.fields.add(meaning.field());
            }
        });
        open.add(element);
    }

    private void end(Open element) {
        if (element.leaf) {
            dates.see(element.text.toString());
            FieldWords.Meaning meaning = FieldWords.meaning(Around.ITEM, element.plain);
            if (meaning != null && !element.text.toString().isBlank()) {
                found(meaning.field());
            }
        } else if (element.container == null
                && (candidates.size() < MOST_PATHS || candidates.containsKey(element.path))) {
            Candidate candidate = candidates.computeIfAbsent(element.path, _ -> new Candidate(element));
            candidate.fields.addAll(element.fields);
            candidate.instances++;
            candidate.titles += element.titles;
        }
    }

    /** A leaf says something of all that it is in, up to what has a meaning of its own. */
    private void found(Field field) {
        Field says = field;
        for (int i = open.size() - 1; i >= 0; i--) {
            Open around = open.get(i);
            if (around.container == Around.OTHER) {
                return;
            } else if (around.container != null) {
                says = switch (around.container) {
                    case ORGANIZATION -> Field.ORGANIZATION;
                    case PLACE -> Field.PLACE;
                    default -> Field.PAY;
                };
            }
            around.fields.add(says);
            around.titles += says == Field.TITLE ? 1 : 0;
        }
    }
}
