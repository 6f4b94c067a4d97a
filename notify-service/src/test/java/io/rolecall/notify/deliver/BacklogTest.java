package io.rolecall.notify.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private static final Instant DUE = Instant.parse("2026-11-23T08:00:00Z");
    private static final int MOST = 64;
    private final Backlog<Integer> backlog = new Backlog<>(MOST, 100_000);

    @Test
    void a_crowd_on_one_way_holds_up_no_other() {
        for (int i = 0; i < 50_000; i++) {
            assertThat(backlog.enter("crowd", i, DUE)).isEqualTo(i < MOST / 2);
        }
        for (int i = 1; i < MOST / 4; i++) {
            assertThat(backlog.enter("other", -i, DUE)).isTrue();
        }
        assertThat(backlog.holds(MOST / 2)).isTrue();
        assertThat(backlog.due(MOST / 2)).isEqualTo(DUE);
        assertThat(backlog.holds(MOST / 2 - 1)).isFalse();
    }

    @Test
    void several_crowds_that_never_move_leave_room_to_others() {
        for (int crowd = 0; crowd < 7; crowd++) {
            for (int i = 0; i < 1_000; i++) {
                backlog.enter("crowd" + crowd, 1_000 * crowd + i, DUE);
            }
        }
        for (int i = 0; i < 1_000; i++) {
            assertThat(backlog.enter("small", -1, DUE)).isTrue();
            assertThat(backlog.leave("small")).isEmpty();
        }
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
                if (backlog.enter(way(next), next, DUE)) {
                    under.add(next);
                }
            }
            assertThat(under).hasSizeBetween(1, MOST);
            Integer next = under.remove();
            done.add(next);
            come.addAll(backlog.leave(way(next)).keySet());
        }
        assertThat(done).doesNotHaveDuplicates();
        assertThat(backlog.stuck()).isEmpty();
    }

    private static String way(int number) {
        return "way" + number % 3;
    }

    @Test
    void what_was_given_back_for_nothing_leaves_nobody_behind() {
        for (int i = 0; i < 200; i++) {
            backlog.enter("way", i, DUE);
        }
        Set<Integer> free = new HashSet<>();
        for (int i = 0; i < MOST / 2; i++) {
            // Nobody of those who are given back comes again.
            free.addAll(backlog.leave("way").keySet());
        }
        for (int i = 0; i < 10; i++) {
            free.addAll(backlog.stuck().keySet());
        }
        assertThat(free).hasSize(200 - MOST / 2);
    }

    @Test
    void while_it_is_closed_only_who_is_sent_to_look_gets_in() {
        assertThat(backlog.enter("way", 1, DUE)).isTrue();
        backlog.close();
        assertThat(backlog.enter("way", 2, DUE)).isFalse();
        assertThat(backlog.enter("other", 3, DUE)).isFalse();
        assertThat(backlog.leave("way")).isEmpty();
        assertThat(backlog.stuck()).isEmpty();
        assertThat(backlog.one()).containsOnlyKeys(2);
        assertThat(backlog.enter("way", 2, DUE)).isTrue();
        assertThat(backlog.enter("way", 4, DUE)).isFalse();
        assertThat(backlog.open()).containsOnlyKeys(3, 4);
        assertThat(backlog.enter("other", 3, DUE)).isTrue();
    }

    @Test
    void what_is_more_than_memory_is_for_is_left_to_the_sweep() {
        Backlog<Integer> small = new Backlog<>(2, 3);
        for (int i = 0; i < 10; i++) {
            small.enter("way", i, DUE);
        }
        assertThat(IntStream.range(0, 10).filter(small::holds)).hasSize(3);
    }
}
