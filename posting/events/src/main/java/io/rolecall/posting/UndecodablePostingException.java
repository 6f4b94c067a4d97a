package io.rolecall.posting;

import org.jspecify.annotations.Nullable;

/** A record that tells of no event. To be kept as a {@linkplain DeadLetter dead letter}: trying again never helps. */
public final class UndecodablePostingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UndecodablePostingException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
