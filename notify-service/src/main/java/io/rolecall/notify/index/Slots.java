package io.rolecall.notify.index;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Numbers for alerts while they live: each change of an alert takes a new one, and an old one is given again only when no segment
 * and no reader can know it any more. For one thread at a time; what readers ask is {@link #living}.
 *
 * @param <K> what an alert is known by
 */
final class Slots<K> {
    /** Those that are in no segment any more, with the moment at which that began. */
    private record Left(int[] slots, long at) {}

    private volatile Living<K> living;
    private int next;
    private int[] free = new int[1 << 6];
    private int freeCount;
    private final Deque<Left> left = new ArrayDeque<>();

    Slots(Keys<K> keys) {
        this.living = new Living<>(keys, new long[1 << 4]);
    }

    Living<K> living() {
        return living;
    }

    int take(K key) {
        int slot = freeCount > 0 ? free[--freeCount] : next++;
        living.begin(slot, key);
        return slot;
    }

    void end(int slot) {
        living.end(slot);
    }

    boolean alive(int slot) {
        return living.alive(slot);
    }

    /** Some have other numbers from now on. Who reads what has the old ones goes on with those that lived until now. */
    void renumber(Renumbering<K> renumbering) {
        living = renumbering.living(living);
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
