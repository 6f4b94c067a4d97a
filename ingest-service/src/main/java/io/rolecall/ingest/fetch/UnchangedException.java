package io.rolecall.ingest.fetch;

import java.io.IOException;

/** The list is the one that was read to its end before: 304 to a conditional request. */
public final class UnchangedException extends IOException {
    private static final long serialVersionUID = 1;

    UnchangedException() {
        super("is unchanged");
    }
}
