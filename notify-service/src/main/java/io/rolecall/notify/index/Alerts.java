package io.rolecall.notify.index;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Where the programs of all alerts are: the newest in {@link Young}, the others in segments, which are merged as they become many.
 * Changes are made under one lock and seen at once; readers take none.
 */
final class Alerts {
    /** So many alerts are tried one by one at most. */
    private static final int YOUNG = 512;

    private static final int YOUNG_ROOM = 1 << 14;

    /** A segment's arrays are counted in ints, and its entries in 23 bits. */
    private static final int MOST_ENTRIES = 6_000_000;

    /** A segment is merged with those after it unless it is so many times as large as they are together. */
    private static final int RATIO = 4;

    private static final int MOST_DEAD = 5_000;

    private final Atoms atoms;
    private final Slots slots = new Slots();
    private final Current current = new Current(slots);
    private final Changes changes = new Changes();
    private final List<Match> matches = new CopyOnWriteArrayList<>();
    private volatile Snapshot snapshot = new Snapshot(new Segment[0], new Young(YOUNG_ROOM));
    private volatile long epoch;
    private boolean held;
    private int dead;

    Alerts(Atoms atoms) {
        this.atoms = atoms;
    }

    Changes changes() {
        return changes;
    }

    /** What a reader takes first. */
    Snapshot snapshot() {
        return snapshot;
    }

    /** What a reader takes last. */
    Slots.View view() {
        return slots.view();
    }

    synchronized int size() {
        return current.size();
    }

    /** Who reads says so from before taking a snapshot until its end; see {@link Match#since}. */
    void reads(Match match) {
        matches.add(match);
    }

    long now() {
        return epoch;
    }

    /** True when it is time to {@link #merge}. */
    synchronized boolean put(String id, int[] program) {
        boolean full = room(program);
        changes.begin();
        int slot = slots.take(id);
        int before = current.find(id);
        if (before >= 0) {
            changes.replaced(before);
        }
        snapshot.young().add(slot, program);
        current.put(id, slot);
        if (before >= 0) {
            slots.end(before);
            dead++;
        }
        changes.end();
        return full || tooManyDead();
    }

    /** True when it is time to {@link #merge}. */
    synchronized boolean remove(String id) {
        int slot = current.find(id);
        if (slot < 0) {
            return false;
        }
        current.remove(id);
        changes.begin();
        slots.end(slot);
        dead++;
        changes.end();
        return tooManyDead();
    }

    private boolean tooManyDead() {
        return dead > MOST_DEAD && dead > current.size() / 4;
    }

    private boolean room(int[] program) {
        Young young = snapshot.young();
        if (held) {
            if (!young.room(program)) {
                publish(snapshot.segments(), young.grown(2 * young.code().length + program.length + Program.HEAD));
            }
            return false;
        }
        if (young.alerts() < YOUNG && young.room(program)) {
            return false;
        }
        flush(program.length + Program.HEAD);
        return true;
    }

    /** While it is on, alerts are gathered and nothing else: for many at once. */
    synchronized void hold(boolean on) {
        held = on;
        if (!on) {
            flush(0);
        }
    }

    /** Makes segments of what is young. */
    private void flush(int room) {
        Young young = snapshot.young();
        Copy copy = new Copy(young.used());
        copy.all(young.code(), young.used());
        publish(appended(snapshot.segments(), copy.segments()), new Young(Math.max(YOUNG_ROOM, room)));
        left(copy);
    }

    private static Segment[] appended(Segment[] before, List<Segment> more) {
        Segment[] all = Arrays.copyOf(before, before.length + more.size());
        for (int i = 0; i < more.size(); i++) {
            all[before.length + i] = more.get(i);
        }
        return all;
    }

    private void publish(Segment[] segments, Young young) {
        snapshot = new Snapshot(segments, young);
    }

    /** What a copy left out is in no snapshot from now on; the slots can be taken when nobody reads an older one. */
    private void left(Copy copy) {
        dead -= copy.left().length;
        slots.leave(copy.left(), epoch);
        epoch++;
        long oldest = Long.MAX_VALUE;
        for (Match match : matches) {
            oldest = Math.min(oldest, match.since);
        }
        slots.reuse(oldest);
    }

    /**
     * Merges segments, if it is time; alerts may change meanwhile.
     *
     * @param all whether all are to be made anew in any case
     */
    boolean merge(boolean all) {
        Segment[] before;
        int from;
        synchronized (this) {
            before = snapshot.segments();
            from = all || tooManyDead() ? 0 : start(before);
        }
        if (from < 0 || before.length == 0) {
            return false;
        }
        int room = 0;
        for (int i = from; i < before.length; i++) {
            room += before[i].code.length;
        }
        Copy copy = new Copy(room);
        for (int i = from; i < before.length; i++) {
            copy.all(before[i].code, before[i].code.length);
        }
        List<Segment> merged = copy.segments();
        synchronized (this) {
            Segment[] now = snapshot.segments();
            Segment[] kept = appended(Arrays.copyOf(now, from), merged);
            publish(appended(kept, List.of(Arrays.copyOfRange(now, before.length, now.length))), snapshot.young());
            left(copy);
        }
        return true;
    }

    /** The first that is not large enough beside those after it; -1 where all are. */
    private static int start(Segment[] segments) {
        int start = -1;
        long after = 0;
        for (int i = segments.length - 1; i >= 0; i--) {
            if (after > 0 && segments[i].alerts < RATIO * after) {
                start = i;
            }
            after += segments[i].alerts;
        }
        return start;
    }

    /** The living of some programs, on their way into new segments. */
    private final class Copy {
        private final Atoms.Commonness commonness = atoms.commonness();
        private final List<Segment> done = new java.util.ArrayList<>();
        private final int room;
        private SegmentBuilder builder;
        private int[] left = new int[16];
        private int leftCount;

        Copy(int room) {
            this.room = room;
            this.builder = new SegmentBuilder(commonness, room);
        }

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

        int[] left() {
            return Arrays.copyOf(left, leftCount);
        }
    }
}
