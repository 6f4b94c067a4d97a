package io.rolecall.posting;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The checks that the records of this package share. */
final class Valid {
    /** A text that is looked at character by character. */
    private static final int SHORT = 64;

    private Valid() {}

    static String required(String field, @Nullable String value, int maxLength) {
        if (value == null || value.isBlank()) {
            throw new InvalidPostingException(field, "is missing");
        }
        return bounded(field, value, maxLength);
    }

    static @Nullable String optional(String field, @Nullable String value, int maxLength) {
        return value == null || value.isBlank() ? null : bounded(field, value, maxLength);
    }

    static String bounded(String field, String value, int maxLength) {
        if (value.length() > maxLength) {
            throw new InvalidPostingException(
                    field, "has " + value.length() + " characters; at most " + maxLength + " are taken");
        }
        if (value.indexOf(0) >= 0) {
            throw new InvalidPostingException(field, "contains a NUL character");
        }
        if (!latin(value)) {
            paired(field, value);
        }
        return value;
    }

    /**
     * Whether all is of the first 256 characters, none of which is half of another. Copying and comparing is done many characters at once,
     * and looking at each of a long text took a third of a record's decoding.
     */
    private static boolean latin(String value) {
        return value.length() > SHORT
                && new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1).equals(value);
    }

    private static void paired(String field, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean paired = Character.isHighSurrogate(c)
                        && i + 1 < value.length()
                        && Character.isLowSurrogate(value.charAt(i + 1));
                if (!paired) {
                    throw new InvalidPostingException(field, "contains half a character (an unpaired surrogate)");
                }
                i++;
            }
        }
    }

    /** Only http and https: the address is shown as a link, so a script in it would run. */
    static @Nullable String webAddress(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String lower = bounded(field, value, 2_000).toLowerCase(java.util.Locale.ROOT);
        if (!lower.startsWith("https://") && !lower.startsWith("http://")) {
            throw new InvalidPostingException(field, "is not an http or https address");
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) <= ' ' || value.charAt(i) == 0x7f) {
                throw new InvalidPostingException(field, "contains a space or a control character");
            }
        }
        return value;
    }
}
