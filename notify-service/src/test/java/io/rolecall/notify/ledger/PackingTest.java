package io.rolecall.notify.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackingTest {
    @Test
    void whatever_is_packed_one_after_the_other_comes_back_as_it_was() {
        Random random = new Random(7);
        for (int size : new int[] {0, 1, 63, 7_000, 200_000, 3}) {
            byte[] noise = new byte[size];
            random.nextBytes(noise);
            assertThat(Packing.unpack(Packing.pack(noise))).isEqualTo(noise);
            byte[] words = "all work and no play ".repeat(size / 20).getBytes(StandardCharsets.UTF_8);
            assertThat(Packing.unpack(Packing.pack(words))).isEqualTo(words);
        }
        assertThat(Packing.pack(new byte[10_000])).hasSizeLessThan(200);
    }

    @Test
    void what_is_cut_off_is_no_posting() {
        byte[] packed = Packing.pack("all work and no play".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Packing.unpack(Arrays.copyOf(packed, packed.length - 3)))
                .isInstanceOf(UncheckedIOException.class);
    }
}
