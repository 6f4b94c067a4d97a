package io.rolecall.query;

import io.rolecall.query.Expression.AllOf;
import io.rolecall.query.Expression.AnyOf;
import io.rolecall.query.Expression.Concept;
import io.rolecall.query.Expression.Filler;
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
 * {@code OR} binds closer than a space, as in web searches. What is opened must be closed; punctuation without a letter or digit
 * says nothing.
 */
final class QueryParser {
    static final int MAX_LENGTH = 255;
    static final int MAX_CLAUSES = 64;

    private final QueryText text;
    private int clauses;

    private QueryParser(QueryText text) {
        this.text = text;
    }

    /** @param criterion whose value the text is, for what is said when it is refused */
    static Expression parse(String criterion, String text) {
        QueryParser parser = new QueryParser(new QueryText(criterion, text));
        int length = (int) text.codePoints().count();
        if (length > MAX_LENGTH) {
            throw parser.text.refused(
                    text.offsetByCodePoints(0, MAX_LENGTH),
                    "has " + length + " characters; at most " + MAX_LENGTH + " are taken");
        }
        Expression read = parser.all(-1);
        if (read == null) {
            throw parser.text.refused(0, "has no word, phrase or prefix* to look for");
        }
        if (parser.clauses > MAX_CLAUSES) {
            throw parser.text.refused(
                    0, "asks for " + parser.clauses + " words and phrases; at most " + MAX_CLAUSES + " are taken");
        }
        // No character is printed as more than itself, a space and a bracket.
        int written = length <= MAX_LENGTH / 4
                ? length
                : (int) read.toString().codePoints().count();
        if (written > MAX_LENGTH) {
            // Only what was put together without spaces can grow: a"b"c.
            throw parser.text.refused(
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
            text.skipSpace();
            if (text.done()) {
                if (opened >= 0) {
                    throw text.refused(opened, "opens a group that is never closed; expected ')'");
                }
                break;
            }
            if (text.at(')')) {
                if (opened < 0) {
                    throw text.refused(text.position(), "closes a group that was never opened");
                }
                break;
            }
            int start = text.position();
            if (text.operator("AND")) {
                if (and || parts.isEmpty()) {
                    throw text.refused(start, "AND needs something before it; write and for the word");
                }
                and = true;
                continue;
            }
            Expression part = any();
            if (part != null) {
                and = false;
                parts.addAll(flat(part));
            }
        }
        if (and) {
            throw text.refused(text.position(), "AND needs something after it; write and for the word");
        }
        List<Expression> grouped = Fillers.marked(Synonyms.bundled().grouped(List.copyOf(parts)));
        return switch (grouped.size()) {
            case 0 -> null;
            case 1 -> grouped.getFirst();
            default -> new AllOf(grouped);
        };
    }

    /** What must hold each for itself. Words are put together and judged again with those that now stand beside them. */
    private static List<Expression> flat(Expression part) {
        return switch (part) {
            case AllOf all ->
                all.parts().stream().flatMap(p -> flat(p).stream()).toList();
            case Concept concept -> List.copyOf(concept.words());
            case Filler filler -> List.of(filler.word());
            case AnyOf _, Not _, In _, Word _, Phrase _, Prefix _ -> List.of(part);
        };
    }

    /** Terms with OR between them. */
    private @Nullable Expression any() {
        int start = text.position();
        if (text.operator("OR")) {
            throw text.refused(start, "OR needs something before it; write or for the word");
        }
        Expression first = unary();
        List<Expression> parts = new ArrayList<>();
        while (true) {
            text.skipSpace();
            int or = text.position();
            if (!text.operator("OR")) {
                break;
            }
            if (first == null) {
                throw text.refused(or, "OR needs something before it; write or for the word");
            }
            text.skipSpace();
            boolean missing = text.nothingFollows();
            Expression next = missing ? null : unary();
            if (next == null) {
                throw text.refused(or, "OR needs something after it; write or for the word");
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
        int start = text.position();
        boolean not = false;
        if (text.operator("NOT")) {
            text.skipSpace();
            if (text.nothingFollows() || text.operator("NOT")) {
                throw text.refused(start, "NOT needs something after it; write not for the word");
            }
            not = true;
        }
        while (text.at('-') || text.at('+')) {
            not |= text.next() == '-';
        }
        Expression part = text.done() ? null : primary();
        if (part == null || !not) {
            return part;
        }
        return part instanceof Not twice ? twice.part() : new Not(part);
    }

    private @Nullable Expression primary() {
        int start = text.position();
        if (text.at('(')) {
            text.next();
            Expression inner = all(start);
            text.next();
            return inner;
        }
        if (text.at(Chars::quote)) {
            return phrase();
        }
        return text.at(')') || text.at(Chars::space) ? null : field();
    }

    private @Nullable Expression phrase() {
        int opened = text.position();
        text.next();
        String inside = text.upTo(Chars::quote);
        if (text.done()) {
            throw text.refused(opened, "opens a quotation that is never closed; expected '\"'");
        }
        text.next();
        Phrase phrase = QueryWords.phrase(inside);
        clauses += phrase == null ? 0 : 1;
        return phrase;
    }

    /** A word, or what is looked for in one field. */
    private @Nullable Expression field() {
        int start = text.position();
        String name = text.field();
        if (name == null) {
            return word();
        }
        Field field = name.equalsIgnoreCase("title")
                ? Field.TITLE
                : name.equalsIgnoreCase("organization") ? Field.ORGANIZATION : null;
        if (field == null) {
            if (text.saysSomethingAt(start + name.length() + 1) && !Genders.ending(text.word())) {
                throw text.refused(
                        start,
                        "asks for the field '" + InvalidQueryException.brief(name)
                                + "', which is not known; known are title: and organization:"
                                + " (inside quotes it is text)");
            }
            return word();
        }
        text.skip(name.length() + 1);
        text.skipSpace();
        int inside = text.position();
        Expression part = text.nothingFollows() ? null : unary();
        if (part == null) {
            throw text.refused(inside, "expected a word, a phrase or a group after " + field.key() + ":");
        }
        try {
            return part instanceof Not not ? new Not(new In(field, not.part())) : new In(field, part);
        } catch (IllegalArgumentException e) {
            throw text.refused(start, "asks for a field inside a field");
        }
    }

    private @Nullable Expression word() {
        int start = text.position();
        Expression read = QueryWords.read(text, text.upTo(QueryText::ends), start);
        clauses += read == null ? 0 : 1;
        return read;
    }
}
