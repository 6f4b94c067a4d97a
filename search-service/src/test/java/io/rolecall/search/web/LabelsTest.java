package io.rolecall.search.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsTest {
    @ParameterizedTest
    @CsvSource({
        "-PT5M, just now",
        "PT10M, just now",
        "PT1H, 1 hour ago",
        "PT25H, yesterday",
        "P5D, 5 days ago",
        "P20D, 2 weeks ago",
        "P90D, 3 months ago",
        "P800D, 2 years ago"
    })
    void ageIsToldInTheUnitThatFits(Duration age, String told) {
        Instant now = Instant.parse("2026-11-22T12:00:00Z");
        assertThat(Labels.age(now.minus(age), now)).isEqualTo(told);
    }
}
