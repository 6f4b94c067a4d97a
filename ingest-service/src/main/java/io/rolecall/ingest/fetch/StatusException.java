package io.rolecall.ingest.fetch;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A server answered with something else than the document. */
public final class StatusException extends IOException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final @Nullable Duration retryAfter;

    StatusException(int status, @Nullable Duration retryAfter) {
        super("answers with status " + status
                + (retryAfter == null ? "" : " and asks to come again after " + retryAfter));
        this.status = status;
        this.retryAfter = retryAfter;
    }

    /** HTTP's status code, 300 to 599. */
    public int status() {
        return status;
    }

    /** Whether the server says that there is no such document any more: 404 or 410. Nothing else says so. */
    public boolean gone() {
        return status == 404 || status == 410;
    }

    /** How long the server wants to be left alone; null where it doesn't say. */
    @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** Whether the server is in trouble or asked too often, so that the same request may succeed later. */
    boolean passing() {
        return status == 429 || status >= 500;
    }
}
