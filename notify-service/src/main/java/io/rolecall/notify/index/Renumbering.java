package io.rolecall.notify.index;

import java.util.Arrays;
import java.util.List;

/**
 * Lets alerts exchange their slots among each other, so that those whose entries lie together have slots that do: what is kept by
 * slot then lies together too, and a posting's matches are fetched from few pages of memory. Made while alerts change, taken over
 * under their lock.
 *
 * @param <K> what an alert is known by
 */
final class Renumbering<K> {
    /** Those that are exchanged, by slot a bit: the same before and after. */
    private final long[] exchanged;

    /** By former slot the new one; of those that are exchanged. */
    private final int[] now;

    private final Keys<K> keys;

    /**
     * Writes the new slots into segments that nobody reads yet.
     *
     * @param before what the slots of all of their alerts belong to
     */
    Renumbering(List<Segment> segments, Keys<K> before) {
        this.keys = before.none();
        int most = -1;
        for (Segment segment : segments) {
            for (int at = 0; at < segment.code.length; at += Program.HEAD + segment.code[at + 1]) {
                most = Math.max(most, segment.code[at]);
            }
        }
        this.now = new int[most + 1];
        this.exchanged = new long[most + Long.SIZE >>> 6];
        for (Segment segment : segments) {
            for (int at = 0; at < segment.code.length; at += Program.HEAD + segment.code[at + 1]) {
                exchanged[segment.code[at] >>> 6] |= 1L << segment.code[at];
            }
        }
        int next = -1;
        for (Segment segment : segments) {
            for (int at = 0; at < segment.code.length; at += Program.HEAD + segment.code[at + 1]) {
                next = nextOf(exchanged, next + 1);
                int slot = segment.code[at];
                keys.set(next, before.get(slot));
                now[slot] = next;
                segment.code[at] = next;
            }
            segment.renumber(now);
        }
    }

    private static int nextOf(long[] bits, int from) {
        int word = from >>> 6;
        long rest = bits[word] & -1L << from;
        while (rest == 0) {
            rest = bits[++word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(rest);
    }

    /** The slot that an alert has now. */
    int now(int slot) {
        return Living.in(exchanged, slot) ? now[slot] : slot;
    }

    /** What lives under the new numbers, of those that live now. */
    Living<K> living(Living<K> before) {
        long[] alive = before.bits();
        long[] bits = Arrays.copyOf(exchanged, Math.max(alive.length, exchanged.length));
        for (int word = 0; word < alive.length; word++) {
            long those = word < exchanged.length ? exchanged[word] : 0;
            for (long ended = those & ~alive[word]; ended != 0; ended &= ended - 1) {
                int slot = now[(word << 6) + Long.numberOfTrailingZeros(ended)];
                bits[slot >>> 6] &= ~(1L << slot);
            }
            long others = alive[word] & ~those;
            for (long rest = others; rest != 0; rest &= rest - 1) {
                int slot = (word << 6) + Long.numberOfTrailingZeros(rest);
                keys.set(slot, before.keys().get(slot));
            }
            bits[word] |= others;
        }
        return new Living<>(keys, bits);
    }
}
