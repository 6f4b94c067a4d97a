package io.rolecall.notify.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private final Backlog<Integer> backlog = new Backlog<>(8);

    @Test
    void a_crowd_on_one_way_holds_up_no_other() {
        for (int i = 0; i < 50_000; i++) {
            assertThat(backlog.enter("crowd", i)).isEqualTo(i < 8);
        }
        assertThat(backlog.enter("other", -1)).isTrue();
        assertThat(backlog.holds(8)).isTrue();
        assertThat(backlog.holds(7)).isFalse();
    }

    @Test
    void all_that_are_held_get_their_turn_and_never_too_many_at_once() {
        Queue<Integer> come = new ArrayDeque<>();
        for (int i = 0; i < 1_000; i++) {
            come.add(i);
        }
        List<Integer> done = new ArrayList<>();
        Queue<Integer> under = new ArrayDeque<>();
        while (done.size() < 1_000) {
            for (Integer next = come.poll(); next != null; next = come.poll()) {
                if (backlog.enter("way", next)) {
                    under.add(next);
                }
            }
            assertThat(under).hasSizeBetween(1, 8);
            done.add(under.remove());
            come.addAll(backlog.leave("way"));
        }
        assertThat(done).doesNotHaveDuplicates();
        assertThat(backlog.stuck()).isEmpty();
    }

    @Test
    void what_was_given_back_for_nothing_leaves_nobody_behind() {
        for (int i = 0; i < 30; i++) {
            backlog.enter("way", i);
        }
        List<Integer> free = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            // Nobody of those who are given back comes again.
            free.addAll(backlog.leave("way"));
        }
        free.addAll(backlog.stuck());
        assertThat(free).hasSize(22).doesNotHaveDuplicates();
    }
}
