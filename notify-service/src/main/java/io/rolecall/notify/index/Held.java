package io.rolecall.notify.index;

import java.util.Arrays;

/** The atoms that hold for one posting, as bits and as a list. For one thread; cleared and used again. */
final class Held {
    /** Always holds. */
    static final int TRUE = 0;

    private long[] bits = new long[1 << 8];
    private int[] atoms = new int[1 << 11];
    private int count;
    private int places;

    /** Makes room for all atoms below one; setting and testing those needs no look at the bounds. */
    void begin(int below) {
        for (int i = 0; i < count; i++) {
            bits[atoms[i] >>> 6] = 0;
        }
        count = 0;
        if (below > bits.length << 6) {
            bits = new long[Math.max(2 * bits.length, (below >>> 6) + 1)];
        }
        set(TRUE);
    }

    /** An atom that came later than the alerts that are being matched is none of theirs. */
    void set(int atom) {
        int word = atom >>> 6;
        if (word >= bits.length) {
            return;
        }
        if (count == atoms.length) {
            atoms = Arrays.copyOf(atoms, 2 * count);
        }
        long before = bits[word];
        atoms[count] = atom;
        count += (int) (~before >>> atom) & 1;
        bits[word] = before | 1L << atom;
    }

    /** What was set until now are places, and that which always holds. */
    void endPlaces() {
        places = count;
    }

    /** How many of the first atoms are places. */
    int places() {
        return places;
    }

    long[] bits() {
        return bits;
    }

    int[] atoms() {
        return atoms;
    }

    int count() {
        return count;
    }
}
