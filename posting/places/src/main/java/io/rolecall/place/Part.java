package io.rolecall.place;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands between two separators of a text: "Austin" of "Austin, TX".
 *
 * @param start where it starts in the text
 * @param end where it ends
 * @param before how it is separated from the part before
 */
record Part(String text, int start, int end, Words words, Separator before) {
    private static final Pattern ALTERNATIVES = Pattern.compile(
            "\\s*[/\\\\&+]\\s*|(?:^|\\s+)(?:or|and|und|oder|bzw\\.|et|ou|och|eller|oraz|lub|y|of|e|o)\\s+");

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

    /** Whether the part goes on with others: "or New York". */
    boolean startsAnother() {
        return ALTERNATIVES.matcher(text).lookingAt();
    }

    /** "Berlin or Munich" as two parts; nothing when there is no such word in it. */
    List<Part> alternatives() {
        Matcher matcher = ALTERNATIVES.matcher(text);
        if (!matcher.find()) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>(3);
        Separator next = before;
        int from = 0;
        do {
            next = add(parts, text, from, matcher.start(), next);
            Separator here = matcher.group().strip().equals("/") ? Separator.SLASH : Separator.OTHER;
            next = next.compareTo(here) > 0 ? next : here;
            from = matcher.end();
        } while (matcher.find());
        add(parts, text, from, text.length(), next);
        return parts.stream()
                .map(p -> new Part(p.text, p.start + start, p.end + start, p.words, p.before))
                .toList();
    }

    /** Adds a part if there is one, and says what stands before the next. */
    private static Separator add(List<Part> parts, String text, int from, int to, Separator before) {
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

    private static @Nullable Separator separator(String text, int at) {
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
