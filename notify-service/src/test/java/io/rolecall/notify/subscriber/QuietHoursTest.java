package io.rolecall.notify.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest(name = "{0} to {1}, at {2}: until {3}")
    @CsvSource({
        "22:00, 07:00, 2026-11-23T20:59:59Z, 2026-11-23T20:59:59Z",
        "22:00, 07:00, 2026-11-23T21:00:00Z, 2026-11-24T06:00:00Z",
        "22:00, 07:00, 2026-11-23T23:30:00Z, 2026-11-24T06:00:00Z",
        "22:00, 07:00, 2026-11-24T06:00:00Z, 2026-11-24T06:00:00Z",
        "22:00, 00:00, 2026-11-23T22:59:59Z, 2026-11-23T23:00:00Z",
        "00:00, 07:00, 2026-11-23T23:00:00Z, 2026-11-24T06:00:00Z",
        "12:00, 14:00, 2026-11-24T12:59:59Z, 2026-11-24T13:00:00Z",
        // The clock leaps from 02:00 to 03:00: the night ends there, not half an hour after it.
        "22:00, 02:30, 2027-03-28T00:10:00Z, 2027-03-28T01:00:00Z",
        // It shows 02:30 twice: after the first time nothing is quiet any more.
        "22:00, 02:30, 2026-10-25T00:29:00Z, 2026-10-25T00:30:00Z",
        "22:00, 02:30, 2026-10-25T01:10:00Z, 2026-10-25T01:10:00Z"
    })
    void a_night_ends_at_its_hour_also_when_the_clock_is_changed(
            LocalTime from, LocalTime until, Instant at, Instant awake) {
        assertThat(new QuietHours(from, until, BERLIN).after(at)).isEqualTo(awake);
    }
}
