package io.rolecall.place;

import java.util.Arrays;

/**
 * Which places a name may mean. One long for each pair of a name and a place, sorted: 44 bits of the name's hash, 18 of the
 * place's ordinal, 2 of how the name is meant. Two names of half a million share 44 bits with a chance of less than one in a
 * hundred, and a text that is nobody's name hits one by chance once in thirty million.
 */
final class NameIndex {
    /** The place's own name. */
    static final int OWN = 0;
    /** Another name of it, in any language. */
    static final int OTHER = 1;
    /** A code or slip that says something only beside a place that it agrees with: "MI" in "Milano (MI)". */
    static final int BESIDE = 2;
    /** What the name means when nothing else is said. */
    static final int FIRST = 3;

    private static final int[] NONE = {};
    private static final int MOST = 256;

    private long[] entries = new long[1 << 19];
    private int size;
    private final Words scratch = Words.scratch();

    void add(String name, int ordinal, int manner) {
        long hash = scratch.hashOf(name);
        if (hash == 0) {
            return;
        }
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size + (size >> 1));
        }
        entries[size++] = hash & -1L << 20 | (long) ordinal << 2 | manner;
    }

    void complete() {
        Arrays.sort(entries, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            // A name that was given twice for one place is kept as it says most.
            if (kept == 0 || entries[kept - 1] >> 2 != entries[i] >> 2) {
                entries[kept++] = entries[i];
            } else if ((entries[i] & 3) == FIRST) {
                entries[kept - 1] = entries[i];
            }
        }
        entries = Arrays.copyOf(entries, kept);
        size = kept;
    }

    int size() {
        return size;
    }

    /** The meanings of a name, each a place's ordinal and the manner, from the widest and largest; at most {@value #MOST}. */
    int[] meanings(long hash) {
        long from = hash & -1L << 20;
        int first = Arrays.binarySearch(entries, from);
        first = first < 0 ? -first - 1 : first;
        int end = first;
        while (end < size && end - first < MOST && entries[end] >> 20 == from >> 20) {
            end++;
        }
        if (end == first) {
            return NONE;
        }
        int[] meanings = new int[end - first];
        for (int i = first; i < end; i++) {
            meanings[i - first] = (int) (entries[i] & 0xFFFFF);
        }
        return meanings;
    }

    static int ordinal(int meaning) {
        return meaning >> 2;
    }

    static int manner(int meaning) {
        return meaning & 3;
    }
}
