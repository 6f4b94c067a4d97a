package io.rolecall.notify.index;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Numbers for alerts while they live: each change of an alert takes a new one, and an old one is given again only when no segment
 * and no reader can know it any more. One writer; readers may ask for alerts.
 *
 * @param <K> what an alert is known by
 */
final class Slots<K> {
    /** Those that are in no segment any more, with the moment at which that began. */
    private record Left(int[] slots, long at) {}

    private final Keys<K> keys;
    private long[] alive = new long[1 << 4];
    private int next;
    private int[] free = new int[1 << 6];
    private int freeCount;
    private final Deque<Left> left = new ArrayDeque<>();

    /** What readers look at; arrays grow by being replaced. */
    record View<K>(Keys<K> keys, long[] alive) {
        boolean alive(int slot) {
            return (alive[slot >>> 6] >>> slot & 1) != 0;
        }

        /** What a slot belongs to, or did last. */
        K key(int slot) {
            return keys.get(slot);
        }
    }

    private volatile View<K> view;

    Slots(Keys<K> keys) {
        this.keys = keys;
        this.view = new View<>(keys, alive);
    }

    View<K> view() {
        return view;
    }

    /** What the slots belong to, or did last. */
    Keys<K> keys() {
        return keys;
    }

    int take(K key) {
        int slot = freeCount > 0 ? free[--freeCount] : next++;
        keys.set(slot, key);
        if (slot >>> 6 == alive.length) {
            alive = Arrays.copyOf(alive, alive.length + alive.length / 4);
            view = new View<>(keys, alive);
        }
        alive[slot >>> 6] |= 1L << slot;
        return slot;
    }

    void end(int slot) {
        alive[slot >>> 6] &= ~(1L << slot);
    }

    boolean alive(int slot) {
        return (alive[slot >>> 6] >>> slot & 1) != 0;
    }

    /** How many were given at least once: all are below. */
    int given() {
        return next;
    }

    /** What lives among some of the slots. */
    List<K> living(int from, int to) {
        List<K> living = new ArrayList<>(to - from);
        for (int slot = from; slot < Math.min(to, next); slot++) {
            if (alive(slot)) {
                living.add(keys.get(slot));
            }
        }
        return living;
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
