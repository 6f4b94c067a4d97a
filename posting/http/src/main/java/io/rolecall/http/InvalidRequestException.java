package io.rolecall.http;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A request that can't be served as it is. Becomes a problem answer with the members {@code field} and
 * {@code detail}, and where one value is refused {@code value} and {@code position}. */
public final class InvalidRequestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient HttpStatus status;
    private final @Nullable String field;
    private final @Nullable String value;
    private final int position;

    /**
     * A refusal with status 400.
     *
     * @param field the parameter or JSON member at fault, nested names joined by dots; null when it is the whole request
     * @param message what is wrong and what would be right, as a sentence for the one who sent it
     */
    public InvalidRequestException(@Nullable String field, String message) {
        this(HttpStatus.BAD_REQUEST, field, message);
    }

    /** A refusal with another status, such as 404, 409 or 413. */
    public InvalidRequestException(HttpStatus status, @Nullable String field, String message) {
        this(status, field, null, -1, message);
    }

    private InvalidRequestException(
            HttpStatus status, @Nullable String field, @Nullable String value, int position, String message) {
        super(message);
        this.status = status;
        this.field = field;
        this.value = value;
        this.position = position;
    }

    /**
     * A refusal of one value with status 400.
     *
     * @param value what is refused; null where that is the field itself
     * @param position where in the value it stopped being right, in UTF-16 units from 0; -1 where that has no meaning
     */
    public static InvalidRequestException of(String field, @Nullable String value, int position, String message) {
        return new InvalidRequestException(HttpStatus.BAD_REQUEST, field, value, position, message);
    }

    HttpStatus status() {
        return status;
    }

    /** The refusal as it is answered. */
    public ProblemDetail problem() {
        ProblemDetail problem = Problems.of(status, field, String.valueOf(getMessage()));
        if (value != null) {
            problem.setProperty("value", value);
        }
        if (position >= 0) {
            problem.setProperty("position", position);
        }
        return problem;
    }

    /** What is refused; null where that is the field itself or the whole request. */
    public @Nullable String value() {
        return value;
    }

    /** Where in the value it stopped being right; -1 where that has no meaning. */
    public int position() {
        return position;
    }

    /** The parameter or member at fault; null when it is the whole request. */
    public @Nullable String field() {
        return field;
    }
}
