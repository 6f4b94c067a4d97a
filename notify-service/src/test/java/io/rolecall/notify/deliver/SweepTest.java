package io.rolecall.notify.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepTest {
    @ParameterizedTest
    @CsvSource({
        "PT1M, PT0.5S, PT1M",
        "PT1M, PT20S, PT3M",
        "PT1M, PT2M, PT5M",
        "PT10M, PT2M, PT10M",
        "PT1S, PT0.05S, PT1S",
    })
    void what_takes_long_is_done_less_often_but_every_five_minutes(Duration every, Duration took, Duration pause) {
        assertThat(Sweep.pause(every, took)).isEqualTo(pause);
    }
}
