package io.rolecall.notify.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    private Instant now = Instant.parse("2026-11-23T08:00:00Z");
    private final InstantSource source = () -> now;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final List<List<String>> reads = new ArrayList<>();
    private final ReadAhead<String> ahead = new ReadAhead<>(clock);

    @Test
    void what_is_read_together_answers_one_question_each() {
        read("a", "b", "a");
        assertThat(reads).containsExactly(List.of("a", "b"));
        assertThat(ahead.take("a")).isEqualTo(new ReadAhead.Read<>("known"));
        assertThat(ahead.take("b")).as("there is none").isEqualTo(new ReadAhead.Read<>(null));
        assertThat(ahead.take("a")).as("asked before").isNull();
        assertThat(ahead.take("c")).as("never read").isNull();
    }

    @Test
    void what_was_changed_or_has_become_old_is_read_again() {
        read("a", "b");
        ahead.forget("a");
        assertThat(ahead.take("a")).isNull();
        now = now.plusSeconds(11);
        assertThat(ahead.take("b")).isNull();
        read();
        assertThat(reads).hasSize(1);
    }

    private void read(String... ids) {
        ahead.read(List.of(ids), some -> {
            reads.add(some);
            return Map.of("a", "known");
        });
    }
}
