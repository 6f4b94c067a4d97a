package io.rolecall.notify.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;

class BitsTest {
    @Property(tries = 300)
    void a_name_of_ours_is_its_bits_and_again_the_name(@ForAll @Size(16) byte[] bytes) {
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        assertThat(Bits.of(name)).isNotNull().extracting(Bits::name).isEqualTo(name);
        byte[] others = bytes.clone();
        others[Math.floorMod(Arrays.hashCode(bytes), 16)] ^= 1;
        assertThat(Bits.of(Base64.getUrlEncoder().withoutPadding().encodeToString(others)))
                .isNotEqualTo(Bits.of(name));
    }

    @Property(tries = 1_000)
    void no_other_text_is_taken_for_one(@ForAll @StringLength(22) @CharRange(from = '+', to = '{') String text) {
        Bits bits = Bits.of(text);
        assertThat(bits == null ? text : bits.name()).isEqualTo(text);
        assertThat(bits != null).isEqualTo(writtenSo(text));
        assertThat(Bits.of(text + "A")).isNull();
        assertThat(Bits.of(text.substring(1))).isNull();
    }

    @Property(tries = 300)
    void nor_one_that_says_more_than_its_bits(@ForAll @Size(16) byte[] bytes, @ForAll char last) {
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String other = name.substring(0, 21) + (char) ('A' + last % 58);
        assertThat(Bits.of(other) != null).isEqualTo(writtenSo(other));
    }

    private static boolean writtenSo(String text) {
        byte @Nullable [] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text);
    }
}
