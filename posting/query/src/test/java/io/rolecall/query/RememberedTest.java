package io.rolecall.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RememberedTest {
    private final Remembered<Integer, String> remembered = new Remembered<>(10);

    @Test
    void what_is_asked_for_again_and_again_stays_however_much_comes_by() {
        remembered.put(-1, "often");
        for (int i = 0; i < 1_000; i++) {
            remembered.put(i, "once");
            if (i % 7 == 0) {
                assertThat(remembered.find(-1)).isEqualTo("often");
            }
        }
        assertThat(remembered.find(0)).isNull();
        assertThat(remembered.find(999)).isEqualTo("once");
    }

    @Test
    void there_is_never_more_than_twice_of_what_may_be() {
        for (int i = 0; i < 1_000; i++) {
            remembered.put(i, "once");
            assertThat(remembered.size()).isLessThanOrEqualTo(22);
        }
    }
}
