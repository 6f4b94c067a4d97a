package io.rolecall.query;

import java.util.stream.Stream;

/**
 * The forms of the word for someone who does a job made one: nurse and nurses, Lehrer and Lehrerin, vendeur and vendeuse, enfermero and
 * enfermera. Rough: it only has to keep different occupations apart, and is used for nothing but their names.
 */
final class NameForms {
    private static final int SHORTEST = 5;

    /** An ending and what stands in its place; the first that fits counts. */
    private static final String[][] ENDINGS = Stream.of("""
            erinnen:er orinnen:or istinnen:ist entinnen:ent eurinnen:eur erin:er orin:or istin:ist entin:ent eurin:eur antin:ant
            werkster:werker skor:ska ieres:ier iere:ier euses:eur euse:eur trices:teur trice:teur iennes:ien ienne:ien eures:eur
            eure:eur antes:ant ante:ant ores:or oras:or ora:or eras:ero era:ero arias:ario aria:ario icas:ico ica:ico adas:ado
            ada:ado ern:er ches:ch shes:sh sses:ss ies:y ees:e ee:e ss:ss us:us is:is s:
            """.strip().split("\\s+"))
            .map(pair -> pair.split(":", -1))
            .toArray(String[][]::new);

    /** The endings by their last letter, in the same order: most words end in none of these letters. */
    private static final String[][][] BY_LAST = new String['z' + 1][][];

    static {
        for (char c = 0; c < BY_LAST.length; c++) {
            char last = c;
            BY_LAST[c] = Stream.of(ENDINGS)
                    .filter(ending -> ending[0].charAt(ending[0].length() - 1) == last)
                    .toArray(String[][]::new);
        }
    }

    private NameForms() {}

    /** 64 bits of the common form. Two of a hundred thousand names that share them are not to be expected. */
    static long hash(String form) {
        int length = form.length();
        String instead = "";
        if (length >= SHORTEST && form.charAt(length - 1) < BY_LAST.length) {
            for (String[] ending : BY_LAST[form.charAt(length - 1)]) {
                if (length >= ending[0].length() + 2 && form.endsWith(ending[0])) {
                    length -= ending[0].length();
                    instead = ending[1];
                    break;
                }
            }
        }
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ form.charAt(i)) * 0x100000001B3L;
        }
        for (int i = 0; i < instead.length(); i++) {
            hash = (hash ^ instead.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }

    /** The hash of words in their order, from that of those before and one more; 0 stands for none before, and for nothing else. */
    static long followed(long before, long word) {
        long hash = (before ^ word) * 0xBF58476D1CE4E5B9L;
        hash ^= hash >>> 32;
        return hash == 0 ? 1 : hash;
    }
}
