package io.rolecall.notify.operator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and numbers as the pages say them. */
final class Say {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Say() {}

    static String at(Instant instant) {
        return TIME.format(instant);
    }

    /** Roughly, as people say it. */
    static String roughly(Duration duration) {
        if (duration.toSeconds() < 120) {
            return Math.max(0, duration.toSeconds()) + " s";
        }
        if (duration.toMinutes() < 120) {
            return duration.toMinutes() + " min";
        }
        return duration.toHours() < 48 ? duration.toHours() + " h" : number(duration.toDays()) + " days";
    }

    static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** "1 alert", "2,000 alerts". */
    static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
