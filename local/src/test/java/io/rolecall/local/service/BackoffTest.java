package io.rolecall.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff();

    @Test
    void aServiceThatKeepsDyingIsStartedEverMoreSeldomButAlwaysAgain() {
        assertThat(Stream.generate(
                                () -> backoff.afterRunOf(Duration.ofSeconds(2)).toSeconds())
                        .limit(8))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    }

    @Test
    void afterAMinuteUpItIsStartedAgainAtOnce() {
        for (int i = 0; i < 5; i++) {
            backoff.afterRunOf(Duration.ZERO);
        }

        assertThat(backoff.afterRunOf(Duration.ofMinutes(2))).isEqualTo(Duration.ofSeconds(1));
    }
}
