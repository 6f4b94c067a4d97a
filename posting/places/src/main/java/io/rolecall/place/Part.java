package io.rolecall.place;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands between two separators of a text: "Austin" of "Austin, TX".
 *
 * @param start where it starts in the text
 * @param end where it ends
 * @param before how it is separated from the part before
 */
record Part(String text, int start, int end, Words words, Separator before) {
    /** From the weakest to the strongest. */
    enum Separator {
        /** A comma, a bracket, a dash: what follows may say where the place lies. */
        COMMA,
        /** A slash or bar: what follows may be another place, or the same one said wider. */
        SLASH,
        /** A semicolon, a line end, the word "or": what follows is another place. */
        OTHER
    }

    static List<Part> of(String text) {
        List<Part> parts = new ArrayList<>(4);
        Separator before = Separator.OTHER;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            Separator here = i == text.length() ? Separator.OTHER : separator(text, i);
            if (here != null) {
                before = add(parts, text, start, i, before);
                before = before.compareTo(here) > 0 ? before : here;
                start = i + 1;
            }
        }
        return parts;
    }

    /** Adds a part if there is one, and says what stands before the next. */
    static Separator add(List<Part> parts, String text, int from, int to, Separator before) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        String trimmed = text.substring(start, end);
        Words words = Words.of(trimmed);
        if (words.count() == 0) {
            return before;
        }
        parts.add(new Part(trimmed, start, end, words, before));
        return Separator.COMMA;
    }

    private static @org.jspecify.annotations.Nullable Separator separator(String text, int at) {
        return switch (text.charAt(at)) {
            case ',', '(', ')', '[', ']', '{', '}', ':', '–', '—', '→', '>', '，', '（', '）', '：', '、', '،' ->
                Separator.COMMA;
            case '-' -> besideSpace(text, at) ? Separator.COMMA : null;
            case '|', '｜' -> Separator.SLASH;
            case ';', '\n', '\r', '•', '·', '；', '؛' -> Separator.OTHER;
            default -> null;
        };
    }

    private static boolean besideSpace(String text, int at) {
        return at == 0
                || at == text.length() - 1
                || Character.isWhitespace(text.charAt(at - 1))
                || Character.isWhitespace(text.charAt(at + 1));
    }
}
