package io.rolecall.notify.web;

import io.rolecall.http.InvalidRequestException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a list, in the form of a search's answer. */
record Paging<T>(long total, int page, int size, List<T> results) {
    static final int USUAL = 20;
    private static final int MOST = 100;
    private static final int LAST = 10_000;

    /** The page that is asked for, from 1. */
    static int page(@Nullable String text) {
        return number("page", text, 1, 1, LAST);
    }

    static int size(@Nullable String text) {
        return number("size", text, USUAL, 1, MOST);
    }

    private static int number(String name, @Nullable String text, int usual, int least, int most) {
        if (text == null) {
            return usual;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, like a number out of bounds.
        }
        throw InvalidRequestException.of(name, text, -1, "is not a whole number from " + least + " to " + most + ".");
    }
}
