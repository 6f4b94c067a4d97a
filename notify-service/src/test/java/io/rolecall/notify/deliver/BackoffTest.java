package io.rolecall.notify.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void an_outage_is_tried_soon_and_then_every_minute() {
        assertThat(Backoff.afterOutage(1, 0.5)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Backoff.afterOutage(4, 0.5)).isEqualTo(Duration.ofSeconds(8));
        assertThat(Backoff.afterOutage(1_000, 0.5)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void a_refusal_is_tried_ever_more_rarely() {
        assertThat(Backoff.afterRefusal(1, 0.5)).isEqualTo(Duration.ofSeconds(5));
        assertThat(Backoff.afterRefusal(3, 0.5)).isEqualTo(Duration.ofMinutes(30));
        assertThat(Backoff.afterRefusal(100, 0.5)).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void a_webhook_is_paused_after_ten_tries() {
        assertThat(Backoff.over(9)).isFalse();
        assertThat(Backoff.over(10)).isTrue();
    }

    @Property
    void jitter_is_a_fifth_at_most(
            @ForAll @IntRange(min = 1, max = 20) int n, @ForAll @DoubleRange(min = 0, max = 1) double jitter) {
        double ratio = (double) Backoff.afterRefusal(n, jitter).toMillis()
                / Backoff.afterRefusal(n, 0.5).toMillis();
        assertThat(ratio).isBetween(0.799, 1.201);
    }
}
