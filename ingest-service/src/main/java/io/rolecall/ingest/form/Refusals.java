package io.rolecall.ingest.form;

import io.rolecall.posting.InvalidPostingException;

/** The words of refusals. */
public final class Refusals {
    private Refusals() {}

    /** What is wrong, without the field's name. */
    public static String message(InvalidPostingException e) {
        return String.valueOf(e.getMessage()).substring(e.field().length()).strip();
    }
}
