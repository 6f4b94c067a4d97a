package io.rolecall.ingest.form;

import io.rolecall.posting.InvalidPostingException;

/** The words of refusals. */
public final class Refusals {
    private static final int EXCERPT = 1_000;

    private Refusals() {}

    /** The beginning of an item. */
    static String excerpt(String item) {
        return item.length() <= EXCERPT ? item : item.substring(0, EXCERPT) + "…";
    }

    /** What is wrong, without the field's name. */
    public static String message(InvalidPostingException e) {
        return String.valueOf(e.getMessage()).substring(e.field().length()).strip();
    }
}
