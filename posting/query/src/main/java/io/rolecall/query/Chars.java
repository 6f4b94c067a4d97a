package io.rolecall.query;

import java.lang.Character.UnicodeScript;

/** The kinds of character that the analysis of text tells apart. */
final class Chars {
    /** What a character is to the tokenizer. */
    enum Kind {
        /** Part of a word of a script that puts spaces between words. */
        WORD,
        /** A letter of a script without spaces (or, as Korean, with endings glued on): a term of its own. */
        UNSPACED,
        /** Belongs to the character before it. */
        MARK,
        /** A picture, a term of its own. */
        EMOJI,
        /** Anything between words. */
        OTHER
    }

    private static final Kind[] ASCII = new Kind[128];

    static {
        for (int c = 0; c < 128; c++) {
            ASCII[c] = Character.isLetterOrDigit(c) ? Kind.WORD : Kind.OTHER;
        }
    }

    private Chars() {}

    static Kind kind(int c) {
        if (c < 128) {
            return ASCII[c];
        }
        if (apostrophe(c)) {
            return Kind.OTHER;
        }
        if (ignorable(c) || mark(c)) {
            return Kind.MARK;
        }
        if (Character.isLetterOrDigit(c) || c == 0x3007) {
            return unspaced(c) ? Kind.UNSPACED : Kind.WORD;
        }
        return c >= 0x2600 && Character.isEmoji(c) || regional(c) ? Kind.EMOJI : Kind.OTHER;
    }

    private static boolean unspaced(int c) {
        if (c < 0x0E00) {
            return false;
        }
        if (c == 0x30FC || c == 0xFF70) {
            return true;
        }
        return switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    /** Combining marks, the halfwidth voicing marks, and the vowels and finals of Korean written in single letters. */
    static boolean mark(int c) {
        if (c < 0x0300) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> c == 0xFF9E || c == 0xFF9F || c >= 0x1160 && c <= 0x11FF || c >= 0x1F3FB && c <= 0x1F3FF;
        };
    }

    /** Accents of Latin, Greek and Cyrillic, but not the breve that makes another letter of и and у. */
    static boolean accent(int c, int before) {
        return c >= 0x0300
                && c <= 0x036F
                && !(c == 0x0306 && (before == 'и' || before == 'И' || before == 'у' || before == 'У'));
    }

    /** Invisible: soft hyphen, joiners, direction marks, variation selectors. */
    static boolean ignorable(int c) {
        return c == 0xAD
                || c >= 0x200C && c <= 0x200F
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2060 && c <= 0x2064
                || c >= 0xFE00 && c <= 0xFE0F
                || c == 0xFEFF
                || c >= 0xE0100 && c <= 0xE01EF;
    }

    static boolean apostrophe(int c) {
        return c == '\'' || c == 0x2019 || c == 0x02BC || c == 0x2018 || c == 0xFF07;
    }

    static boolean hyphen(int c) {
        return c == '-' || c == 0x2010 || c == 0x2011;
    }

    static boolean quote(int c) {
        return c == '"' || c >= 0x201C && c <= 0x201F;
    }

    /** What separates words of a query: also the spaces that don't break a line, and that have no width. */
    static boolean space(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x200B || Character.isISOControl(c);
    }

    /** Half of a flag. */
    static boolean regional(int c) {
        return c >= 0x1F1E6 && c <= 0x1F1FF;
    }
}
