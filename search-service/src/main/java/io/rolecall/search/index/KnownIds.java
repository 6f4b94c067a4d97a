package io.rolecall.search.index;

import java.util.Arrays;

/**
 * The ids that an index has had since it was empty: an id that is new to it replaces nothing, and nothing need be looked for. Ids are
 * known by their hashes, so a new one may be taken for known, but never a known one for new.
 */
final class KnownIds {
    /** Beyond so many all are taken for known: they take 64 MB by then. */
    private static final int MOST = 1 << 22;

    private long[] hashes = new long[1 << 12];
    private int size;

    /** Whether an id is new, which it is not any more. */
    synchronized boolean add(String id) {
        if (size >= MOST) {
            return false;
        }
        if (2 * size >= hashes.length) {
            grow();
        }
        if (!put(hashes, hash(id))) {
            return false;
        }
        size++;
        return true;
    }

    private void grow() {
        long[] larger = new long[2 * hashes.length];
        Arrays.stream(hashes).filter(h -> h != 0).forEach(h -> put(larger, h));
        hashes = larger;
    }

    private static boolean put(long[] hashes, long hash) {
        int slot = (int) (hash >>> 32) & hashes.length - 1;
        while (hashes[slot] != 0) {
            if (hashes[slot] == hash) {
                return false;
            }
            slot = slot + 1 & hashes.length - 1;
        }
        hashes[slot] = hash;
        return true;
    }

    /** Never 0. */
    private static long hash(String id) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return hash | 1;
    }
}
