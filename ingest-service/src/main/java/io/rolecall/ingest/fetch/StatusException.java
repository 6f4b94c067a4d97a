package io.rolecall.ingest.fetch;

import java.io.IOException;

/** A server answered with something else than the document. */
public final class StatusException extends IOException {
    private static final long serialVersionUID = 1;

    private final int status;

    StatusException(int status) {
        super("answers with status " + status);
        this.status = status;
    }

    /** HTTP's status code, 300 to 599. */
    public int status() {
        return status;
    }

    /** Whether the server says that there is no such document any more: 404 or 410. Nothing else says so. */
    public boolean gone() {
        return status == 404 || status == 410;
    }
}
