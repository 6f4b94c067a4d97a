package io.rolecall.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Sends that begin when the lanes let them, and end when the test does; on a clock that it sets forward. */
class LanesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int PLACES = 8;

    private long now;

    /** What was given a thread and has not run. */
    private final List<Runnable> begun = new ArrayList<>();

    private final List<String> ended = new ArrayList<>();
    private final Lanes lanes = new Lanes(Lanes.Bounds.of(PLACES, PATIENCE), begun::add, () -> now);

    @Test
    void a_full_lane_holds_up_nobody_in_another_and_keeps_its_order() {
        for (int i = 0; i < 20; i++) {
            send("slow", 1);
        }
        send("quick", 4);
        assertThat(begun).hasSize(2);
        end(21);
        assertThat(ended).containsExactlyInAnyOrderElementsOf(names("slow", 20, "quick", 1));
        assertThat(begun).isEmpty();
    }

    @Test
    void there_are_never_more_than_places_and_lanes_take_turns() {
        for (int i = 0; i < 20; i++) {
            send("crowd", 4);
        }
        for (int i = 0; i < 20; i++) {
            send("other" + i, 4);
        }
        assertThat(begun).hasSize(PLACES);
        end(12);
        assertThat(begun).hasSize(PLACES);
        assertThat(ended.stream().filter("crowd"::equals).count()).isLessThan(8);
        end(28);
        assertThat(ended).hasSize(40);
    }

    @Test
    void hosts_that_hang_give_their_places_to_those_that_answer() {
        hang(12);
        send("healthy", 4);
        assertThat(begun).as("all places are taken").hasSize(PLACES);
        later();
        assertThat(begun).as("those that hang are waited for on the side").hasSize(2 * PLACES);
        // Behind the eight that hang and the first of each of the other hosts.
        begun.remove(12).run();
        assertThat(ended).containsExactly("healthy");
    }

    @Test
    void a_host_that_hung_gets_one_place_and_all_such_hosts_a_quarter_until_they_answer() {
        hang(12);
        later();
        later();
        int hanging = begun.size();
        assertThat(hanging).as("some of each host, and no more of them").isEqualTo(2 * PLACES);
        now += Duration.ofSeconds(20).toNanos();
        end(hanging);
        lanes.look();
        assertThat(begun).as("a quarter of the places").hasSize(PLACES / 4);
        for (int i = 0; i < PLACES + 1; i++) {
            send("healthy" + i, 1);
        }
        assertThat(begun).as("and all places for others").hasSize(PLACES / 4 + PLACES);
        // They answer at once now: soon they are like all others.
        end(200);
        assertThat(ended).hasSize(12 * 10 + PLACES + 1);
        for (int i = 0; i < 4; i++) {
            send("hung0", 4);
        }
        assertThat(begun).hasSize(4);
    }

    @Test
    void what_hangs_takes_threads_only_up_to_an_end() {
        for (int host = 0; host < 1_000; host++) {
            send("hung" + host, 4);
        }
        for (int i = 0; i < 10; i++) {
            later();
        }
        assertThat(begun).hasSize(4 * PLACES);
    }

    @Test
    void nothing_begins_any_more_when_the_service_stops() {
        Lanes stopping = new Lanes(
                Lanes.Bounds.of(PLACES),
                send -> {
                    throw new RejectedExecutionException();
                },
                () -> now);
        stopping.run("one", 1, () -> ended.add("one"));
        stopping.run("two", 1, () -> ended.add("two"));
        assertThat(ended).isEmpty();
    }

    /** Ten sends to each of some hosts, four at a time. */
    private void hang(int hosts) {
        for (int i = 0; i < 10; i++) {
            for (int host = 0; host < hosts; host++) {
                send("hung" + host, 4);
            }
        }
    }

    private void send(String lane, int width) {
        lanes.run(lane, width, () -> ended.add(lane));
    }

    private void later() {
        now += PATIENCE.plusMillis(1).toNanos();
        lanes.look();
    }

    /** Has some of those that have begun end, the first first. */
    private void end(int count) {
        for (int i = 0; i < count && !begun.isEmpty(); i++) {
            begun.removeFirst().run();
        }
    }

    private static List<String> names(String one, int ones, String other, int others) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < ones; i++) {
            names.add(one);
        }
        for (int i = 0; i < others; i++) {
            names.add(other);
        }
        return names;
    }
}
