package io.rolecall.ingest.cluster;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Names and titles as lower-case words without accents and punctuation, so that two spellings of one compare as equal. */
final class Words {
    private Words() {}

    /** The words of a text; {@code +} and {@code #} are letters, for C++ and C#. */
    static List<String> of(String text) {
        String plain = plain(text);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < plain.length(); ) {
            int c = plain.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c) || c == '+' || c == '#') {
                word.appendCodePoint(Character.toLowerCase(c));
            } else if (c != '\'' && c != '’' && !combining(c) && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f) {
                // Not decomposed by Unicode, and yet written both ways.
                return Normalizer.normalize(text, Normalizer.Form.NFKD)
                        .replace("ß", "ss")
                        .replace("ø", "o")
                        .replace("Ø", "O")
                        .replace("ł", "l")
                        .replace("Ł", "L");
            }
        }
        return text;
    }

    private static boolean combining(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
