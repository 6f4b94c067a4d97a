package io.rolecall.ingest.form;

import java.io.IOException;

/** The list as a whole can't be read; says why. */
public final class UnreadableListException extends IOException {
    private static final long serialVersionUID = 1;

    public UnreadableListException(String message) {
        super(message);
    }
}
