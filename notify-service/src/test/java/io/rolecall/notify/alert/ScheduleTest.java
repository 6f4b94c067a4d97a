package io.rolecall.notify.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final List<String> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().toList();

    @ParameterizedTest
    @CsvSource({
        // An ordinary day, before and after the hour, and the hour itself, which has been told already.
        "DAILY,   08:00, Europe/Berlin,    2026-11-22T05:00:00Z, 2026-11-22T07:00:00Z",
        "DAILY,   08:00, Europe/Berlin,    2026-11-22T07:00:00Z, 2026-11-23T07:00:00Z",
        "DAILY,   08:00, America/New_York, 2026-11-22T05:00:00Z, 2026-11-22T13:00:00Z",
        "DAILY,   00:00, Pacific/Kiritimati, 2026-11-22T05:00:00Z, 2026-11-22T10:00:00Z",
        // The clock leaps from 02:00 to 03:00: the first instant after it.
        "DAILY,   02:30, Europe/Berlin,    2027-03-27T12:00:00Z, 2027-03-28T01:00:00Z",
        "DAILY,   02:30, Europe/Berlin,    2027-03-28T01:00:00Z, 2027-03-29T00:30:00Z",
        // It shows 02:30 twice: the first time only.
        "DAILY,   02:30, Europe/Berlin,    2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z",
        "DAILY,   02:30, Europe/Berlin,    2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
        // Samoa had no 30 December 2011 at all: no digest for it, but the month's of such a day when the next begins.
        "DAILY,   08:00, Pacific/Apia,     2011-12-29T18:00:00Z, 2011-12-30T18:00:00Z",
        "WEEKLY,  08:00, Pacific/Apia,     2011-12-24T18:00:00Z, 2011-12-26T18:00:00Z",
        // Lord Howe's clock leaps by half an hour: from 02:00 to 02:30, and from 02:00 back to 01:30.
        "DAILY,   02:15, Australia/Lord_Howe, 2026-10-03T00:00:00Z, 2026-10-03T15:30:00Z",
        "DAILY,   02:15, Australia/Lord_Howe, 2026-10-03T15:30:00Z, 2026-10-04T15:15:00Z",
        "DAILY,   01:45, Australia/Lord_Howe, 2026-04-04T00:00:00Z, 2026-04-04T14:45:00Z",
        "DAILY,   01:45, Australia/Lord_Howe, 2026-04-04T14:45:00Z, 2026-04-05T15:15:00Z",
        // Countries that changed their mind: North Korea half an hour on, Venezuela too, Turkey kept its summer.
        "DAILY,   23:45, Asia/Pyongyang,   2018-05-04T00:00:00Z, 2018-05-04T15:00:00Z",
        "DAILY,   02:45, America/Caracas,  2016-04-30T12:00:00Z, 2016-05-01T07:00:00Z",
        "DAILY,   08:00, Europe/Istanbul,  2016-10-30T12:00:00Z, 2016-10-31T05:00:00Z",
        "WEEKLY,  08:00, Europe/Berlin,    2026-11-22T05:00:00Z, 2026-11-23T07:00:00Z",
        "WEEKLY,  08:00, Europe/Berlin,    2026-11-23T07:00:00Z, 2026-11-30T07:00:00Z",
        "MONTHLY, 08:00, Europe/Berlin,    2026-11-22T05:00:00Z, 2026-12-01T07:00:00Z",
        "MONTHLY, 08:00, Europe/Berlin,    2026-12-01T06:59:59Z, 2026-12-01T07:00:00Z",
        "MONTHLY, 08:00, Europe/Berlin,    2026-12-31T12:00:00Z, 2027-01-01T07:00:00Z",
    })
    void a_digest_is_due_at_the_subscribers_hour(
            Cadence cadence, LocalTime at, ZoneId zone, Instant after, Instant expected) {
        assertThat(new Schedule(cadence, at, DayOfWeek.MONDAY, zone).due(after, WINDOW))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource("2026-11-22T05:00:00Z, 2026-11-22T05:05:00Z")
    void an_immediate_alert_waits_its_window(Instant found, Instant expected) {
        assertThat(new Schedule(Cadence.IMMEDIATE, LocalTime.NOON, DayOfWeek.MONDAY, ZoneId.of("UTC"))
                        .due(found, WINDOW))
                .isEqualTo(expected);
    }

    @Property(tries = 1_500)
    void there_is_one_digest_for_each_local_date_in_every_zone(
            @ForAll("schedules") Schedule schedule,
            @ForAll @LongRange(min = 1_500_000_000, max = 1_900_000_000) long start) {
        Instant from = Instant.ofEpochSecond(start);
        List<Instant> digests = new ArrayList<>();
        Instant next = from;
        int days = schedule.cadence() == Cadence.DAILY ? 400 : 60;
        for (int i = 0; i < days; i++) {
            next = schedule.next(next);
            digests.add(next);
        }
        Set<Object> dates = new HashSet<>();
        Instant before = from;
        for (Instant digest : digests) {
            assertThat(digest).isAfter(before);
            var local = digest.atZone(schedule.zone());
            assertThat(dates.add(local.toLocalDate()))
                    .as("a second digest on one date")
                    .isTrue();
            if (!local.toLocalTime().equals(schedule.at())) {
                assertThat(schedule.zone()
                                .getRules()
                                .getTransition(local.toLocalDate().atTime(schedule.at())))
                        .as("an hour that is not the subscriber's, and no leap")
                        .matches(leap -> leap != null && leap.isGap(), "is one that the clock leaps over");
            }
            if (schedule.cadence() == Cadence.WEEKLY) {
                assertThat(local.getDayOfWeek()).isEqualTo(schedule.weekday());
            }
            // A zone that skips a whole date may make the pause longer, never by more than that date.
            long longest = switch (schedule.cadence()) {
                case IMMEDIATE, DAILY -> 2;
                case WEEKLY -> 8;
                case MONTHLY -> 32;
            };
            assertThat(Duration.between(before, digest)).isLessThanOrEqualTo(Duration.ofDays(longest));
            before = digest;
        }
    }

    @Provide
    Arbitrary<Schedule> schedules() {
        return Combinators.combine(
                        Arbitraries.of(Cadence.DAILY, Cadence.WEEKLY, Cadence.MONTHLY),
                        Arbitraries.integers().between(0, 24 * 60 - 1).map(m -> LocalTime.of(m / 60, m % 60)),
                        Arbitraries.of(DayOfWeek.class),
                        Arbitraries.of(ZONES).map(ZoneId::of))
                .as(Schedule::new);
    }
}
