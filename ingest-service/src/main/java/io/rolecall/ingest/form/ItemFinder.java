package io.rolecall.ingest.form;

import io.rolecall.ingest.form.FieldWords.Around;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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

    /** @param named whether most of them have an id or a page */
    record Found(String path, boolean named) {}

    private static final class Open {
        final String path;
        final String plain;
        final int depth;
        final @Nullable Around container;
        final Set<Field> fields = EnumSet.noneOf(Field.class);
        final StringBuilder text = new StringBuilder();
        int titles;
        boolean named;
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
        int named;
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
    static @Nullable Found find(XmlStream stream, Dates.Evidence dates) throws IOException {
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
            return new Found(best.path, best.named * 2 >= best.instances);
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
        Map<String, String> named = new HashMap<>();
        if (FieldWords.pair(plain)) {
            stream.attributes((name, value) -> named.put(name.toLowerCase(Locale.ROOT), value));
        }
        String called = named.getOrDefault("name", named.get("key"));
        Open element = new Open(path, called == null ? plain : FieldWords.plain(called), open.size() + 1);
        element.text.append(named.getOrDefault("value", ""));
        stream.attributes((name, value) -> {
            dates.see(value);
            FieldWords.Meaning meaning = FieldWords.meaning(Around.ITEM, FieldWords.plain(name));
            if (meaning != null && !value.isBlank()) {
                element.fields.add(meaning.field());
                element.named |= naming(meaning.field());
            }
        });
        open.add(element);
    }

    private void end(Open element) {
        if (element.leaf) {
            dates.see(element.text.toString());
            FieldWords.Meaning own = FieldWords.meaning(Around.ITEM, element.plain);
            boolean part = !open.isEmpty() && FieldWords.naming(element.plain) && open.getLast().container == null;
            FieldWords.Meaning whole = part ? FieldWords.meaning(Around.ITEM, open.getLast().plain) : null;
            boolean title =
                    own != null && own.field() == Field.TITLE && whole != null && whole.field() == Field.DESCRIPTION;
            FieldWords.Meaning meaning = whole != null && !title ? whole : own;
            if (meaning != null && !element.text.toString().isBlank()) {
                found(meaning.field());
            }
        } else if (element.container == null
                && (candidates.size() < MOST_PATHS || candidates.containsKey(element.path))) {
            Candidate candidate = candidates.computeIfAbsent(element.path, _ -> new Candidate(element));
            candidate.fields.addAll(element.fields);
            candidate.instances++;
            candidate.named += element.named ? 1 : 0;
            candidate.titles += element.titles;
        }
    }

    private static boolean naming(Field field) {
        return field == Field.ID || field == Field.URL;
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
            around.named |= naming(says);
            around.titles += says == Field.TITLE ? 1 : 0;
        }
    }
}
