package io.rolecall.notify.subscriber;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;

/**
 * When a subscriber wants no message: from one hour until another, over midnight where the second is the earlier one.
 *
 * @param from differs from {@code until}
 */
public record QuietHours(LocalTime from, LocalTime until, ZoneId zone) {

    /** The instant itself, or the end of the quiet hours it falls into. */
    public Instant after(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        LocalTime time = local.toLocalTime();
        boolean overMidnight = until.isBefore(from);
        boolean late = !time.isBefore(from);
        boolean early = time.isBefore(until);
        boolean quiet = overMidnight ? late || early : late && early;
        if (!quiet) {
            return instant;
        }
        LocalDate day = overMidnight && late ? local.toLocalDate().plusDays(1) : local.toLocalDate();
        // An hour that the clock leaps over is the leap itself.
        ZoneOffsetTransition leap = zone.getRules().getTransition(day.atTime(until));
        Instant end = leap != null && leap.isGap()
                ? leap.getInstant()
                : day.atTime(until).atZone(zone).toInstant();
        // The clock may have been put back over the end: then it has passed, and nothing is quiet any more.
        return end.isAfter(instant) ? end : instant;
    }
}
