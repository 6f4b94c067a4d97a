package io.rolecall.notify.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All alerts on their way into another dictionary, which has only what they use. For one thread at a time, once. */
final class Renewal {
    private final int mostEntries;
    private final Slots<?> slots;
    private final Dictionary before;
    private final Dictionary dictionary = new Dictionary();
    private final Translation translation;
    private final List<Segment> segments = new ArrayList<>();
    private int[] left = {};

    Renewal(Slots<?> slots, Dictionary before, int mostEntries) {
        this.mostEntries = mostEntries;
        this.slots = slots;
        this.before = before;
        this.translation = new Translation(before, dictionary);
    }

    Dictionary dictionary() {
        return dictionary;
    }

    /** Takes over the segments from one on. */
    void segments(Segment[] those, int from) {
        List<int[]> programs = new ArrayList<>();
        for (int i = from; i < those.length; i++) {
            programs.add(living(those[i].code, those[i].code.length));
        }
        add(programs);
    }

    void young(Young young) {
        add(List.of(living(young.code(), young.used())));
    }

    /** What others found out about texts is known here as well. */
    void learn() {
        dictionary.vocabulary().remember(before.vocabulary());
    }

    /** All must be in the new numbers before it is known how common each is. */
    private void add(List<int[]> programs) {
        long room = 0;
        for (int[] some : programs) {
            translation.programs(some, 0, some.length);
            room += some.length;
        }
        Copy copy = new Copy(slots, dictionary.atoms().commonness(), mostEntries, room);
        programs.forEach(some -> copy.all(some, some.length));
        segments.addAll(copy.segments());
        leave(copy.left());
    }

    private int[] living(int[] code, int to) {
        int[] living = new int[to];
        int[] gone = new int[to / Program.HEAD];
        int used = 0;
        int count = 0;
        for (int at = 0; at < to; at += Program.HEAD + code[at + 1]) {
            if (slots.alive(code[at])) {
                int length = Program.HEAD + code[at + 1];
                System.arraycopy(code, at, living, used, length);
                used += length;
            } else {
                gone[count++] = code[at];
            }
        }
        leave(Arrays.copyOf(gone, count));
        return Arrays.copyOf(living, used);
    }

    private void leave(int[] slots) {
        int count = left.length;
        left = Arrays.copyOf(left, count + slots.length);
        System.arraycopy(slots, 0, left, count, slots.length);
    }

    Segment[] segments() {
        return segments.toArray(Segment[]::new);
    }

    /** The slots of those that live no more. */
    int[] left() {
        return left;
    }
}
