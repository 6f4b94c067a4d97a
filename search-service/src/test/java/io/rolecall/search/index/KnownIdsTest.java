package io.rolecall.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnownIdsTest {
    @Test
    void anIdIsNewOnceHoweverManyThereAre() {
        KnownIds ids = new KnownIds();
        int taken = 0;
        for (int i = 0; i < 50_000; i++) {
            taken += ids.add("source-" + i % 40 + ":" + i) ? 1 : 0;
        }
        assertThat(taken).isEqualTo(50_000);
        for (int i = 0; i < 50_000; i++) {
            assertThat(ids.add("source-" + i % 40 + ":" + i)).isFalse();
        }
        assertThat(ids.add("")).isTrue();
        assertThat(ids.add("")).isFalse();
    }
}
