package io.rolecall.query;

import java.util.Arrays;

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

    /** All of them, less so many. */
    int[] less(int many) {
        int[] all = new int[count];
        for (int i = 0; i < count; i++) {
            all[i] = at[i] - many;
        }
        return all;
    }

    /** Those of some ascending places that have one of these so many behind them. Both are gone through once, side by side. */
    int[] after(int[] starts, int behind) {
        int[] kept = new int[starts.length];
        int size = 0;
        int here = 0;
        for (int start : starts) {
            here = firstFrom(here, start + behind);
            if (here < count && at[here] == start + behind) {
                kept[size++] = start;
            }
        }
        return Arrays.copyOf(kept, size);
    }

    /** The first that is not less, at or behind one that is known to be no later: found in steps that double. */
    private int firstFrom(int known, int position) {
        int step = 1;
        int from = known;
        while (from + step <= count && at[from + step - 1] < position) {
            from += step;
            step *= 2;
        }
        int found = Arrays.binarySearch(at, from, Math.min(count, from + step), position);
        return found < 0 ? -found - 1 : found;
    }
}
