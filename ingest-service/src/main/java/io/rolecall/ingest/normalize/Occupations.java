package io.rolecall.ingest.normalize;

import io.rolecall.ingest.normalize.Words.Gap;
import io.rolecall.posting.Occupation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one does in a job, read from its title by known names of occupations: ESCO's in English, and the commonest in six languages.
 * Timid: a word that many trades share (manager, engineer, assistant) decides nothing.
 */
final class Occupations {
    private static final int LONGEST_EVIDENCE = 120;
    /** Of names that have another in them and are none: "chef de projet". */
    private static final String NO_CODE = "-";

    private static final int SHORTEST_COMPOUND = 8;
    private static final int SHORTEST_ENDING = 4;

    /** Behind such a word stands for whom, to whom or where, and not what. */
    private static final Set<Long> NOT_BEHIND = forms("""
            to for at with within reporting für bei mit im pour chez auprès avec para con voor bij met till för hos med
            """);
    /** Directly behind a name they say that it is only the field: a nurse recruiter is no nurse. */
    private static final Set<Long> OTHER_HEADS = forms("""
            manager management director recruiter recruitment recruiting instructor trainer assistant coordinator supervisor officer
            consultant specialist representative administrator analyst advocate evangelist advisor adviser planner editor scheduler
            educator scientist sales marketing buyer agent helper aide teacher
            """);
    /** Directly before a name they say the same. */
    private static final Set<Long> OTHER_HEADS_BEFORE = forms("""
            aide adjoint ayudante auxiliar formateur assistant asistente recruteur
            """);

    private static final Map<String, String> LABELS = new HashMap<>();
    private static final List<String> CODES = new ArrayList<>();
    private static final Phrases NAMES = new Phrases();
    /** The codes of compounds by how they end. */
    private static final Map<String, String> ENDINGS = new HashMap<>();

    static {
        Patterns.table("isco08.tsv").forEach(line -> LABELS.put(line[0], line[1]));
        // Of two that give a name the first counts, so ours come before those of ESCO.
        load("titles.tsv");
        load("occupations.tsv.gz");
    }

    private Occupations() {}

    /** From the title, else from what the source calls the field of work; null where neither is clear. */
    static @Nullable Occupation of(String title, @Nullable String category) {
        Occupation inTitle = in("title", title);
        return inTitle != null || category == null ? inTitle : in("category", category);
    }

    /** The group of occupations, in English: a field of work for postings whose source names none. */
    static @Nullable String field(@Nullable Occupation occupation) {
        return occupation == null ? null : LABELS.get(occupation.code().substring(0, 3));
    }

    private static void load(String file) {
        for (String[] line : Patterns.table(file)) {
            if (!line[0].equals(NO_CODE) && !LABELS.containsKey(line[0])) {
                throw new IllegalStateException(file + " names " + line[0] + ", which isco08.tsv doesn't know");
            }
            CODES.add(line[0]);
            Patterns.names(line[1]).forEach(name -> put(name, line[0]));
        }
    }

    private static void put(String name, String code) {
        if (name.startsWith("*")) {
            ENDINGS.put(Words.ofTitle(name.substring(1)).folded(0), code);
        } else {
            NAMES.put(Words.ofTitle(name), CODES.size() - 1);
        }
    }

    private static @Nullable Occupation in(String field, String text) {
        Words words = Words.ofTitle(text);
        Occupation found = named(field, words);
        if (found != null) {
            return found;
        }
        int comma = text.indexOf(", ");
        if (comma > 0) {
            // "Engineer, Software"
            int end = text.indexOf(',', comma + 1);
            String behind = text.substring(comma + 2, end < 0 ? text.length() : end);
            found = named(field, Words.ofTitle(behind + " " + text.substring(0, comma)));
        }
        return found != null ? found : compound(field, words);
    }

    /** Of the first part of the title that names an occupation the longest name, and of two as long the first. */
    private static @Nullable Occupation named(String field, Words words) {
        Phrases.Found here = new Phrases.Found();
        int number = -1;
        int from = 0;
        int to = 0;
        for (int i = 0; i < words.count(); i++) {
            if (i > 0 && words.gap(i).compareTo(Gap.LIST) >= 0 && number >= 0 || NOT_BEHIND.contains(words.hash(i))) {
                break;
            }
            if (NAMES.longestAt(words, i, here) && stands(words, i, here.end)) {
                int length = words.end(here.end - 1) - words.start(i);
                if (number < 0 || length > to - from) {
                    number = here.number;
                    from = words.start(i);
                    to = words.end(here.end - 1);
                }
            }
        }
        return number < 0 ? null : occupation(CODES.get(number), field, words.text.substring(from, to));
    }

    private static boolean stands(Words words, int first, int end) {
        boolean field = end < words.count() && words.gap(end) == Gap.JOINED && OTHER_HEADS.contains(words.hash(end));
        return !field
                && !(first > 0 && words.gap(first) == Gap.JOINED && OTHER_HEADS_BEFORE.contains(words.hash(first - 1)));
    }

    /** "Fahrradmonteur" is a kind of Monteur. */
    private static @Nullable Occupation compound(String field, Words words) {
        for (int i = 0; i < words.count(); i++) {
            if (NOT_BEHIND.contains(words.hash(i))) {
                return null;
            }
            if (words.end(i) - words.start(i) >= SHORTEST_COMPOUND) {
                String word = words.folded(i);
                for (int from = 1; from <= word.length() - SHORTEST_ENDING; from++) {
                    String code = ENDINGS.get(word.substring(from));
                    if (code != null) {
                        return occupation(code, field, words.text.substring(words.start(i), words.end(i)));
                    }
                }
            }
        }
        return null;
    }

    private static @Nullable Occupation occupation(String code, String field, String evidence) {
        String label = LABELS.get(code);
        String shown = evidence.length() <= LONGEST_EVIDENCE ? evidence : evidence.substring(0, LONGEST_EVIDENCE);
        return label == null ? null : new Occupation(code, label, field + ": " + shown);
    }

    private static Set<Long> forms(String words) {
        return Stream.of(words.strip().split("\\s+"))
                .map(word -> Words.ofTitle(word).hash(0))
                .collect(Collectors.toSet());
    }
}
