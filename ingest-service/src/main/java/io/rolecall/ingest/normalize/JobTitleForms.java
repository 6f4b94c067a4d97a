package io.rolecall.ingest.normalize;

import java.util.stream.Stream;

/**
 * The forms of one job title made one: nurse and nurses, Lehrer and Lehrerin, vendeur and vendeuse, enfermero and enfermera,
 * medewerker and medewerkster, sköterska and sköterskor. Rough, and the same for the table's labels and the titles read: it only
 * has to keep different trades apart.
 */
final class JobTitleForms {
    private static final int SHORTEST = 5;
    /** An ending, what stands in its place, and the fewest letters of such a word; the first that fits counts. */
    private static final String[][] ENDINGS = {
        {"erinnen", "er"},
        {"orinnen", "or"},
        {"istinnen", "ist"},
        {"entinnen", "ent"},
        {"eurinnen", "eur"},
        {"erin", "er"},
        {"orin", "or"},
        {"istin", "ist"},
        {"entin", "ent"},
        {"eurin", "eur"},
        {"antin", "ant"},
        {"werkster", "werker"},
        {"skor", "ska"},
        {"ieres", "ier"},
        {"iere", "ier"},
        {"euses", "eur"},
        {"euse", "eur"},
        {"trices", "teur"},
        {"trice", "teur"},
        {"iennes", "ien"},
        {"ienne", "ien"},
        {"eures", "eur"},
        {"eure", "eur"},
        {"antes", "ant"},
        {"ante", "ant"},
        {"ores", "or"},
        {"oras", "or"},
        {"ora", "or"},
        {"eras", "ero"},
        {"era", "ero"},
        {"arias", "ario"},
        {"aria", "ario"},
        {"icas", "ico"},
        {"ica", "ico"},
        {"adas", "ado"},
        {"ada", "ado"},
        {"ies", "y"},
        {"ees", "e"},
        {"ee", "e"},
        {"ss", "ss"},
        {"us", "us"},
        {"is", "is"},
        {"s", ""}
    };

    /** The endings by their last letter, in the same order: most words end in none of these letters. */
    private static final String[][][] BY_LAST = new String[0x80][][];

    static {
        for (char c = 0; c < BY_LAST.length; c++) {
            char last = c;
            BY_LAST[c] = Stream.of(ENDINGS)
                    .filter(ending -> ending[0].charAt(ending[0].length() - 1) == last)
                    .toArray(String[][]::new);
        }
    }

    private static final long[] MARKS = hashes(
            "in", "innen", "n", "r", "e", "es", "ne", "re", "ere", "iere", "se", "euse", "ice", "rice", "trice",
            "ienne", "enne", "te", "ve", "a", "as", "o", "os", "ra", "ora", "era");
    private static final long[] MARKS_BEHIND_SLASH = hashes("frau", "mann", "man", "vrouw", "woman", "man");

    private JobTitleForms() {}

    /** Turns the first {@code length} letters into the common form, in place; answers its length. */
    static int common(char[] word, int length) {
        if (length < SHORTEST || word[length - 1] >= BY_LAST.length) {
            return length;
        }
        for (String[] ending : BY_LAST[word[length - 1]]) {
            int rest = length - ending[0].length();
            if (rest >= 2 && endsWith(word, length, ending[0])) {
                ending[1].getChars(0, ending[1].length(), word, rest);
                return rest + ending[1].length();
            }
        }
        return length;
    }

    /** Whether the word is nothing but the ending of another gender. */
    static boolean isEnding(long hash, boolean behindSlash) {
        return contains(MARKS, hash) || behindSlash && contains(MARKS_BEHIND_SLASH, hash);
    }

    private static boolean endsWith(char[] word, int length, String ending) {
        for (int i = ending.length() - 1, j = length - 1; i >= 0; i--, j--) {
            if (word[j] != ending.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(long[] hashes, long hash) {
        for (long one : hashes) {
            if (one == hash) {
                return true;
            }
        }
        return false;
    }

    private static long[] hashes(String... words) {
        return Stream.of(words).mapToLong(Words::hashOf).toArray();
    }
}
