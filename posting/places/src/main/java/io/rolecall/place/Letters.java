package io.rolecall.place;

import java.text.Normalizer;

/** What one letter becomes so that spellings of one name compare. */
final class Letters {
    private static final int EXTENDED = 0x250;
    private static final int ADDITIONAL = 0x1E00;
    private static final int ADDITIONAL_END = 0x1F00;

    /** The base of Latin letters: of those below {@link #EXTENDED}, then of those from {@link #ADDITIONAL}. */
    private static final char[] LATIN = latin();

    private Letters() {}

    /** The letter in small and without accents. */
    static int fold(int c) {
        if (c < EXTENDED) {
            return LATIN[c];
        }
        if (c >= ADDITIONAL && c < ADDITIONAL_END) {
            return LATIN[c - ADDITIONAL + EXTENDED];
        }
        return withoutAccent(Character.toLowerCase(c));
    }

    private static int withoutAccent(int c) {
        return switch (c) {
            case 'ά' -> 'α';
            case 'έ' -> 'ε';
            case 'ή' -> 'η';
            case 'ί', 'ϊ', 'ΐ' -> 'ι';
            case 'ό' -> 'ο';
            case 'ύ', 'ϋ', 'ΰ' -> 'υ';
            case 'ώ' -> 'ω';
            case 'ς' -> 'σ';
            case 'ё' -> 'е';
            default -> c;
        };
    }

    /** Whether names are written with and without it: an apostrophe, an accent that stands for itself. */
    static boolean isSilent(int c) {
        return isApostrophe(c) || (c >= 0x300 && c < 0x370);
    }

    /** Whether it is part of a word. */
    static boolean isPart(int c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isApostrophe(int c) {
        return c == '\'' || c == '’' || c == '‘' || c == 'ʼ' || c == '`' || c == '´';
    }

    private static char[] latin() {
        char[] table = new char[EXTENDED + ADDITIONAL_END - ADDITIONAL];
        for (int i = 0; i < table.length; i++) {
            char c = (char) (i < EXTENDED ? i : i - EXTENDED + ADDITIONAL);
            String base = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
            table[i] = Character.toLowerCase(base.charAt(0));
        }
        String stroked = "øØłŁđĐħĦıŧŦðÐəƏ";
        String plain = "oollddhhittddaa";
        for (int i = 0; i < stroked.length(); i++) {
            table[stroked.charAt(i)] = plain.charAt(i);
        }
        return table;
    }
}
