package io.rolecall.notify.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The windows of digests: they follow each other without a gap and without an overlap, whenever somebody looks. */
class WindowsTest {
    private static final Duration WINDOW = Duration.ofMinutes(5);

    /** Both changes of a year, each quarter of an hour of the days around them, in zones that differ in all they can. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin,       2026",
        "America/New_York,    2026",
        "Australia/Lord_Howe, 2026",
        "America/Santiago,    2026",
        "Africa/Casablanca,   2026",
        "Asia/Beirut,         2026",
        "Pacific/Apia,        2011",
    })
    void each_local_date_has_one_digest_over_both_changes_of_the_clock(String name, int year) {
        ZoneId zone = ZoneId.of(name);
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        ZoneOffsetTransition change = zone.getRules()
                .nextTransition(LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant());
        while (change != null && change.getDateTimeBefore().getYear() == year) {
            changes.add(change);
            change = zone.getRules().nextTransition(change.getInstant());
        }
        assertThat(changes).hasSizeGreaterThanOrEqualTo(2);
        for (ZoneOffsetTransition around : changes) {
            for (int minute = 0; minute < 24 * 60; minute += 15) {
                oneADay(
                        new Schedule(Cadence.DAILY, LocalTime.ofSecondOfDay(minute * 60L), DayOfWeek.MONDAY, zone),
                        around);
            }
        }
    }

    private static void oneADay(Schedule schedule, ZoneOffsetTransition around) {
        ZoneId zone = schedule.zone();
        LocalDate date = around.getDateTimeBefore().toLocalDate().minusDays(2);
        Instant cursor = date.atStartOfDay(zone).toInstant().minusMillis(1);
        LocalDate until = date.plusDays(6);
        for (; date.isBefore(until); date = date.plusDays(1)) {
            boolean missing = !date.atStartOfDay(zone).toLocalDate().equals(date);
            if (missing) {
                continue;
            }
            Instant next = schedule.due(cursor, WINDOW);
            assertThat(next.atZone(zone).toLocalDate())
                    .as("%s at %s after %s", zone, schedule.at(), cursor)
                    .isEqualTo(date);
            boolean leapt = around.isGap()
                    && zone.getRules()
                            .getValidOffsets(date.atTime(schedule.at()))
                            .isEmpty();
            assertThat(next)
                    .as("%s at %s on %s", zone, schedule.at(), date)
                    .isEqualTo(
                            leapt
                                    ? around.getInstant()
                                    : date.atTime(schedule.at())
                                            .atZone(zone)
                                            .withEarlierOffsetAtOverlap()
                                            .toInstant());
            assertThat(schedule.end(next)).isEqualTo(next);
            assertThat(schedule.end(next.minusMillis(1))).isBefore(next);
            cursor = next;
        }
    }

    /**
     * Runs come whenever they come, some much too late; matches are found whenever they are. Each is told in the first run that
     * is due after it and never before its window has ended; what was missed is told in one.
     */
    @Property(tries = 400)
    void each_match_is_in_exactly_one_window_however_late_the_runs_come(
            @ForAll("schedules") Schedule schedule,
            @ForAll @LongRange(min = 1_280_000_000, max = 1_900_000_000) long start,
            @ForAll Random random) {
        Instant now = Instant.ofEpochSecond(start);
        Instant cursor = now;
        List<Instant> waiting = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            now = now.plusSeconds(random.nextInt(100) < 3 ? random.nextInt(40 * 86_400) : random.nextInt(36_000));
            if (waiting.isEmpty()) {
                cursor = now;
            }
            waiting.add(now);
            // Somebody looks, at this instant or some time later.
            now = now.plusSeconds(random.nextBoolean() ? 0 : random.nextInt(20_000));
            Instant due = schedule.due(cursor, WINDOW);
            if (due.isAfter(now)) {
                continue;
            }
            Instant end = schedule.end(now);
            assertThat(end).isAfterOrEqualTo(due).isBeforeOrEqualTo(now);
            assertThat(schedule.due(end, WINDOW))
                    .as("nothing that was missed is left")
                    .isAfter(now);
            int before = waiting.size();
            waiting.removeIf(found -> found.isBefore(end));
            assertThat(waiting).as("something is told at each run that is due").hasSizeLessThan(before);
            cursor = end;
        }
    }

    @Provide
    Arbitrary<Schedule> schedules() {
        return Combinators.combine(
                        Arbitraries.of(Cadence.DAILY, Cadence.WEEKLY, Cadence.MONTHLY),
                        Arbitraries.integers().between(0, 24 * 60 - 1).map(m -> LocalTime.of(m / 60, m % 60)),
                        Arbitraries.of(DayOfWeek.class),
                        Arbitraries.of(ZoneId.getAvailableZoneIds().stream()
                                        .sorted()
                                        .toList())
                                .map(ZoneId::of))
                .as(Schedule::new);
    }
}
