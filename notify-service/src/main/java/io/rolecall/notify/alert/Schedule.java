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
     * The end of the window that is told at an instant, when something is due: what was found at or after it waits for the next.
     * Of windows that were missed it is the last one's, so that all of them are told in one.
     */
    public Instant end(Instant now) {
        return switch (cadence) {
            case IMMEDIATE -> now;
            case DAILY, WEEKLY, MONTHLY -> latest(now);
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
            if (candidate.isAfter(after) && !left(date)) {
                return candidate;
            }
            date = first(date.plusDays(1));
        }
    }

    /** The last hour of a digest until an instant, itself included. */
    Instant latest(Instant until) {
        LocalDate date = last(until.atZone(zone).toLocalDate().plusDays(1));
        while (true) {
            Instant candidate = instant(date);
            if (!candidate.isAfter(until) && !left(date)) {
                return candidate;
            }
            date = last(date.minusDays(1));
        }
    }

    private LocalDate first(LocalDate from) {
        return switch (cadence) {
            case IMMEDIATE, DAILY -> from;
            case WEEKLY -> from.with(TemporalAdjusters.nextOrSame(weekday));
            case MONTHLY -> from.getDayOfMonth() == 1 ? from : from.with(TemporalAdjusters.firstDayOfNextMonth());
        };
    }

    private LocalDate last(LocalDate until) {
        return switch (cadence) {
            case IMMEDIATE, DAILY -> until;
            case WEEKLY -> until.with(TemporalAdjusters.previousOrSame(weekday));
            case MONTHLY -> until.with(TemporalAdjusters.firstDayOfMonth());
        };
    }

    /** Whether a day's digest is left out because the zone has no such day: the next one is a few hours away. */
    private boolean left(LocalDate date) {
        ZoneOffsetTransition leap = zone.getRules().getTransition(date.atTime(at));
        return cadence == Cadence.DAILY
                && leap != null
                && leap.isGap()
                && !leap.getDateTimeBefore().isAfter(date.atStartOfDay())
                && !leap.getDateTimeAfter().isBefore(date.plusDays(1).atStartOfDay());
    }

    private Instant instant(LocalDate date) {
        LocalDateTime local = date.atTime(at);
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }
}
