package io.rolecall.notify.index;

import java.util.Arrays;

/**
 * Which slots live, and what they belong to or did last: for as long as slots keep their numbers. One writer; readers ask only for
 * slots that stand in what they read.
 *
 * @param <K> what an alert is known by
 */
final class Living<K> {
    private final Keys<K> keys;
    private volatile long[] bits;

    Living(Keys<K> keys, long[] bits) {
        this.keys = keys;
        this.bits = bits;
    }

    Keys<K> keys() {
        return keys;
    }

    /** By slot a bit, for one look at many: arrays grow by being replaced. */
    long[] bits() {
        return bits;
    }

    boolean alive(int slot) {
        return in(bits, slot);
    }

    /** A slot that came after these had been left for others is none of theirs. */
    static boolean in(long[] bits, int slot) {
        int word = slot >>> 6;
        return word < bits.length && (bits[word] >>> slot & 1) != 0;
    }

    void begin(int slot, K key) {
        keys.set(slot, key);
        long[] all = bits;
        int word = slot >>> 6;
        if (word >= all.length) {
            all = Arrays.copyOf(all, word + 1 + word / 4);
        }
        all[word] |= 1L << slot;
        bits = all;
    }

    void end(int slot) {
        bits[slot >>> 6] &= ~(1L << slot);
    }
}
