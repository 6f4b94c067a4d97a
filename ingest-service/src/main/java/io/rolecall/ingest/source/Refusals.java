package io.rolecall.ingest.source;

import io.rolecall.posting.InvalidPostingException;

/** The words of refusals. */
final class Refusals {
    private Refusals() {}

    /** What is wrong, without the field's name. */
    static String message(InvalidPostingException e) {
        return String.valueOf(e.getMessage()).substring(e.field().length()).strip();
    }
}
