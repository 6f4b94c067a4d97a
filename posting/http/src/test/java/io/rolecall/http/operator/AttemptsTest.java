package io.rolecall.http.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };
    private final Attempts attempts = new Attempts(new SignIn(Duration.ofHours(8), 2, Duration.ofMinutes(15)), clock);

    @Test
    void anAddressWaitsUntilTheTimeSinceItsFirstWrongKeyIsOver() {
        attempts.failed("203.0.113.7");
        now = now.plusSeconds(600);
        assertThat(attempts.wait("203.0.113.7")).isZero();
        attempts.failed("203.0.113.7");
        assertThat(attempts.wait("203.0.113.7")).isEqualTo(Duration.ofMinutes(5));
        assertThat(attempts.wait("203.0.113.8")).isZero();
        now = now.plusSeconds(300);
        assertThat(attempts.wait("203.0.113.7")).isZero();
        attempts.failed("203.0.113.7");
        assertThat(attempts.wait("203.0.113.7")).as("counted anew").isZero();
    }

    @Test
    void theAddressesOfOneNetworkOfVersion6CountTogether() {
        attempts.failed("2001:db8:0:1::1");
        attempts.failed("2001:db8:0:1:ffff::2");
        assertThat(attempts.wait("2001:db8:0:1::3")).isPositive();
        assertThat(attempts.wait("2001:db8:0:2::3")).isZero();
    }

    @Test
    void theRightKeyForgetsTheWrongOnes() {
        attempts.failed("203.0.113.7");
        attempts.succeeded("203.0.113.7");
        attempts.failed("203.0.113.7");
        assertThat(attempts.wait("203.0.113.7")).isZero();
    }
}
