package io.rolecall.ingest.normalize;

import java.text.Normalizer;

/** Letters as they are compared: small, without accents, and of two where a ligature has two. */
final class Letters {
    private static final int TABLE = 0x250;
    /** One or two folded characters, the second in the upper half; 0 for what is no letter or digit. */
    private static final int[] FOLDED = new int[TABLE];

    static {
        for (char c = 0; c < TABLE; c++) {
            if (Character.isLetterOrDigit(c)) {
                FOLDED[c] = foldedSlowly(c);
            }
        }
    }

    private Letters() {}

    /** The folded character, with a second one in the upper 16 bits where there are two; 0 for what is part of no word. */
    static int folded(char c) {
        if (c < TABLE) {
            return FOLDED[c];
        }
        return Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0;
    }

    /** An accent written behind its letter, a soft hyphen or a joiner: as if it weren't there. */
    static boolean isSilent(char c) {
        return c >= '\u0300' && c <= '\u036f' || c == '\u00ad' || c >= '\u200b' && c <= '\u200d' || c == '\ufeff';
    }

    private static int foldedSlowly(char c) {
        char small = Character.toLowerCase(c);
        return switch (small) {
            case 'ß' -> 's' | 's' << 16;
            case 'æ' -> 'a' | 'e' << 16;
            case 'œ' -> 'o' | 'e' << 16;
            case 'ø' -> 'o';
            case 'ł' -> 'l';
            case 'đ' -> 'd';
            default ->
                Normalizer.normalize(String.valueOf(small), Normalizer.Form.NFD).charAt(0);
        };
    }
}
