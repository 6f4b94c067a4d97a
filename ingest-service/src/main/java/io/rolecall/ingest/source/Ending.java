package io.rolecall.ingest.source;

import io.rolecall.ingest.fetch.Validators;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A list that was read, to its end or not, and what became of what it didn't name. */
record Ending(
        How how,
        @Nullable String error,
        int listed,
        Closings closings,
        Settlement.Missing missing,
        int closed,
        Validators validators,
        @Nullable String cursor) {
    enum How {
        COMPLETE,
        /** Its server says that it is the one that was read before. */
        UNCHANGED,
        /** Its server says that there is none any more. */
        GONE,
        FAILED
    }

    /** Why a list could not be read. */
    static String reason(IOException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.length() <= 500 ? message : message.substring(0, 500) + "…";
    }
}
