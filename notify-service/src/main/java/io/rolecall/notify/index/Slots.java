package io.rolecall.notify.index;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for alerts while they live: each change of an alert takes a new one, and an old one is given again only when no segment
 * and no reader can know it any more. One writer; readers may ask for alerts.
 *
 * @param <K> what an alert is known by
 */
final class Slots<K> {
    /** Those that are in no segment any more, with the moment at which that began. */
    private record Left(int[] slots, long at) {}

    private @Nullable Object[] keys = new Object[1 << 10];
    private long[] alive = new long[1 << 4];
    private int next;
    private int[] free = new int[1 << 6];
    private int freeCount;
    private final Deque<Left> left = new ArrayDeque<>();

    /** What readers look at; arrays grow by being replaced. */
    record View<K>(@Nullable Object[] keys, long[] alive) {
        boolean alive(int slot) {
            return (alive[slot >>> 6] >>> slot & 1) != 0;
        }

        /** What a slot belongs to, or did last. */
        @SuppressWarnings("unchecked")
        K key(int slot) {
            return (K) Objects.requireNonNull(keys[slot]);
        }

        /** Hands over each that lives, more or less at one moment. */
        void each(Consumer<? super K> living) {
            for (int slot = 0; slot < keys.length; slot++) {
                // What comes just now may be seen to live before its key is.
                if (keys[slot] != null && alive(slot)) {
                    living.accept(key(slot));
                }
            }
        }
    }

    private volatile View<K> view = new View<>(keys, alive);

    View<K> view() {
        return view;
    }

    /** What a slot belongs to, or did last. */
    K key(int slot) {
        return view.key(slot);
    }

    int take(K key) {
        int slot = freeCount > 0 ? free[--freeCount] : next++;
        if (slot == keys.length) {
            keys = Arrays.copyOf(keys, slot + slot / 4);
            alive = Arrays.copyOf(alive, (keys.length >>> 6) + 1);
            view = new View<>(keys, alive);
        }
        keys[slot] = key;
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
