package io.rolecall.notify.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often a subscriber wants to hear. */
public enum Cadence {
    /** Soon after the posting appeared; matches of a short window go together. */
    IMMEDIATE,
    /** Each day at the subscriber's hour. */
    DAILY,
    /** Once a week, at a weekday and hour. */
    WEEKLY,
    /** On the first of each month, at an hour. */
    MONTHLY;

    /** The name as it stands in JSON and in forms. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Cadence> of(String word) {
        return Arrays.stream(values()).filter(c -> c.word().equals(word)).findFirst();
    }
}
