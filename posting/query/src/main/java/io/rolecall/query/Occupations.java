package io.rolecall.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names of occupations in eleven languages: ESCO's, and those of whole groups. A name in a query also finds postings whose title has
 * another name of the same occupation, or of one that is a kind of it. One table for search and alert.
 */
final class Occupations {
    /** Begins the term of an occupation, and neither a form nor a stem. */
    static final String MARK = "~@";

    /** How many words the longest name has. */
    static final int LONGEST = 6;

    /** Behind such a word stands for whom, to whom or where, and not what. */
    private static final Set<String> NOT_BEHIND = words("""
            to for at with within reporting fur bei mit im pour chez aupres avec para con voor bij met till hos med
            """);

    /** Directly behind a name they say that it is only the field: a nurse recruiter is no nurse. */
    private static final Set<String> OTHER_HEADS = words("""
            manager management director recruiter recruitment recruiting instructor trainer assistant coordinator supervisor officer
            consultant specialist representative administrator analyst advocate evangelist advisor adviser planner editor scheduler
            educator scientist sales marketing buyer agent helper aide teacher
            """);

    /** Directly before a name they say the same. */
    private static final Set<String> OTHER_HEADS_BEFORE =
            words("aide adjoint ayudante auxiliar formateur assistant asistente recruteur");

    private final Map<String, String> labels;
    private final List<List<String>> codes;

    /** By open addressing: the hash of a name, and the number of its codes in the list. 0 is no hash of a name. */
    private final long[] names;

    private final int[] numbers;

    /**
     * @param labels English names of the codes
     * @param table by the hash of a name, the codes of the occupations that have it
     */
    Occupations(Map<String, String> labels, Map<Long, Set<String>> table) {
        this.labels = Map.copyOf(labels);
        this.codes = new ArrayList<>();
        this.names = new long[Integer.highestOneBit(Math.max(8, 2 * table.size())) * 2];
        this.numbers = new int[names.length];
        Map<Set<String>, Integer> known = new HashMap<>();
        table.forEach((hash, of) -> {
            int number = known.computeIfAbsent(of, same -> {
                codes.add(List.copyOf(same));
                return codes.size() - 1;
            });
            int slot = slot(hash);
            names[slot] = hash;
            numbers[slot] = number;
        });
    }

    private static final class Bundled {
        static final Occupations IT = OccupationFile.bundled();
    }

    static Occupations bundled() {
        return Bundled.IT;
    }

    static List<String> named(Sought sought) {
        return bundled().of(sought);
    }

    /** The English name of an occupation or of a group. */
    String label(String code) {
        return labels.getOrDefault(code, code);
    }

    /** The codes of the occupations that are called so, in any of its readings. */
    List<String> of(Sought sought) {
        List<List<String>> readings = sought.readings();
        if (readings.size() == 1) {
            return of(readings.getFirst());
        }
        return readings.stream().flatMap(r -> of(r).stream()).distinct().toList();
    }

    /** The codes of the occupations that are called so. */
    List<String> of(List<String> forms) {
        if (forms.size() > LONGEST) {
            return List.of();
        }
        long hash = 0;
        for (String form : forms) {
            hash = NameForms.followed(hash, NameForms.hash(form));
        }
        return hash == 0 ? List.of() : of(hash);
    }

    private List<String> of(long hash) {
        int slot = slot(hash);
        return names[slot] == 0 ? List.of() : codes.get(numbers[slot]);
    }

    private int slot(long hash) {
        int mask = names.length - 1;
        int slot = (int) (hash * 0x94D049BB133111EBL >>> 33) & mask;
        while (names[slot] != 0 && names[slot] != hash) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /**
     * Where a title names occupations.
     *
     * @param codes of those, of all that they are kinds of, and of their groups
     */
    record Named(Set<String> codes, int start, int end) {
        boolean any(Collection<String> wanted) {
            for (String code : wanted) {
                if (codes.contains(code)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The occupations that a title names: of names that overlap the first, and of those that begin together the longest. */
    List<Named> in(List<Token> title) {
        List<Token> words = mains(title);
        List<Named> found = new ArrayList<>();
        long[] hashes = new long[words.size()];
        for (int i = 0; i < hashes.length; i++) {
            if (NOT_BEHIND.contains(words.get(i).form())) {
                hashes = Arrays.copyOf(hashes, i);
                break;
            }
            hashes[i] = NameForms.hash(words.get(i).form());
        }
        for (int i = 0; i < hashes.length; ) {
            int end = i;
            List<String> codes = List.of();
            long hash = 0;
            for (int j = i; j < hashes.length && j < i + LONGEST && (j == i || beside(words, j)); j++) {
                hash = NameForms.followed(hash, hashes[j]);
                List<String> here = of(hash);
                if (!here.isEmpty()) {
                    codes = here;
                    end = j + 1;
                }
            }
            if (!codes.isEmpty() && stands(words, i, end)) {
                found.add(new Named(
                        withParents(codes),
                        words.get(i).start(),
                        words.get(end - 1).end()));
            }
            i = Math.max(end, i + 1);
        }
        return found;
    }

    private static List<Token> mains(List<Token> tokens) {
        for (Token token : tokens) {
            if (token.kind() != Token.Kind.MAIN) {
                return tokens.stream().filter(t -> t.kind() == Token.Kind.MAIN).toList();
            }
        }
        return tokens;
    }

    /** Whether at most one character stands between it and the word before: more is punctuation, and begins something else. */
    private static boolean beside(List<Token> words, int i) {
        return words.get(i).start() - words.get(i - 1).end() <= 1;
    }

    private static boolean stands(List<Token> words, int from, int end) {
        boolean field = end < words.size()
                && beside(words, end)
                && OTHER_HEADS.contains(words.get(end).form());
        return !field
                && !(from > 0
                        && beside(words, from)
                        && OTHER_HEADS_BEFORE.contains(words.get(from - 1).form()));
    }

    /** 2411.1.8 is a kind of 2411.1, and of the group 2411. */
    private static Set<String> withParents(List<String> codes) {
        Set<String> all = new LinkedHashSet<>(codes);
        for (String code : codes) {
            for (int dot = code.lastIndexOf('.'); dot > 0; dot = code.lastIndexOf('.', dot - 1)) {
                all.add(code.substring(0, dot));
            }
        }
        return all;
    }

    static @Nullable Named first(List<Named> names, Collection<String> wanted) {
        return names.stream().filter(n -> n.any(wanted)).findFirst().orElse(null);
    }

    private static Set<String> words(String words) {
        return Stream.of(words.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }
}
