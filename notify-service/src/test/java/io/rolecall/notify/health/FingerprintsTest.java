package io.rolecall.notify.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
    @Test
    void each_version_of_each_alert_has_its_own_and_is_found_again() {
        Fingerprints known = new Fingerprints();
        Set<Long> all = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            long fingerprint = Fingerprints.of("alert" + i, i % 7);
            all.add(fingerprint);
            known.add(fingerprint);
        }
        known.sort();
        assertThat(all).hasSize(20_000).allMatch(known::contains);
        assertThat(known.contains(Fingerprints.of("alert3", 4))).isFalse();
        assertThat(new Fingerprints().contains(0)).isFalse();
    }
}
