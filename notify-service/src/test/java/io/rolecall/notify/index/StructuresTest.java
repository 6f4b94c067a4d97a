package io.rolecall.notify.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The small tables, each against a plain one of the library. */
class StructuresTest {
    private final Random random = new Random(11);

    @Test
    void lists_keep_each_value_once_and_apart() {
        int[] lists = Lists.with(Lists.with(Lists.NONE, Lists.TITLE, 7), Lists.ALL, 3);
        lists = Lists.with(Lists.with(lists, Lists.NEXT, 9), Lists.ALL, 4);
        assertThat(Lists.with(lists, Lists.ALL, 3)).isSameAs(lists);
        assertThat(values(lists, Lists.ALL)).containsExactly(3, 4);
        assertThat(values(lists, Lists.TITLE)).containsExactly(7);
        assertThat(values(lists, Lists.ORGANIZATION)).isEmpty();
        assertThat(values(lists, Lists.NEXT)).containsExactly(9);
        assertThat(Lists.inPhrases(lists)).isTrue();
        assertThat(Lists.inPhrases(Lists.with(Lists.NONE, Lists.ORGANIZATION, 1)))
                .isFalse();
        int[] both = Lists.both(lists, Lists.with(Lists.NONE, Lists.TITLE, 8));
        assertThat(values(both, Lists.TITLE)).containsExactly(7, 8);
        assertThat(values(both, Lists.NEXT)).containsExactly(9);
    }

    private static int[] values(int[] lists, int list) {
        return Arrays.copyOfRange(lists, Lists.from(lists, list), Lists.to(lists, list));
    }

    @Test
    void sequences_are_found_by_all_of_their_numbers() {
        Sequences sequences = new Sequences();
        Map<List<Integer>, Integer> plain = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            int[] sequence = random.ints(random.nextInt(4), 0, 12).toArray();
            List<Integer> key = Arrays.stream(sequence).boxed().toList();
            assertThat(sequences.find(sequence)).isEqualTo(plain.getOrDefault(key, -1));
            if (plain.putIfAbsent(key, i) == null) {
                sequences.put(sequence, i);
            }
        }
        assertThat(plain.size()).isGreaterThan(1_000);
    }

    @Test
    void the_slot_of_an_alert_is_found_whatever_came_and_went() {
        Slots<String> slots = new Slots<>(new KeyObjects<>());
        Current<String> current = new Current<>(slots.living().keys());
        Map<String, Integer> plain = new HashMap<>();
        for (int i = 0; i < 60_000; i++) {
            String id = "alert" + random.nextInt(3_000);
            if (random.nextInt(5) < 3) {
                int slot = slots.take(id);
                current.put(id, slot);
                plain.put(id, slot);
            } else {
                current.remove(id);
                plain.remove(id);
            }
            String some = "alert" + random.nextInt(3_000);
            assertThat(current.find(some)).isEqualTo(plain.getOrDefault(some, -1));
        }
        assertThat(current.size()).isEqualTo(plain.size());
    }

    @Test
    void a_slot_is_taken_again_only_when_nobody_reads_what_it_was_in() {
        Slots<String> slots = new Slots<>(new KeyObjects<>());
        int slot = slots.take("a");
        slots.end(slot);
        assertThat(slots.alive(slot)).isFalse();
        slots.leave(new int[] {slot}, 5);
        slots.reuse(5);
        assertThat(slots.take("b")).isNotEqualTo(slot);
        slots.reuse(6);
        assertThat(slots.take("c")).isEqualTo(slot);
        assertThat(slots.living().keys().get(slot)).isEqualTo("c");
        assertThat(slots.living().alive(slot)).isTrue();
    }

    @Test
    void phrases_are_found_also_when_their_table_grew() {
        Phrases phrases = new Phrases();
        List<int[]> paths = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            int[] path = random.ints(2 + random.nextInt(3), 0, 40).toArray();
            phrases = phrases.roomFor(path.length);
            int node = 0;
            for (int word : path) {
                node = phrases.grow(node, word);
            }
            phrases.end(node, Lists.ALL, i);
            paths.add(path);
        }
        for (int i = 0; i < paths.size(); i++) {
            int node = 0;
            for (int word : paths.get(i)) {
                node = phrases.child(node, word);
            }
            assertThat(values(phrases.ends(node), Lists.ALL)).contains(i);
        }
        assertThat(phrases.child(0, 41)).isZero();
    }

    @Test
    void atoms_hold_once_and_not_for_the_next_posting() {
        Held held = new Held();
        held.begin(100_000);
        held.set(99_999);
        held.set(5);
        held.set(5);
        held.set(1 << 26);
        assertThat(held.count()).isEqualTo(3);
        assertThat(Literals.bit(held.bits(), Literals.of(5))).isEqualTo(1);
        assertThat(Literals.bit(held.bits(), Literals.not(Literals.of(5)))).isZero();
        assertThat(Literals.bit(held.bits(), Literals.TRUE)).isEqualTo(1);
        held.begin(100_000);
        assertThat(held.count()).isEqualTo(1);
        assertThat(Literals.bit(held.bits(), Literals.of(99_999))).isZero();
    }

    @Test
    void a_change_is_remembered_as_long_as_a_reader_may_ask() {
        Changes changes = new Changes();
        long before = changes.now();
        changes.begin();
        changes.replaced(7);
        long during = changes.now();
        changes.end();
        assertThat(during % 2).isEqualTo(1);
        assertThat(changes.replacedBetween(7, before, changes.now())).isTrue();
        assertThat(changes.replacedBetween(7, during, during)).isTrue();
        assertThat(changes.replacedBetween(8, before, changes.now())).isFalse();
        assertThat(changes.anyReplacedBetween(before, changes.now())).isTrue();
        long soon = changes.now();
        for (int i = 0; i < 5_000; i++) {
            changes.begin();
            changes.end();
        }
        assertThat(changes.replacedBetween(7, changes.now() - 100, changes.now()))
                .isFalse();
        assertThat(changes.anyReplacedBetween(changes.now() - 100, changes.now()))
                .isFalse();
        assertThat(changes.replacedBetween(7, before, changes.now())).isTrue();
        // Who looks so late can't know any more what was replaced then.
        assertThat(changes.replacedBetween(7, before, soon)).isTrue();
        assertThat(changes.anyReplacedBetween(before, soon)).isTrue();
    }
}
