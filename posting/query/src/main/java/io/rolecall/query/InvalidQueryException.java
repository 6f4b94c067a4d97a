package io.rolecall.query;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Criteria that can't be understood. Names the criterion, the value and, inside a text, where it stopped: the same words for a
 * search and for an alert.
 */
public final class InvalidQueryException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String field;
    private final @Nullable String value;
    private final int position;

    InvalidQueryException(String field, @Nullable String value, int position, String message) {
        super(message);
        this.field = field;
        this.value = value;
        this.position = position;
    }

    static InvalidQueryException of(String field, @Nullable String value, String message) {
        return new InvalidQueryException(field, value, -1, message);
    }

    /** A value outside a closed list; says which are in it. */
    static InvalidQueryException unknown(String field, String value, Collection<?> known) {
        String names = known.stream().map(Object::toString).collect(Collectors.joining(", "));
        return of(field, value, "'" + brief(value) + "' is not known; known are " + names + ".");
    }

    /** What an answer may repeat of a value: one line, not too long. */
    static String brief(String value) {
        StringBuilder line = new StringBuilder();
        value.codePoints().limit(60).forEach(c -> line.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return value.codePointCount(0, value.length()) > 60 ? line.append('…').toString() : line.toString();
    }

    /** The criterion's name; the unknown name itself when there is no such criterion. */
    public String field() {
        return field;
    }

    /** The value refused, null where it is the name or the whole that is wrong. */
    public @Nullable String value() {
        return value;
    }

    /** Where in the value it stopped, in UTF-16 units from 0; -1 where that has no meaning. */
    public int position() {
        return position;
    }
}
