package io.rolecall.posting;

import org.jspecify.annotations.Nullable;

/** The checks that the records of this package share. */
final class Valid {
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
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0) {
                throw new InvalidPostingException(field, "contains a NUL character");
            }
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
        return value;
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
