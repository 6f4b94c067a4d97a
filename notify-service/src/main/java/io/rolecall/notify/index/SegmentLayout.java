package io.rolecall.notify.index;

import java.util.Arrays;

/** Orders the entries of a segment and writes its arrays. For one thread, once. */
final class SegmentLayout {
    /** Up to so many atoms of a partition are tried one by one. */
    private static final int FEW = 32;

    private static final int BITS_EACH = 12;

    private final int[] drafts;
    private final int[] from;
    private final int[] code;
    private final int[] entries;

    /** Where each program went, by where it was. */
    private final int[] moved;

    private int written;
    private int[] directory = new int[1 << 8];
    private int directoryUsed;
    private long[] filters = new long[1 << 6];
    private int filtersUsed;

    private final long[] order;

    SegmentLayout(int[] drafts, int count, int[] from, int used) {
        this.drafts = drafts;
        this.from = from;
        this.code = new int[used];
        this.moved = new int[used / Program.HEAD + 1];
        Arrays.fill(moved, -1);
        this.entries = new int[count * Segment.ENTRY];
        this.order = order(count);
    }

    /** Entries by place, then atom, in the order in which those come first: the number of the entry is the lower half. */
    private long[] order(int count) {
        int[] places = ranks(0, count);
        int[] atoms = ranks(1, count);
        int[] ends = new int[count + 1];
        for (int place : places) {
            ends[place + 1]++;
        }
        for (int place = 0; place < count; place++) {
            ends[place + 1] += ends[place];
        }
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[ends[places[i]]++] = (long) atoms[i] << Integer.SIZE | i;
        }
        for (int place = 0, from = 0; from < count; place++) {
            sort(keys, from, ends[place]);
            from = ends[place];
        }
        return keys;
    }

    private static void sort(long[] keys, int from, int to) {
        if (to - from > 1 << 14) {
            Arrays.parallelSort(keys, from, to);
        } else {
            Arrays.sort(keys, from, to);
        }
    }

    private int[] ranks(int of, int count) {
        int most = 0;
        for (int i = 0; i < count; i++) {
            most = Math.max(most, drafts[6 * i + of]);
        }
        int[] ranks = new int[count];
        int[] rank = new int[most + 1];
        int next = 0;
        for (int i = 0; i < count; i++) {
            int atom = drafts[6 * i + of];
            if (rank[atom] == 0) {
                rank[atom] = ++next;
            }
            ranks[i] = rank[atom] - 1;
        }
        return ranks;
    }

    Segment segment(int alerts) {
        int count = order.length;
        int places = 0;
        for (int i = 0; i < count; i++) {
            places += i == 0 || place(i) != place(i - 1) ? 1 : 0;
        }
        int[] partitions = new int[Segment.PARTITION * tableFor(places)];
        for (int i = 0; i < count; ) {
            int end = i;
            int atoms = 0;
            for (; end < count && place(end) == place(i); end++) {
                atoms += end == i || atom(end) != atom(end - 1) ? 1 : 0;
            }
            partition(partitions, i, end, atoms);
            i = end;
        }
        return new Segment(
                alerts,
                code,
                entries,
                partitions,
                Arrays.copyOf(directory, directoryUsed),
                Arrays.copyOf(filters, filtersUsed));
    }

    private static int tableFor(int size) {
        return Integer.highestOneBit(Math.max(2, size + size / 2)) * 2;
    }

    private int draft(int i) {
        return 6 * (int) order[i];
    }

    private int place(int i) {
        return drafts[draft(i)];
    }

    private int atom(int i) {
        return drafts[draft(i) + 1];
    }

    private void partition(int[] partitions, int from, int to, int atoms) {
        int mask = partitions.length / Segment.PARTITION - 1;
        int slot = Segment.hash(place(from)) & mask;
        while (partitions[slot * Segment.PARTITION] != 0) {
            slot = slot + 1 & mask;
        }
        int at = slot * Segment.PARTITION;
        partitions[at] = place(from) + 1;
        partitions[at + 1] = directoryUsed;
        int size = 0;
        if (atoms <= FEW) {
            partitions[at + 2] = -atoms;
            room(2 * atoms);
        } else {
            size = Integer.highestOneBit(atoms + atoms / 3) * 2;
            partitions[at + 2] = size;
            room(2 * size);
            int words = Math.max(1, Integer.highestOneBit(atoms * BITS_EACH / 64) * 2);
            partitions[at + 3] = filtersUsed;
            partitions[at + 4] = words - 1;
            filtersUsed += words;
            if (filtersUsed > filters.length) {
                filters = Arrays.copyOf(filters, Math.max(2 * filters.length, filtersUsed));
            }
        }
        int begin = partitions[at + 1];
        int dense = begin;
        for (int i = from; i < to; i++) {
            int atom = atom(i);
            if (i == from || atom != atom(i - 1)) {
                if (size == 0) {
                    directory[dense] = atom;
                    directory[dense + 1] = written;
                    dense += 2;
                } else {
                    enter(atom, begin, size, partitions[at + 3], partitions[at + 4]);
                }
            }
            write(draft(i), i + 1 == to || atom(i + 1) != atom);
        }
    }

    private void room(int more) {
        int before = directoryUsed;
        directoryUsed += more;
        if (directoryUsed > directory.length) {
            directory = Arrays.copyOf(directory, Math.max(2 * directory.length, directoryUsed));
        }
        Arrays.fill(directory, before, directoryUsed, -1);
    }

    private void enter(int atom, int begin, int size, int filter, int filterMask) {
        int h = Segment.hash(atom);
        filters[filter + (h >>> 6 & filterMask)] |= 1L << h;
        int slot = h & size - 1;
        while (directory[begin + 2 * slot] >= 0) {
            slot = slot + 1 & size - 1;
        }
        directory[begin + 2 * slot] = atom;
        directory[begin + 2 * slot + 1] = written;
    }

    private int codeUsed;

    private void write(int draft, boolean last) {
        int rest = drafts[draft + 4];
        int was = rest >>> Segment.PROGRAM;
        int at = moved[was / Program.HEAD];
        if (at < 0) {
            int length = Program.HEAD + from[was + 1];
            at = codeUsed;
            System.arraycopy(from, was, code, at, length);
            codeUsed += length;
            moved[was / Program.HEAD] = at;
        }
        entries[written] = drafts[draft + 2];
        entries[written + 1] = drafts[draft + 3];
        entries[written + 2] = at << Segment.PROGRAM | rest & (1 << Segment.PROGRAM) - 1;
        entries[written + 3] = drafts[draft + 5] | (last ? Segment.LAST : 0);
        written += Segment.ENTRY;
    }
}
