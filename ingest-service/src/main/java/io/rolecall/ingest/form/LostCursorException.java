package io.rolecall.ingest.form;

import java.io.IOException;

/** The list can't be gone on with from the given cursor: it is another one now. It must be read from its beginning. */
public final class LostCursorException extends IOException {
    private static final long serialVersionUID = 1;

    public LostCursorException(String message) {
        super(message);
    }
}
