package io.rolecall.http;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request that can't be served as it is. Becomes a problem answer with the members {@code field} and {@code detail}. */
public final class InvalidRequestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient HttpStatus status;
    private final @Nullable String field;

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
        super(message);
        this.status = status;
        this.field = field;
    }

    HttpStatus status() {
        return status;
    }

    /** The parameter or member at fault; null when it is the whole request. */
    public @Nullable String field() {
        return field;
    }
}
