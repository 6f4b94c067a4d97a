package io.rolecall.search.web;

import java.util.Locale;

/** What drawings share. */
final class Drawing {
    private Drawing() {}

    /** A length or place in a drawing, with one decimal. */
    static String units(double value) {
        String exact = String.format(Locale.ROOT, "%.1f", value);
        return exact.endsWith(".0") ? exact.substring(0, exact.length() - 2) : exact;
    }
}
