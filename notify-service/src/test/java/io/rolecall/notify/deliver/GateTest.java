package io.rolecall.notify.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class GateTest {
    private Instant now = Instant.parse("2026-11-23T08:00:00Z");
    private final Gate gate = new Gate(clock());

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    @Test
    void after_a_failure_one_mail_in_each_pause_finds_out_and_the_pauses_grow_to_a_quarter_of_a_minute() {
        assertThat(gate.passes()).isTrue();
        gate.failed("nobody", now);
        // The others that were under way say nothing new.
        gate.failed("nobody", now.minusSeconds(1));
        int tries = 0;
        for (int second = 0; second < 180; second++) {
            now = now.plusSeconds(1);
            if (gate.passes()) {
                assertThat(gate.passes()).isFalse();
                gate.failed("nobody", now);
                tries++;
            }
        }
        assertThat(tries).isBetween(12, 16);
        assertThat(gate.closed()).isTrue();
        gate.answered();
        assertThat(gate.passes()).isTrue();
        assertThat(gate.passes()).isTrue();
    }

    @Test
    void somebody_is_asked_for_who_finds_out_and_not_too_many() {
        assertThat(gate.wanted()).isFalse();
        gate.failed("nobody", now);
        assertThat(gate.wanted()).isFalse();
        now = now.plus(Duration.ofSeconds(2));
        assertThat(gate.wanted()).isTrue();
        assertThat(gate.wanted()).isFalse();
        now = now.plus(Duration.ofSeconds(2));
        assertThat(gate.wanted()).isTrue();
    }
}
