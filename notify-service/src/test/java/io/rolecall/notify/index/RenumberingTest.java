package io.rolecall.notify.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RenumberingTest {
    private static final int ATOMS = 40;

    private final Random random = new Random(7);
    private final Dictionary dictionary = new Dictionary();
    private final Slots<String> slots = new Slots<>(new KeyObjects<>());
    private final Current<String> current = new Current<>(slots.living().keys());
    private final Map<String, int[]> programs = new HashMap<>();
    private final int[] atoms = IntStream.range(0, ATOMS)
            .map(i -> dictionary.facets().named(Facets.Kind.SOURCE, "s" + i))
            .toArray();

    /** Among others that end while it is made, and others that come. */
    @Test
    void alerts_that_are_arranged_keep_what_they_ask_and_lie_by_slot_as_they_lie_in_segments() {
        IntStream.range(0, 4_000).forEach(i -> put("alert" + i));
        IntStream.range(0, 4_000).filter(_ -> random.nextInt(4) == 0).forEach(i -> end("alert" + i));
        Copy copy = new Copy(slots, dictionary.atoms().commonness(), 1_500, 0);
        int[] code = code();
        copy.all(code, code.length);
        List<Segment> segments = copy.segments();
        assertThat(segments).hasSizeGreaterThan(1);
        Living<String> before = slots.living();

        Renumbering<String> renumbering = new Renumbering<>(segments, before.keys());
        IntStream.range(0, 4_000).filter(_ -> random.nextInt(9) == 0).forEach(i -> end("alert" + i));
        IntStream.range(4_000, 5_000).forEach(i -> put("alert" + i));
        slots.renumber(renumbering);
        current.renumber(renumbering, slots.living().keys());

        List<Integer> order = new ArrayList<>();
        int[] living = new int[1];
        for (Segment segment : segments) {
            for (int at = 0; at < segment.code.length; at += Program.HEAD + segment.code[at + 1]) {
                int slot = segment.code[at];
                order.add(slot);
                if (slots.alive(slot)) {
                    living[0]++;
                    String key = slots.living().keys().get(slot);
                    assertThat(current.find(key)).isEqualTo(slot);
                    assertThat(segment.code[at + Program.HEAD]).isEqualTo(programs.get(key)[0]);
                }
            }
        }
        assertThat(order).isSorted().doesNotHaveDuplicates();
        assertThat(living[0]).isEqualTo((int) programs.keySet().stream()
                .filter(key -> Integer.parseInt(key.substring(5)) < 4_000)
                .count());
        programs.forEach((key, program) -> {
            int slot = current.find(key);
            assertThat(slots.alive(slot)).isTrue();
            assertThat(slots.living().keys().get(slot)).isEqualTo(key);
        });
        assertThat(current.size()).isEqualTo(programs.size());
        assertThat(before.keys()).isNotSameAs(slots.living().keys());
    }

    @Test
    void without_alerts_nothing_is_exchanged() {
        Renumbering<String> none = new Renumbering<>(List.of(), slots.living().keys());
        put("alert0");
        slots.renumber(none);
        assertThat(none.now(current.find("alert0"))).isEqualTo(current.find("alert0"));
        assertThat(slots.living().keys().get(current.find("alert0"))).isEqualTo("alert0");
        assertThat(slots.living().bits().length).isLessThan(100);
    }

    private void put(String key) {
        programs.put(key, new int[] {Literals.of(atoms[random.nextInt(ATOMS)])});
        current.put(key, slots.take(key));
    }

    private void end(String key) {
        if (programs.remove(key) != null) {
            slots.end(current.find(key));
            current.remove(key);
        }
    }

    /** As the segments before would have it: in the order in which alerts came. */
    private int[] code() {
        List<Integer> code = new ArrayList<>();
        for (int slot = 0; slot < 4_000; slot++) {
            String key = slots.living().keys().get(slot);
            code.add(slot);
            code.add(1);
            code.add(programs.getOrDefault(key, new int[] {Literals.TRUE})[0]);
        }
        return code.stream().mapToInt(Integer::intValue).toArray();
    }
}
