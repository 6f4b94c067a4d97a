package io.rolecall.notify.index;

import java.util.Arrays;

/** Numbers given to sequences of numbers, in a few bytes each. For one thread at a time. */
final class Sequences {
    /** Each sequence with its number and length before it. */
    private int[] pool = new int[1 << 12];

    private int used;

    /** Where in the pool, and one; 0 where free. */
    private int[] table = new int[1 << 10];

    private int size;

    /** The number of a sequence; -1 where it has none. */
    int find(int[] sequence) {
        for (int slot = slot(Arrays.hashCode(sequence)); table[slot] != 0; slot = slot + 1 & table.length - 1) {
            int at = table[slot] - 1;
            if (Arrays.equals(pool, at + 2, at + 2 + pool[at + 1], sequence, 0, sequence.length)) {
                return pool[at];
            }
        }
        return -1;
    }

    /** Gives a number to a sequence that has none; says where it is kept. */
    int put(int[] sequence, int number) {
        if (used + 2 + sequence.length > pool.length) {
            pool = Arrays.copyOf(pool, Math.max(pool.length + pool.length / 2, used + 2 + sequence.length));
        }
        if (2 * ++size > table.length) {
            table = new int[2 * table.length];
            for (int at = 0; at < used; at += 2 + pool[at + 1]) {
                enter(at);
            }
        }
        pool[used] = number;
        pool[used + 1] = sequence.length;
        System.arraycopy(sequence, 0, pool, used + 2, sequence.length);
        enter(used);
        int at = used;
        used += 2 + sequence.length;
        return at;
    }

    /** The sequence that is kept at a place. */
    int[] at(int place) {
        return Arrays.copyOfRange(pool, place + 2, place + 2 + pool[place + 1]);
    }

    private void enter(int at) {
        int hash = 1;
        for (int i = 0; i < pool[at + 1]; i++) {
            hash = 31 * hash + pool[at + 2 + i];
        }
        int slot = slot(hash);
        while (table[slot] != 0) {
            slot = slot + 1 & table.length - 1;
        }
        table[slot] = at + 1;
    }

    private int slot(int hash) {
        return (hash * 0x9E3779B9 >>> 4) & table.length - 1;
    }
}
