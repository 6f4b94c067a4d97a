package io.rolecall.notify.index;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Numbers for alerts while they live: each change of an alert takes a new one, and an old one is given again only when no segment
 * and no reader can know it any more. One writer; readers may ask for ids.
 */
final class Slots {
    /** Those that are in no segment any more, with the moment at which that began. */
    private record Left(int[] slots, long at) {}

    private String[] ids = new String[1 << 10];
    private long[] alive = new long[1 << 4];
    private int next;
    private int[] free = new int[1 << 6];
    private int freeCount;
    private final Deque<Left> left = new ArrayDeque<>();

    /** What readers look at; arrays grow by being replaced. */
    record View(String[] ids, long[] alive) {
        boolean alive(int slot) {
            return (alive[slot >>> 6] >>> slot & 1) != 0;
        }

        String id(int slot) {
            return ids[slot];
        }
    }

    private volatile View view = new View(ids, alive);

    View view() {
        return view;
    }

    /** The id that a slot has or had last. */
    String id(int slot) {
        return ids[slot];
    }

    int take(String id) {
        int slot = freeCount > 0 ? free[--freeCount] : next++;
        if (slot == ids.length) {
            ids = Arrays.copyOf(ids, slot + slot / 2);
            alive = Arrays.copyOf(alive, (ids.length >>> 6) + 1);
            view = new View(ids, alive);
        }
        ids[slot] = id;
        alive[slot >>> 6] |= 1L << slot;
        return slot;
    }

    void end(int slot) {
        alive[slot >>> 6] &= ~(1L << slot);
    }

    boolean alive(int slot) {
        return (alive[slot >>> 6] >>> slot & 1) != 0;
    }

    /** These are in no segment any more that a reader takes from now on. */
    void leave(int[] slots, long now) {
        if (slots.length > 0) {
            left.add(new Left(slots, now));
        }
    }

    /** Whatever was left before a moment may be taken again. */
    void reuse(long before) {
        while (!left.isEmpty() && left.getFirst().at < before) {
            int[] slots = left.removeFirst().slots;
            if (freeCount + slots.length > free.length) {
                free = Arrays.copyOf(free, Math.max(2 * free.length, freeCount + slots.length));
            }
            System.arraycopy(slots, 0, free, freeCount, slots.length);
            freeCount += slots.length;
        }
    }
}
