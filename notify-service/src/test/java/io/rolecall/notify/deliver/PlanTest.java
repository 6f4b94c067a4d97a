package io.rolecall.notify.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private final Plan plan = new Plan(Clock.fixed(NOW, ZoneOffset.UTC), 10);

    @Test
    void what_is_due_finds_room_however_much_is_due_later() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            plan.add(new Errand.Batch("later" + i), NOW.plusSeconds(60));
        }
        for (int i = 0; i < 20; i++) {
            plan.add(new Errand.Batch("now" + i), NOW);
        }
        assertThat(plan.next(100)).hasSize(5);
        assertThat(plan.due(new Errand.Batch("later4"))).isEqualTo(NOW.plusSeconds(60));
        assertThat(plan.due(new Errand.Batch("later5"))).isNull();
    }

    @Test
    void an_errand_is_given_to_one_at_a_time_and_the_earlier_time_counts() throws InterruptedException {
        Errand errand = new Errand.Send("D1");
        plan.add(errand, NOW.plusSeconds(60));
        plan.add(errand, NOW);
        assertThat(plan.next(100)).containsExactly(errand);
        plan.add(errand, NOW);
        assertThat(plan.next(100)).isEmpty();
    }
}
