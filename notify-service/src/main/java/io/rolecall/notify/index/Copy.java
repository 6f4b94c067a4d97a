package io.rolecall.notify.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The living of some programs, on their way into new segments. For one thread, once. */
final class Copy {
    /** A segment's arrays are counted in ints, and while it is made an entry takes 44 bytes more. */
    static final int MOST_ENTRIES = 12_000_000;

    /** Numbers in the programs of a segment, by which its entries say where the rest of theirs is. */
    private static final int MOST_CODE = 1 << 27;

    private final Slots<?> slots;
    private final Atoms.Commonness commonness;
    private final List<Segment> done = new ArrayList<>();
    private final int mostEntries;
    private final int room;
    private int used;
    private SegmentBuilder builder;
    private int[] left = new int[16];
    private int leftCount;

    /**
     * @param mostEntries more begin another segment; {@link #MOST_ENTRIES} at most
     * @param room for how many numbers there is to be, or a few more
     */
    Copy(Slots<?> slots, Atoms.Commonness commonness, int mostEntries, long room) {
        this.slots = slots;
        this.commonness = commonness;
        this.mostEntries = mostEntries;
        this.room = (int) Math.min(room, MOST_CODE);
        this.builder = new SegmentBuilder(commonness, this.room);
    }

    /** Whether a segment is as large as one gets: merged with others it would come out as it is. */
    static boolean full(Segment segment, int mostEntries) {
        return segment.entries() > mostEntries || segment.code.length > MOST_CODE;
    }

    /** Those in the first part of an array. */
    void all(int[] code, int to) {
        for (int at = 0; at < to; at += Program.HEAD + code[at + 1]) {
            if (slots.alive(code[at])) {
                builder.add(code, at);
                used += Program.HEAD + code[at + 1];
                if (builder.entries() > mostEntries || used > MOST_CODE) {
                    done.add(builder.build());
                    builder = new SegmentBuilder(commonness, room / 2);
                    used = 0;
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
