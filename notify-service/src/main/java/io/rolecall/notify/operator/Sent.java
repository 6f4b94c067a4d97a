package io.rolecall.notify.operator;

import io.rolecall.notify.deliver.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A message as the page lists it. */
record Sent(
        String id,
        String kind,
        String state,
        String made,
        @Nullable String ended,
        int postings,
        @Nullable String trouble,
        boolean failed) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    static Sent of(Delivery d) {
        Instant sentAt = d.sentAt();
        boolean open = d.state() == Delivery.State.OPEN;
        return new Sent(
                d.id(),
                d.kind().name().toLowerCase(Locale.ROOT),
                d.state().word(),
                at(d.createdAt()),
                sentAt != null ? "sent " + at(sentAt) : open ? "next try " + at(d.nextTry()) : null,
                d.rowIds().size(),
                d.lastError(),
                d.state() == Delivery.State.FAILED);
    }

    static String at(Instant instant) {
        return TIME.format(instant);
    }

    /** Roughly, as people say it. */
    static String roughly(Duration duration) {
        if (duration.toMinutes() < 2) {
            return duration.toSeconds() + " s";
        }
        if (duration.toHours() < 2) {
            return duration.toMinutes() + " min";
        }
        return duration.toHours() < 48 ? duration.toHours() + " h" : duration.toDays() + " days";
    }
}
