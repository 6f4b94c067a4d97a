package io.rolecall.query;

import java.text.Normalizer;

/** What of a character counts when words are compared: neither case nor accent nor typographic variant. */
final class Fold {
    private Fold() {}

    /** The comparable form of a stretch of letters, digits and marks; without any of them, an empty string. */
    static String fold(CharSequence text, int from, int to) {
        boolean lower = true;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return stable(text.subSequence(from, to).toString());
            }
            lower &= c < 'A' || c > 'Z';
        }
        String ascii = text.subSequence(from, to).toString();
        return lower ? ascii : asciiLower(ascii);
    }

    private static String asciiLower(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] >= 'A' && chars[i] <= 'Z') {
                chars[i] += 'a' - 'A';
            }
        }
        return new String(chars);
    }

    /** Compatibility forms may unfold into something that folds again; twice has always been enough, see the test. */
    private static String stable(String text) {
        String folded = once(text);
        String again = once(folded);
        return again.equals(folded) ? folded : once(again);
    }

    private static String once(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder kept = new StringBuilder(apart.length());
        int before = 0;
        for (int i = 0; i < apart.length(); ) {
            int c = apart.codePointAt(i);
            i += Character.charCount(c);
            if (Chars.ignorable(c)
                    || Chars.apostrophe(c)
                    || Chars.accent(c, before)
                    || Character.getType(c) == Character.ENCLOSING_MARK) {
                continue;
            }
            if (Character.isDigit(c)) {
                kept.append((char) ('0' + Character.digit(c, 10)));
            } else if (Character.isLetter(c) || Chars.mark(c)) {
                letter(kept, Character.toLowerCase(c));
            }
            before = c;
        }
        return Normalizer.normalize(kept, Normalizer.Form.NFKC);
    }

    /** Letters that Unicode doesn't take apart, but that people write without their strokes, and ligatures. */
    private static void letter(StringBuilder kept, int c) {
        switch (c) {
            case 'ß' -> kept.append("ss");
            case 'æ' -> kept.append("ae");
            case 'œ' -> kept.append("oe");
            case 'þ' -> kept.append("th");
            case 'ø' -> kept.append('o');
            case 'ð', 'đ' -> kept.append('d');
            case 'ħ' -> kept.append('h');
            case 'ı' -> kept.append('i');
            case 'ł' -> kept.append('l');
            case 'ŧ' -> kept.append('t');
            case 'ς' -> kept.append('σ');
            default -> kept.appendCodePoint(c);
        }
    }
}
