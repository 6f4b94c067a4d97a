package io.rolecall.notify.index;

import java.util.Arrays;
import java.util.List;

/** Which segments are to become one, so that they stay few and none is copied often. */
final class Merges {
    /** A segment is merged with those after it unless it is so many times as large as they are together. */
    private static final int RATIO = 4;

    private Merges() {}

    /**
     * The first that is not large enough beside those after it; -1 where all are. What is full, and what lies before that, is left
     * as it is: merged it would be copied again and again.
     */
    static int start(Segment[] segments, int mostEntries) {
        int start = -1;
        long after = 0;
        for (int i = segments.length - 1; i >= 0 && !Copy.full(segments[i], mostEntries); i--) {
            if (after > 0 && segments[i].alerts < RATIO * after) {
                start = i;
            }
            after += segments[i].alerts;
        }
        return start;
    }

    static Segment[] appended(Segment[] before, List<Segment> more) {
        Segment[] all = Arrays.copyOf(before, before.length + more.size());
        for (int i = 0; i < more.size(); i++) {
            all[before.length + i] = more.get(i);
        }
        return all;
    }
}
