package io.rolecall.ingest.normalize;

import io.rolecall.ingest.normalize.Words.Gap;
import io.rolecall.posting.Posting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Skills by one dictionary. A name that is also a common word (Go, Excel, Swift) counts only as it is written there and beside
 * another skill in a list.
 */
final class Skills {
    private static final int LONGEST = 100;
    private static final List<String> NAMES = new ArrayList<>();
    private static final Phrases PHRASES = new Phrases();
    private static final List<Entry> ENTRIES = new ArrayList<>();
    /** Between the last two items of a list. */
    private static final Set<Long> AND = Stream.of(
                    "and", "or", "und", "oder", "et", "ou", "y", "o", "en", "of", "och", "eller")
            .map(Words::hashOf)
            .collect(Collectors.toSet());

    static {
        for (String[] line : Patterns.table("skills.tsv")) {
            NAMES.add(line[0]);
            String patterns = line.length > 1 ? line[1] : "";
            if (!patterns.contains("!" + line[0])) {
                put(line[0]);
            }
            Patterns.names(patterns).filter(name -> !name.isEmpty()).forEach(Skills::put);
        }
    }

    private Skills() {}

    /** @param asWritten how it must be written to count beside another skill; null where the words alone are clear */
    private record Entry(int skill, @Nullable String asWritten) {}

    private record Hit(Entry entry, int first, int end) {}

    /** What the source states, in the dictionary's words where it has them, then what the texts name; each once. */
    static List<String> of(List<String> stated, String title, String description) {
        Set<String> skills = new LinkedHashSet<>();
        for (String text : stated) {
            String line = Markup.line(text);
            if (!line.isEmpty() && line.length() <= LONGEST) {
                int number = PHRASES.numberOf(Words.ofText(line));
                skills.add(number < 0 ? line : NAMES.get(ENTRIES.get(number).skill()));
            }
        }
        addNamed(skills, title);
        addNamed(skills, description);
        return skills.stream().limit(Posting.MAX_SKILLS).toList();
    }

    private static void put(String name) {
        boolean common = name.startsWith("!");
        String written = common ? name.substring(1) : name;
        ENTRIES.add(new Entry(NAMES.size() - 1, common ? written : null));
        PHRASES.put(Words.ofText(written), ENTRIES.size() - 1);
    }

    private static void addNamed(Set<String> skills, String text) {
        if (skills.size() >= Posting.MAX_SKILLS) {
            return;
        }
        Words words = Words.ofText(text);
        List<Hit> hits = new ArrayList<>();
        Phrases.Found found = new Phrases.Found();
        for (int i = 0; i < words.count(); i++) {
            if (PHRASES.longestAt(words, i, found)) {
                Entry entry = ENTRIES.get(found.number);
                if (isWrittenSo(words, entry, i, found.end)) {
                    hits.add(new Hit(entry, i, found.end));
                    i = found.end - 1;
                }
            }
        }
        boolean[] sure = sure(words, hits);
        for (int i = 0; i < sure.length && skills.size() < Posting.MAX_SKILLS; i++) {
            if (sure[i]) {
                skills.add(NAMES.get(hits.get(i).entry().skill()));
            }
        }
    }

    private static boolean isWrittenSo(Words words, Entry entry, int first, int end) {
        String written = entry.asWritten();
        int start = words.start(first);
        return written == null
                || words.end(end - 1) - start == written.length() && words.text.startsWith(written, start);
    }

    /** Which of them count; what needs a neighbour may have one that itself had one. */
    private static boolean[] sure(Words words, List<Hit> hits) {
        boolean[] sure = new boolean[hits.size()];
        for (int i = 0; i < sure.length; i++) {
            sure[i] = hits.get(i).entry().asWritten() == null
                    || i > 0 && sure[i - 1] && areListed(words, hits.get(i - 1), hits.get(i));
        }
        for (int i = sure.length - 2; i >= 0; i--) {
            sure[i] |= sure[i + 1] && areListed(words, hits.get(i), hits.get(i + 1));
        }
        return sure;
    }

    private static boolean areListed(Words words, Hit one, Hit next) {
        Gap gap = words.gap(next.first());
        boolean adjacent = next.first() == one.end() && (gap == Gap.LIST || gap == Gap.SLASH);
        return adjacent
                || next.first() == one.end() + 1
                        && gap == Gap.JOINED
                        && AND.contains(words.hash(one.end()))
                        && words.gap(one.end()).compareTo(Gap.BREAK) < 0;
    }
}
