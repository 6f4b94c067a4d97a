package io.rolecall.notify.alert;

import io.rolecall.http.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/** What an alert may be called. */
public final class AlertName {
    /** In characters. */
    public static final int LONGEST = 80;

    private AlertName() {}

    /** What somebody calls an alert: a line of any script; null where it says nothing. */
    public static @Nullable String of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String name = text.strip();
        if (name.codePointCount(0, name.length()) > LONGEST) {
            throw InvalidRequestException.of("name", name, -1, "The name is longer than " + LONGEST + " characters.");
        }
        // Also what turns the direction of the text around it, or can't be written down.
        if (name.codePoints().anyMatch(AlertName::unwritable)) {
            throw InvalidRequestException.of(
                    "name", name, -1, "The name has characters that are not part of a line of text.");
        }
        return name;
    }

    private static boolean unwritable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        };
    }
}
