package io.rolecall.notify.health;

import java.util.Arrays;

/** Versions of alerts in eight bytes each: of a million, two are the same once in some thirty million such sets. */
final class Fingerprints {
    private long[] all = new long[1_024];
    private int size;

    static long of(String id, long version) {
        long hash = mix(version + 0x9e3779b97f4a7c15L);
        for (int i = 0; i < id.length(); i++) {
            hash = mix(hash ^ id.charAt(i));
        }
        return hash;
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }

    void add(long fingerprint) {
        if (size == all.length) {
            all = Arrays.copyOf(all, 2 * size);
        }
        all[size++] = fingerprint;
    }

    /** To be called when all are added. */
    void sort() {
        all = Arrays.copyOf(all, size);
        Arrays.sort(all);
    }

    boolean contains(long fingerprint) {
        return Arrays.binarySearch(all, 0, size, fingerprint) >= 0;
    }
}
