package io.rolecall.notify.index;

/**
 * Some alerts in primitive arrays, never changed. By the place that an alert asks for, and within that by the rarest other thing it
 * asks for, lie its entries: four numbers that mostly decide whether it matches. {@link SegmentBuilder} makes it.
 */
final class Segment {
    /** Two literals to test, where the rest stands in the code with {@link #REST}, and the slot with its marks. */
    static final int ENTRY = 4;

    /** So many numbers lie in one line of the processor's cache. */
    private static final int LINE = 16;

    /** In the third number: something is left to test. Above it, how many of the program's first conditions the entry decides. */
    static final int REST = 1;

    private static final int DECIDED = 7;

    /** In the third number: above so many bits, where the program is. */
    static final int PROGRAM = 4;

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

    /**
     * Finds what matches, in steps over all that the posting asks: what lies far apart in memory is fetched many at a time, and
     * only then looked at, so that nothing waits for one after the other.
     */
    void match(Match match) {
        match.blocks = 0;
        int[] atoms = match.held().atoms();
        int places = match.held().places();
        for (int i = 0; i < places; i++) {
            int partition = partition(atoms[i]);
            if (partition >= 0) {
                blocks(partition, match);
            }
        }
        int touched = 0;
        for (int i = 0; i < match.blocks; i++) {
            int from = match.block[i];
            touched += entries[from] + entries[Math.min(from + LINE, entries.length - 1)];
        }
        match.pending = 0;
        match.repeated = 0;
        for (int i = 0; i < match.blocks; i++) {
            block(match.block[i], match);
        }
        for (int i = 0; i < match.pending; i++) {
            touched += code[entries[match.entry[i] + 2] >>> PROGRAM];
        }
        match.foundRepeated();
        for (int i = 0; i < match.pending; i++) {
            rest(match.entry[i], match);
        }
        match.touched = touched;
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

    /** Where the entries of those atoms of a partition begin that the posting has. */
    private void blocks(int at, Match match) {
        int from = partitions[at + 1];
        int size = partitions[at + 2];
        int[] block = match.roomForBlocks();
        int found = match.blocks;
        if (size < 0) {
            long[] bits = match.held().bits();
            for (int i = from; i < from - 2 * size; i += 2) {
                int atom = directory[i];
                block[found] = directory[i + 1];
                found += (int) (bits[atom >>> 6] >>> atom) & 1;
            }
            match.blocks = found;
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
        int touched = 0;
        for (int i = 0; i < left; i++) {
            touched += directory[from + 2 * (hash(survivors[i]) & mask)];
        }
        match.touched = touched;
        for (int i = 0; i < left; i++) {
            int atom = survivors[i];
            for (int slot = hash(atom) & mask; ; slot = slot + 1 & mask) {
                int there = directory[from + 2 * slot];
                if (there == atom) {
                    block[found++] = directory[from + 2 * slot + 1];
                    break;
                }
                if (there < 0) {
                    break;
                }
            }
        }
        match.blocks = found;
    }

    /** Tests what waits under one atom; puts aside what the two tests do not decide, and what may be found again. */
    private void block(int from, Match match) {
        long[] bits = match.held().bits();
        int[] found = match.found();
        int[] entry = match.entry;
        int[] repeat = match.repeat;
        int count = match.count();
        int pending = match.pending;
        int repeated = match.repeated;
        int at = from;
        int slot;
        do {
            if (count == found.length || pending == entry.length || repeated == repeat.length) {
                match.grow();
                found = match.found();
                entry = match.entry;
                repeat = match.repeat;
            }
            slot = entries[at + 3];
            int holds = Literals.bit(bits, entries[at]) & Literals.bit(bits, entries[at + 1]);
            int rest = entries[at + 2] & REST;
            int multiple = slot >>> 30 & 1;
            found[count] = slot & SLOT;
            count += holds & ~rest & ~multiple;
            repeat[repeated] = slot & SLOT;
            repeated += holds & ~rest & multiple;
            entry[pending] = at;
            pending += holds & rest;
            at += ENTRY;
        } while (slot >= 0);
        match.foundUpTo(count);
        match.pending = pending;
        match.repeated = repeated;
        match.candidates += (at - from) / ENTRY;
    }

    /** Decides what was put aside. */
    private void rest(int entry, Match match) {
        int rest = entries[entry + 2];
        int slot = entries[entry + 3] & SLOT;
        boolean multiple = (entries[entry + 3] & MULTIPLE) != 0;
        if (multiple && match.seen(slot) || !Program.rest(code, rest >>> PROGRAM, rest >>> 1 & DECIDED, match)) {
            return;
        }
        if (multiple) {
            match.foundFirst(slot);
        } else {
            match.found(slot);
        }
    }

    /** Gives alerts other slots, before anybody reads this; their programs have them already. */
    void renumber(int[] now) {
        for (int at = 3; at < entries.length; at += ENTRY) {
            entries[at] = entries[at] & ~SLOT | now[entries[at] & SLOT];
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
