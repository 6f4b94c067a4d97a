package io.rolecall.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentReaderTest {
    @Property(tries = 2_000)
    void a_moment_as_it_is_written_is_read(
            @ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long seconds,
            @ForAll @IntRange(max = 999_999_999) int nanos,
            @ForAll @IntRange(max = 9) int digits) {
        int kept = nanos - nanos % (int) Math.pow(10, 9 - digits);
        Instant moment = Instant.ofEpochSecond(seconds, kept);
        assertThat(MomentReader.plain(moment.toString())).isEqualTo(moment);
    }

    @Property(tries = 5_000)
    void nothing_is_read_otherwise_than_usual(
            @ForAll @StringLength(min = 6, max = 6) @CharRange(from = '0', to = '9') String digits,
            @ForAll @IntRange(max = 7) int place) {
        String text = new StringBuilder("2024-02-28T23:59:58.120Z")
                .replace(3 * place, 3 * place + 2, digits.substring(0, 2))
                .toString();
        Instant read = MomentReader.plain(text);
        assertThat(read).isEqualTo(read == null ? null : usual(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-23",
                "2026-11-23T08:30Z",
                "2026-11-23T08:30:00",
                "2026-11-23T08:30:00z",
                "2026-11-23T08:30:00.Z",
                "2026-11-23T08:30:00,5Z",
                "2026-11-23T08:30:00.1234567890Z",
                "2026-11-23T08:30:00+01:00",
                "2026-11-23 08:30:00Z",
                "2026-02-29T08:30:00Z",
                "2026-13-01T08:30:00Z",
                "2026-00-01T08:30:00Z",
                "2026-11-00T08:30:00Z",
                "2026-11-23T24:00:00Z",
                "2026-11-23T23:60:00Z",
                "2026-12-31T23:59:60Z",
                "+2026-11-23T08:30:00Z",
                "२०२६-11-23T08:30:00Z"
            })
    void what_is_written_otherwise_is_left_to_others(String text) {
        assertThat(MomentReader.plain(text)).isNull();
    }

    private static Instant usual(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new AssertionError(text + " is no moment", e);
        }
    }
}
