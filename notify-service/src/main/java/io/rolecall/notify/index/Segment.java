package io.rolecall.notify.index;

import java.util.Arrays;

/**
 * Some alerts in primitive arrays, never changed. By the place that an alert asks for, and within that by the rarest other thing it
 * asks for, lie its entries: four numbers that mostly decide whether it matches. {@link SegmentBuilder} makes it.
 */
final class Segment {
    /** Two literals to test, where the rest stands in the code with {@link #REST}, and the slot with its marks. */
    static final int ENTRY = 4;

    /** In the third number: something is left to test. */
    static final int REST = 1;

    /** In the fourth: no entry of this block follows. */
    static final int LAST = 1 << 31;

    /** In the fourth: the alert has other entries. */
    static final int MULTIPLE = 1 << 30;

    static final int SLOT = MULTIPLE - 1;

    /** Numbers of a partition: its place, where its directory and its filter begin, and how large they are. */
    static final int PARTITION = 5;

    final int alerts;
    final int[] code;
    private final int[] entries;

    /** Hashed by place. */
    private final int[] partitions;

    /** Pairs of an atom and where its entries begin: hashed, or few behind each other. */
    private final int[] directory;

    private final long[] filters;

    Segment(int alerts, int[] code, int[] entries, int[] partitions, int[] directory, long[] filters) {
        this.alerts = alerts;
        this.code = code;
        this.entries = entries;
        this.partitions = partitions;
        this.directory = directory;
        this.filters = filters;
    }

    /** Finds what matches. */
    void match(Match match) {
        int[] atoms = match.held().atoms();
        int places = match.held().places();
        for (int i = 0; i < places; i++) {
            int partition = partition(atoms[i]);
            if (partition >= 0) {
                partition(partition, match);
            }
        }
    }

    private int partition(int atom) {
        int mask = partitions.length / PARTITION - 1;
        for (int slot = hash(atom) & mask; ; slot = slot + 1 & mask) {
            int there = partitions[slot * PARTITION];
            if (there == atom + 1) {
                return slot * PARTITION;
            }
            if (there == 0) {
                return -1;
            }
        }
    }

    static int hash(int atom) {
        int h = atom * 0x9E3779B9;
        return h >>> 9 ^ h >>> 20;
    }

    private void partition(int at, Match match) {
        int from = partitions[at + 1];
        int size = partitions[at + 2];
        long[] bits = match.held().bits();
        if (size < 0) {
            for (int i = from; i < from - 2 * size; i += 2) {
                int atom = directory[i];
                if ((bits[atom >>> 6] >>> atom & 1) != 0) {
                    block(directory[i + 1], match);
                }
            }
            return;
        }
        int[] atoms = match.held().atoms();
        int count = match.held().count();
        int[] survivors = match.survivors;
        int filter = partitions[at + 3];
        int filterMask = partitions[at + 4];
        int left = 0;
        for (int i = 0; i < count; i++) {
            int atom = atoms[i];
            int h = hash(atom);
            survivors[left] = atom;
            left += (int) (filters[filter + (h >>> 6 & filterMask)] >>> h) & 1;
        }
        int mask = size - 1;
        for (int i = 0; i < left; i++) {
            int atom = survivors[i];
            for (int slot = hash(atom) & mask; ; slot = slot + 1 & mask) {
                int there = directory[from + 2 * slot];
                if (there == atom) {
                    block(directory[from + 2 * slot + 1], match);
                    break;
                }
                if (there < 0) {
                    break;
                }
            }
        }
    }

    private void block(int from, Match match) {
        long[] bits = match.held().bits();
        int[] pending = match.pending;
        int left = 0;
        int at = from;
        boolean more = true;
        while (more) {
            if (left == pending.length) {
                pending = Arrays.copyOf(pending, 2 * left);
                match.pending = pending;
            }
            pending[left] = at;
            left += Literals.bit(bits, entries[at]) & Literals.bit(bits, entries[at + 1]);
            more = entries[at + 3] >= 0;
            at += ENTRY;
        }
        match.candidates += (at - from) / ENTRY;
        for (int i = 0; i < left; i++) {
            int entry = pending[i];
            int rest = entries[entry + 2];
            int slot = entries[entry + 3];
            boolean multiple = (slot & MULTIPLE) != 0;
            if (multiple && match.seen(slot & SLOT)) {
                continue;
            }
            if ((rest & REST) == 0 || Program.holds(code, rest >>> 1, match)) {
                if (multiple) {
                    match.foundFirst(slot & SLOT);
                } else {
                    match.found(slot & SLOT);
                }
            }
        }
    }

    int entries() {
        return entries.length / ENTRY;
    }

    /** In bytes, all arrays together. */
    long bytes() {
        return 4L * (code.length + entries.length + partitions.length + directory.length) + 8L * filters.length;
    }
}
