package io.rolecall.query;

import io.rolecall.query.Expression.AllOf;
import io.rolecall.query.Expression.AnyOf;
import io.rolecall.query.Expression.In;
import io.rolecall.query.Expression.Not;
import io.rolecall.query.Expression.Phrase;
import io.rolecall.query.Expression.Prefix;
import io.rolecall.query.Expression.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the language of {@code q}: total, so that each text is either understood or refused with what was expected where.
 * {@code OR} binds closer than a space, as in web searches. A quote that is never closed ends with the text; punctuation without
 * a letter or digit says nothing.
 */
final class QueryParser {
    static final int MAX_LENGTH = 255;
    static final int MAX_CLAUSES = 64;

    private final String criterion;
    private final String text;
    private int at;
    private int clauses;

    private QueryParser(String criterion, String text) {
        this.criterion = criterion;
        this.text = text;
    }

    /** @param criterion whose value the text is, for what is said when it is refused */
    static Expression parse(String criterion, String text) {
        QueryParser parser = new QueryParser(criterion, text);
        int length = text.codePointCount(0, text.length());
        if (length > MAX_LENGTH) {
            throw parser.refused(
                    text.offsetByCodePoints(0, MAX_LENGTH),
                    "has " + length + " characters; at most " + MAX_LENGTH + " are taken");
        }
        Expression read = parser.all(-1);
        if (read == null) {
            throw parser.refused(0, "has no word, phrase or prefix* to look for");
        }
        if (parser.clauses > MAX_CLAUSES) {
            throw parser.refused(
                    0, "asks for " + parser.clauses + " words and phrases; at most " + MAX_CLAUSES + " are taken");
        }
        String printed = read.toString();
        int written = printed.codePointCount(0, printed.length());
        if (written > MAX_LENGTH) {
            // Only what was put together without spaces can grow: a"b"c.
            throw parser.refused(
                    0,
                    "has " + written + " characters with spaces between its parts; at most " + MAX_LENGTH
                            + " are taken");
        }
        return read;
    }

    /** Everything up to the end of the text or of the group that was opened at a position. */
    private @Nullable Expression all(int opened) {
        Set<Expression> parts = new LinkedHashSet<>();
        boolean and = false;
        while (true) {
            skipSpace();
            if (at == text.length()) {
                if (opened >= 0) {
                    throw refused(opened, "opens a group that is never closed; expected ')'");
                }
                break;
            }
            if (text.charAt(at) == ')') {
                if (opened < 0) {
                    throw refused(at, "closes a group that was never opened");
                }
                break;
            }
            int start = at;
            if (operator("AND")) {
                if (and || parts.isEmpty()) {
                    throw refused(start, "AND needs something before it; write and for the word");
                }
                and = true;
                continue;
            }
            Expression part = any();
            if (part != null) {
                and = false;
                parts.addAll(part instanceof AllOf inner ? inner.parts() : List.of(part));
            }
        }
        if (and) {
            throw refused(at, "AND needs something after it; write and for the word");
        }
        return switch (parts.size()) {
            case 0 -> null;
            case 1 -> parts.iterator().next();
            default -> new AllOf(List.copyOf(parts));
        };
    }

    /** Terms with OR between them. */
    private @Nullable Expression any() {
        int start = at;
        if (operator("OR")) {
            throw refused(start, "OR needs something before it; write or for the word");
        }
        Expression first = unary();
        List<Expression> parts = new ArrayList<>();
        while (true) {
            skipSpace();
            int or = at;
            if (!operator("OR")) {
                break;
            }
            if (first == null) {
                throw refused(or, "OR needs something before it; write or for the word");
            }
            skipSpace();
            boolean missing = at == text.length() || text.charAt(at) == ')' || peek("OR") || peek("AND");
            Expression next = missing ? null : unary();
            if (next == null) {
                throw refused(or, "OR needs something after it; write or for the word");
            }
            parts.add(next);
        }
        if (first == null || parts.isEmpty()) {
            return first;
        }
        parts.addFirst(first);
        Set<Expression> flat = new LinkedHashSet<>();
        parts.forEach(p -> flat.addAll(p instanceof AnyOf inner ? inner.parts() : List.of(p)));
        return flat.size() == 1 ? flat.iterator().next() : new AnyOf(List.copyOf(flat));
    }

