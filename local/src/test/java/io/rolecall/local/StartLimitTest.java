package io.rolecall.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class StartLimitTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final StartLimit limit = new StartLimit(Duration.ofMinutes(3), 0);

    @Test
    void aServiceThatSaysNothingHasThreeMinutes() {
        limit.at("search-service", OptionalInt.empty(), 2 * MINUTE);
        assertThat(limit.passed(3 * MINUTE)).isFalse();
        assertThat(limit.passed(3 * MINUTE + 1)).isTrue();
    }

    @Test
    void oneThatBuildsItsIndexHasThreeMinutesForEachStep() {
        for (int percent = 0; percent < 100; percent++) {
            limit.at("search-service", OptionalInt.of(percent), percent * 2 * MINUTE);
            assertThat(limit.passed(percent * 2 * MINUTE + MINUTE)).isFalse();
        }
        assertThat(limit.passed(202 * MINUTE)).isTrue();
    }

    @Test
    void oneThatStandsStillOrBeginsAgainAndAgainFails() {
        limit.at("search-service", OptionalInt.of(40), 2 * MINUTE);
        limit.at("search-service", OptionalInt.of(40), 3 * MINUTE);
        limit.at("search-service", OptionalInt.of(3), 4 * MINUTE);
        assertThat(limit.passed(5 * MINUTE + 1)).isTrue();
    }
}
