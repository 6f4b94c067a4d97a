package io.rolecall.query;

import java.util.ArrayList;
import java.util.List;

/**
 * Words that stand next to each other in this order, as a query asks for them.
 *
 * @param text as it is printed: folded where that doesn't make it longer; reading it again gives the same
 * @param readings the sequences of forms of which any will do: "full-time" may be written as two words or as one
 * @param written as the one who asks wrote it; two that differ only in this are equal
 */
public record Sought(String text, List<List<String>> readings, String written) {
    public Sought {
        if (readings.isEmpty() || readings.getFirst().isEmpty()) {
            throw new IllegalArgumentException("nothing to look for in '" + text + "'");
        }
        readings = readings.stream().map(List::copyOf).toList();
    }

    /** Whether there is a word in the text at all. */
    static boolean in(String text) {
        return !Tokenizer.tokens(text).isEmpty();
    }

    /**
     * @param between what is printed between words: a space inside quotes, a slash otherwise
     */
    static Sought of(String text, char between) {
        Sought folded = read(text, between);
        // Some texts read otherwise once they are folded ("R&Do'b", single vowels of Korean): they are printed as they
        // were written.
        boolean same = Sought.in(folded.text)
                && read(folded.text, between).readings().equals(folded.readings())
                && read(folded.text, between).text().equals(folded.text());
        return same
                ? folded
                : new Sought(
                        lower(folded.written).replace(':', '/').replace('*', '/'), folded.readings(), folded.written);
    }

    /** The same, written in another way. */
    Sought as(String written) {
        return new Sought(text, readings, written);
    }

    private static Sought read(String text, char between) {
        List<Token> tokens = Tokenizer.tokens(text);
        List<String> apart = new ArrayList<>();
        List<String> joined = new ArrayList<>();
        StringBuilder print = new StringBuilder();
        int joinedUntil = 0;
        int groupEnd = 0;
        int end = -1;
        for (Token token : tokens) {
            switch (token.kind()) {
                case MAIN -> {
                    if (end >= 0 && token.start() > end) {
                        print.append(token.start() < groupEnd ? '-' : between);
                    }
                    print.append(shorter(token.form(), text.substring(token.start(), token.end())));
                    end = token.end();
                    apart.add(token.form());
                    if (token.position() >= joinedUntil) {
                        joined.add(token.form());
                    }
                }
                case JOINED -> {
                    joined.set(joined.size() - 1, token.form());
                    joinedUntil = token.position() + token.width();
                    groupEnd = token.end();
                }
                case PART -> {}
            }
        }
        String written = tokens.isEmpty()
                ? ""
                : text.substring(tokens.getFirst().start(), tokens.getLast().end());
        return new Sought(print.toString(), apart.equals(joined) ? List.of(apart) : List.of(apart, joined), written);
    }

    /** Printing must not make a query longer than it may be. */
    private static String shorter(String form, String written) {
        if (form.codePointCount(0, form.length()) <= written.codePointCount(0, written.length())) {
            return form;
        }
        return lower(written);
    }

    private static String lower(String written) {
        StringBuilder lower = new StringBuilder();
        written.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
        return lower.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sought that && text.equals(that.text) && readings.equals(that.readings);
    }

    @Override
    public int hashCode() {
        return 31 * text.hashCode() + readings.hashCode();
    }
}
