package io.rolecall.query;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The text that {@link QueryParser} reads, and how far it is. */
final class QueryText {
    private final String criterion;
    private final String text;
    private int at;

    QueryText(String criterion, String text) {
        this.criterion = criterion;
        this.text = text;
    }

    int position() {
        return at;
    }

    boolean done() {
        return at == text.length();
    }

    boolean at(char c) {
        return !done() && text.charAt(at) == c;
    }

    boolean at(IntPredicate kind) {
        return !done() && kind.test(text.charAt(at));
    }

    char next() {
        return text.charAt(at++);
    }

    void skip(int characters) {
        at += characters;
    }

    void skipSpace() {
        while (at(Chars::space)) {
            at++;
        }
    }

    /** What stands before the next such character, or before the end. */
    String upTo(IntPredicate end) {
        int from = at;
        while (!done() && !at(end)) {
            at++;
        }
        return text.substring(from, at);
    }

    /** The word that stands here. */
    String word() {
        int from = at;
        String word = upTo(QueryText::ends);
        at = from;
        return word;
    }

    /** What ends a word that is not in quotes. */
    static boolean ends(int c) {
        return Chars.space(c) || c == '(' || c == ')' || Chars.quote(c);
    }

    private boolean peek(String operator) {
        int end = at + operator.length();
        return text.startsWith(operator, at) && (end == text.length() || ends(text.charAt(end)));
    }

    /** Steps over an operator if it stands here. */
    boolean operator(String operator) {
        boolean here = peek(operator);
        if (here) {
            at += operator.length();
        }
        return here;
    }

    /** Whether an operator that stands before here has nothing to work on. */
    boolean nothingFollows() {
        return done() || at(')') || peek("OR") || peek("AND");
    }

    /** The name before a colon, if one stands here: two letters or more. */
    @Nullable String field() {
        int colon = at;
        while (colon < text.length() && Character.isLetter(text.charAt(colon))) {
            colon++;
        }
        boolean named = colon - at > 1 && colon < text.length() && text.charAt(colon) == ':';
        return named ? text.substring(at, colon) : null;
    }

    /** Whether a word or a quotation begins right there. */
    boolean saysSomethingAt(int position) {
        if (position >= text.length()) {
            return false;
        }
        return Chars.quote(text.charAt(position))
                || Sought.in(text.substring(position, text.offsetByCodePoints(position, 1)));
    }

    InvalidQueryException refused(int position, String message) {
        int character = text.codePointCount(0, Math.min(position, text.length())) + 1;
        return new InvalidQueryException(
                criterion, text, position, criterion + " " + message + " (at character " + character + ").");
    }
}
