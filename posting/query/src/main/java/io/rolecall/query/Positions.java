package io.rolecall.query;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Where one word occurs in a text, ascending. */
final class Positions {
    private int[] at = new int[1];
    private int count;

    /** The same position twice counts once. */
    void add(int position) {
        if (count > 0 && at[count - 1] == position) {
            return;
        }
        if (count == at.length) {
            at = Arrays.copyOf(at, 2 * count);
        }
        at[count++] = position;
    }

    int count() {
        return count;
    }

    boolean contains(int position) {
        return Arrays.binarySearch(at, 0, count, position) >= 0;
    }

    IntStream stream() {
        return Arrays.stream(at, 0, count);
    }
}
