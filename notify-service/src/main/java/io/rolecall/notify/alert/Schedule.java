package io.rolecall.notify.alert;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;

/**
 * When an alert's matches are told.
 *
 * @param at the hour of a digest, on the subscriber's clock
 * @param weekday the day of a weekly digest
 * @param zone the subscriber's time zone
 */
public record Schedule(Cadence cadence, LocalTime at, DayOfWeek weekday, ZoneId zone) {
    /** What holds where the subscriber says nothing. */
    public static final LocalTime USUAL_HOUR = LocalTime.of(8, 0);

    /**
     * When matches are due of which the oldest was found at an instant.
     *
     * @param window how long matches for an immediate alert are gathered
     */
    public Instant due(Instant oldest, Duration window) {
        return switch (cadence) {
            case IMMEDIATE -> oldest.plus(window);
            case DAILY, WEEKLY, MONTHLY -> next(oldest);
        };
    }

    /**
     * The first hour of a digest after an instant. An hour that the clock leaps over becomes the first instant after the
     * leap; one that it shows twice counts the first time, so that there is exactly one for each date.
     */
    Instant next(Instant after) {
        LocalDate date = first(after.atZone(zone).toLocalDate().minusDays(1));
        while (true) {
            Instant candidate = instant(date);
            if (candidate.isAfter(after)) {
                return candidate;
            }
            date = first(date.plusDays(1));
        }
    }

    private LocalDate first(LocalDate from) {
        return switch (cadence) {
            case IMMEDIATE, DAILY -> from;
            case WEEKLY -> from.with(TemporalAdjusters.nextOrSame(weekday));
            case MONTHLY -> from.getDayOfMonth() == 1 ? from : from.with(TemporalAdjusters.firstDayOfNextMonth());
        };
    }

    private Instant instant(LocalDate date) {
        LocalDateTime local = date.atTime(at);
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }
}
