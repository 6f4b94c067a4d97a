package io.rolecall.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SayTest {
    @Test
    void timesAreRoughAndHaveOneUnit() {
        assertThat(Say.roughly(Duration.ofSeconds(89))).isEqualTo("89 s");
        assertThat(Say.roughly(Duration.ofMinutes(89))).isEqualTo("89 min");
        assertThat(Say.roughly(Duration.ofHours(35))).isEqualTo("35 h");
        assertThat(Say.roughly(Duration.ofDays(9))).isEqualTo("9 days");
        assertThat(Say.took(1_250)).isEqualTo("1.3 s");
    }

    @Test
    void countsAgreeWithTheirNoun() {
        assertThat(Say.count(1, "posting")).isEqualTo("1 posting");
        assertThat(Say.count(12_000, "posting")).isEqualTo("12,000 postings");
    }

    @Test
    void aLongTextIsCutBetweenCharacters() {
        assertThat(Say.bounded("a😀b", 2)).isEqualTo("a…");
        assertThat(Say.bounded(null, 2)).isEmpty();
    }

    @Test
    void anAddressIsKnownByItsServerOrItsFile() {
        assertThat(Say.host("https://jobs.example.org:8443/a?b=c")).isEqualTo("jobs.example.org");
        assertThat(Say.host("file:///srv/lists/all.csv")).isEqualTo("all.csv");
        assertThat(Say.host("not an address")).isEqualTo("not an address");
    }

    @Test
    void theTrendIsToldInWordsToo() {
        assertThat(Trend.of(null).words()).isEqualTo("No runs yet");
    }
}
