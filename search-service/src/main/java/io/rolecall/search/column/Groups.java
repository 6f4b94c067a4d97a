package io.rolecall.search.column;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * Numbers for the groups that documents belong to, from 1. There may be as many groups as documents, so their names are not
 * kept: two are the same when 64 bits of a hash are, whose seed nobody outside knows. Safe for any thread.
 */
final class Groups {
    private final int seed = ThreadLocalRandom.current().nextInt();
    private long[] hashes = new long[1 << 10];
    private int[] numbers = new int[1 << 10];
    private volatile int size;

    synchronized int number(BytesRef name) {
        long[] both = StringHelper.murmurhash3_x64_128(name.bytes, name.offset, name.length, seed);
        long hash = both[0];
        if (size * 2 >= hashes.length) {
            grow();
        }
        int slot = slot(hash);
        if (numbers[slot] == 0) {
            hashes[slot] = hash;
            numbers[slot] = ++size;
        }
        return numbers[slot];
    }

    int size() {
        return size;
    }

    private int slot(long hash) {
        int mask = hashes.length - 1;
        int slot = (int) hash & mask;
        while (numbers[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldNumbers = numbers;
        hashes = new long[oldHashes.length * 2];
        numbers = new int[hashes.length];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldNumbers[i] != 0) {
                int slot = slot(oldHashes[i]);
                hashes[slot] = oldHashes[i];
                numbers[slot] = oldNumbers[i];
            }
        }
        assert Arrays.stream(numbers).filter(n -> n != 0).count() == size;
    }
}
