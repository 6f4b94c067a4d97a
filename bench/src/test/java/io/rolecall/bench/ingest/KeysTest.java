package io.rolecall.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeysTest {
    private static Keys of(String... keys) {
        Keys all = new Keys();
        for (String key : keys) {
            all.add(key);
        }
        return all;
    }

    @Test
    void equal_keys_are_equal_in_any_order() {
        assertThat(of("bench:1", "bench:2", "bench:3")).isEqualTo(of("bench:3", "bench:1", "bench:2"));
    }

    @Test
    void one_that_is_missing_another_or_there_twice_makes_a_difference() {
        assertThat(of("bench:1", "bench:2"))
                .isNotEqualTo(of("bench:1"))
                .isNotEqualTo(of("bench:1", "bench:3"))
                .isNotEqualTo(of("bench:1", "bench:1"))
                .isNotEqualTo(of("bench:1", "bench:2", "bench:2"));
    }
}
