package io.rolecall.notify.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The living of some programs, on their way into new segments. For one thread, once. */
final class Copy {
    /** A segment's arrays are counted in ints, and its entries in 23 bits. */
    private static final int MOST_ENTRIES = 6_000_000;

    private final Slots<?> slots;
    private final Atoms.Commonness commonness;
    private final List<Segment> done = new ArrayList<>();
    private final int room;
    private SegmentBuilder builder;
    private int[] left = new int[16];
    private int leftCount;

    Copy(Slots<?> slots, Atoms.Commonness commonness, int room) {
        this.slots = slots;
        this.commonness = commonness;
        this.room = room;
        this.builder = new SegmentBuilder(commonness, room);
    }

    /** Those in the first part of an array. */
    void all(int[] code, int to) {
        for (int at = 0; at < to; at += Program.HEAD + code[at + 1]) {
            if (slots.alive(code[at])) {
                builder.add(code, at);
                if (builder.entries() > MOST_ENTRIES) {
                    done.add(builder.build());
                    builder = new SegmentBuilder(commonness, room / 2);
                }
            } else {
                if (leftCount == left.length) {
                    left = Arrays.copyOf(left, 2 * leftCount);
                }
                left[leftCount++] = code[at];
            }
        }
    }

    List<Segment> segments() {
        if (builder.entries() > 0) {
            done.add(builder.build());
            builder = new SegmentBuilder(commonness, 0);
        }
        return done;
    }

    /** The slots of those that live no more. */
    int[] left() {
        return Arrays.copyOf(left, leftCount);
    }
}
