package io.rolecall.notify.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class PackedTest {
    @Property(tries = 300)
    void what_is_written_is_read(@ForAll long number, @ForAll String text, @ForAll @Size(16) byte[] bits) {
        String ours = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        Packed packed = new Packed();
        packed.name(text);
        packed.name(ours);
        packed.number(number);
        packed.text(text);
        packed.name(ours);
        Packed read = new Packed(packed.bytes());
        String known = new String(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(read.name()).isEqualTo(known);
        assertThat(read.name()).isEqualTo(ours);
        assertThat(read.number()).isEqualTo(number);
        assertThat(read.text()).isEqualTo(known);
        int here = read.position();
        read.skipName();
        assertThat(read.position()).isEqualTo(here + 17).isEqualTo(packed.position());
    }
}
