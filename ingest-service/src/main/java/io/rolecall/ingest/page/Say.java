package io.rolecall.ingest.page;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Moments, amounts and addresses as people read them. */
final class Say {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Say() {}

    static String moment(@Nullable Instant moment) {
        return moment == null ? "–" : MOMENT.format(moment) + " UTC";
    }

    static String ago(Instant moment, Instant now) {
        Duration since = Duration.between(moment, now);
        return since.toSeconds() < 5 ? "just now" : roughly(since) + " ago";
    }

    static String until(Instant moment, Instant now) {
        Duration left = Duration.between(now, moment);
        return left.toSeconds() < 5 ? "now" : "in " + roughly(left);
    }

    static String roughly(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 90) {
            return number(seconds) + " s";
        } else if (seconds < 90 * 60) {
            return Math.round(seconds / 60.0) + " min";
        } else if (seconds < 36 * 3600) {
            return Math.round(seconds / 3600.0) + " h";
        }
        return Math.round(seconds / 86400.0) + " days";
    }

    /** How long a run took. */
    static String took(long millis) {
        return millis < 10_000
                ? String.format(Locale.ENGLISH, "%.1f s", millis / 1000.0)
                : roughly(Duration.ofMillis(millis));
    }

    static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** {@code "1 posting"}, {@code "2,000 postings"}. */
    static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** Whose server it is, or the file's name. */
    static String host(String url) {
        try {
            URI uri = URI.create(url);
            String host = uri.getHost();
            return host != null ? host : url.substring(url.lastIndexOf('/') + 1);
        } catch (IllegalArgumentException e) {
            return bounded(url, 60);
        }
    }

    static String bounded(@Nullable String text, int most) {
        if (text == null) {
            return "";
        }
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }
}
