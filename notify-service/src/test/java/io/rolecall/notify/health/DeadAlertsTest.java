package io.rolecall.notify.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Alerted;
import io.rolecall.notify.alert.LiveAlert;
import io.rolecall.notify.pulse.Pulse;
import io.rolecall.notify.subscriber.Terms;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadAlertsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private static @Nullable String reason(String query, Pulse.Kinds seen) {
        Alert alert = Alerted.alert("a", query, "ada@example.org");
        return Audit.reason(
                new LiveAlert("a", 1, true, "ada", alert.query(), alert.query(), NOW, alert.schedule(), Terms.USUAL),
                new Audit.Kinds(seen, Set.of(), 90));
    }

    private static Pulse.Kinds seen(String... keys) {
        return new Pulse.Kinds(Set.of(keys), NOW, true);
    }

    @Test
    void an_alert_for_a_source_that_was_not_seen_is_dead() {
        assertThat(reason("{\"source\": \"acme\"}", seen("source|acme"))).isNull();
        assertThat(reason("{\"source\": \"acme\"}", seen("source|other"))).contains("no posting came from acme");
        assertThat(reason("{\"source\": \"acme\"}", new Pulse.Kinds(Set.of(), null, true)))
                .as("while nothing comes at all, nothing is said of kinds")
                .isNull();
    }

    @Test
    void the_canary_is_alive_though_its_source_is_never_read() {
        assertThat(reason("{\"source\": \"" + Canary.SOURCE + "\"}", seen("source|acme")))
                .isNull();
    }
}
