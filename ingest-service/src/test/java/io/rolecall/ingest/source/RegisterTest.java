package io.rolecall.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RegisterTest {
    @Property(tries = 200)
    void findsWhatWasAddedHoweverItGrew(@ForAll @Size(max = 400) List<Long> keys) {
        Register register = new Register(1);
        Map<Long, Integer> expected = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            long key = keys.get(i) == 0 ? 1 : keys.get(i);
            int slot = register.add(key);
            register.first(slot, i);
            register.stored(slot, -i);
            register.end(slot, i + 1);
            if (i % 2 == 0) {
                register.mark(slot, Register.NAMED);
            }
            expected.put(key, i);
        }
        expected.forEach((key, i) -> {
            int slot = register.find(key);
            assertThat(register.first(slot)).isEqualTo(i);
            assertThat(register.stored(slot)).isEqualTo(-i);
            assertThat(register.end(slot)).isEqualTo(i + 1);
        });
        Set<Long> all = new HashSet<>();
        assertThat(register.count(0, 0, all::add)).isEqualTo(expected.size());
        assertThat(all).isEqualTo(expected.keySet());
    }

    @Test
    void countsByMarks() {
        Register register = new Register(10);
        register.mark(register.add(5), Register.KNOWN);
        register.mark(register.add(6), (byte) (Register.KNOWN | Register.NAMED));
        register.mark(register.add(7), Register.NAMED);
        Set<Long> missing = new HashSet<>();
        assertThat(register.count(Register.KNOWN, Register.NAMED, missing::add)).isEqualTo(1);
        assertThat(missing).containsExactly(5L);
        register.clear(register.find(6), Register.NAMED);
        assertThat(register.count(Register.KNOWN, Register.NAMED, _ -> {})).isEqualTo(2);
        assertThat(register.find(8)).isNegative();
    }

    /** A million items of a list must fit beside everything else in 512 MB. */
    @Test
    void aMillionIdsHaveAMillionKeys() {
        Register register = new Register(1_000);
        for (int i = 0; i < 1_000_000; i++) {
            register.mark(register.add(Register.key("posting-" + i)), Register.NAMED);
        }
        assertThat(register.count(Register.NAMED, 0, _ -> {})).isEqualTo(1_000_000);
    }
}