    private @Nullable Expression unary() {
        int start = at;
        boolean not = false;
        if (operator("NOT")) {
            skipSpace();
            if (at == text.length() || text.charAt(at) == ')' || peek("OR") || peek("AND")) {
                throw refused(start, "NOT needs something after it; write not for the word");
            }
            not = true;
        }
        while (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            not |= text.charAt(at++) == '-';
        }
        Expression part = at == text.length() ? null : primary();
        if (part == null || !not) {
            return part;
        }
        return part instanceof Not twice ? twice.part() : new Not(part);
    }

    private @Nullable Expression primary() {
        char c = text.charAt(at);
        if (c == '(') {
            int opened = at++;
            Expression inner = all(opened);
            at++;
            return inner;
        }
        if (Chars.quote(c)) {
            return phrase();
        }
        if (c == ')' || Chars.space(c)) {
            return null;
        }
        return field();
    }

    private @Nullable Expression phrase() {
        int from = ++at;
        while (at < text.length() && !Chars.quote(text.charAt(at))) {
            at++;
        }
        String inside = text.substring(from, at);
        at = Math.min(at + 1, text.length());
        if (!Sought.in(inside)) {
            return null;
        }
        clauses++;
        Sought phrase = Sought.of(inside, ' ');
        Sought word = Sought.of(phrase.text(), '/');
        return word.equals(phrase) && phrase.text().chars().noneMatch(QueryParser::ends)
                ? new Word(word)
                : new Phrase(phrase);
    }

    /** A word, or what is looked for in one field. */
    private @Nullable Expression field() {
        int start = at;
        int colon = at;
        while (colon < text.length() && Character.isLetter(text.charAt(colon))) {
            colon++;
        }
        boolean named = colon - start > 1 && colon < text.length() && text.charAt(colon) == ':';
        if (!named) {
            return word();
        }
        String name = text.substring(start, colon);
        Field field = name.equalsIgnoreCase("title")
                ? Field.TITLE
                : name.equalsIgnoreCase("organization") ? Field.ORGANIZATION : null;
        boolean followed = colon + 1 < text.length() && !Chars.space(text.charAt(colon + 1));
        if (field == null) {
            if (followed && (Sought.in(text.substring(colon + 1, colon + 2)) || Chars.quote(text.charAt(colon + 1)))) {
                throw refused(
                        start,
                        "asks for the field '" + InvalidQueryException.brief(name)
                                + "', which is not known; known are title: and organization:"
                                + " (inside quotes it is text)");
            }
            return word();
        }
        at = colon + 1;
        skipSpace();
        int inside = at;
        Expression part = at == text.length() || peek("OR") || peek("AND") ? null : unary();
        if (part == null) {
            throw refused(inside, "expected a word, a phrase or a group after " + field.key() + ":");
        }
        try {
            return part instanceof Not not ? new Not(new In(field, not.part())) : new In(field, part);
        } catch (IllegalArgumentException e) {
            throw refused(start, "asks for a field inside a field");
        }
    }

    private @Nullable Expression word() {
        int start = at;
        while (at < text.length() && !ends(text.charAt(at))) {
            at++;
        }
        String written = text.substring(start, at);
        int star = written.indexOf('*');
        if (star >= 0) {
            return prefix(written, star, start);
        }
        if (!Sought.in(written)) {
            return null;
        }
        clauses++;
        return new Word(Sought.of(written, '/'));
    }

    private Expression prefix(String written, int star, int start) {
        String before = written.substring(0, star);
        if (!Sought.in(before) || Sought.in(written.substring(star + 1))) {
            throw refused(start + star, "'*' is only known at the end of a word, as in nurs*");
        }
        Sought beginning = Sought.of(before, '/');
        int words = beginning.readings().getLast().size();
        if (words > 1) {
            throw refused(
                    start + star,
                    "'*' is only known after one word, and '" + InvalidQueryException.brief(before) + "' is " + words);
        }
        clauses++;
        return new Prefix(beginning);
    }

    private static boolean ends(int c) {
        return Chars.space(c) || c == '(' || c == ')' || Chars.quote(c);
    }

    private void skipSpace() {
        while (at < text.length() && Chars.space(text.charAt(at))) {
            at++;
        }
    }

    private boolean peek(String operator) {
        int end = at + operator.length();
        return text.startsWith(operator, at) && (end == text.length() || ends(text.charAt(end)));
    }

    private boolean operator(String operator) {
        boolean here = peek(operator);
        if (here) {
            at += operator.length();
        }
        return here;
    }

    private InvalidQueryException refused(int position, String message) {
        return new InvalidQueryException(
                criterion,
                text,
                position,
                criterion + " " + message + " (at character "
                        + (text.codePointCount(0, Math.min(position, text.length())) + 1) + ").");
    }
}
