package io.rolecall.bench.ingest;

import java.nio.charset.StandardCharsets;

/** A set of keys, told apart from others in constant memory: how many, and the sum of their hashes. */
final class Keys {
    private long count;
    private long sum;

    void add(byte[] key) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : key) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        sum += hash * (hash >>> 32 | 1);
        count++;
    }

    void add(String key) {
        add(key.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Keys that && count == that.count && sum == that.sum;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(sum);
    }

    @Override
    public String toString() {
        return count + " keys (" + Long.toHexString(sum) + ")";
    }
}
