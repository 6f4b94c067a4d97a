package io.rolecall.notify.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Where the programs of all alerts are: the newest in {@link Young}, the others in segments, which are merged as they become many.
 * Changes are made under one lock and seen at once; readers take none.
 */
final class Alerts<K> {
    /** So many alerts are tried one by one at most. */
    private static final int YOUNG = 512;

    private static final int YOUNG_ROOM = 1 << 14;

    /** So many numbers of programs are gathered at most while many alerts come. */
    private static final int MOST_GATHERED = 1 << 27;

    private static final int MOST_DEAD = 5_000;

    /** A dictionary that is not larger is let grow. */
    private static final int SMALL = 10_000;

    private final int mostEntries;
    private final Slots<K> slots;
    private final Current<K> current;
    private final Changes changes = new Changes();
    private final List<Match> matches = new CopyOnWriteArrayList<>();
    private volatile Snapshot<K> snapshot;
    private volatile long epoch;
    private boolean held;
    private int dead;

    /** How much of the dictionary was found to be used; only who merges asks for it. */
    private int inUse;

    /** @param mostEntries of a segment */
    Alerts(Keys<K> keys, int mostEntries) {
        this.mostEntries = mostEntries;
        this.slots = new Slots<>(keys);
        this.current = new Current<>(keys);
        this.snapshot = new Snapshot<>(new Dictionary(), new Segment[0], new Young(YOUNG_ROOM), slots.living());
    }

    Changes changes() {
        return changes;
    }

    /** What a reader takes first. */
    Snapshot<K> snapshot() {
        return snapshot;
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

    synchronized @Nullable K find(K key) {
        int slot = current.find(key);
        return slot < 0 ? null : slots.living().keys().get(slot);
    }

    /** What lives among some of the slots of a snapshot. */
    synchronized List<K> living(Living<K> living, int from, int to) {
        List<K> those = new ArrayList<>(to - from);
        for (int slot = from; slot < to; slot++) {
            if (living.alive(slot)) {
                those.add(living.keys().get(slot));
            }
        }
        return those;
    }

    /** @param dictionary the program's */
    synchronized Put put(K key, int[] program, Dictionary dictionary) {
        if (dictionary != snapshot.dictionary()) {
            return Put.OTHER_DICTIONARY;
        }
        boolean full = room(program);
        changes.begin();
        int slot = slots.take(key);
        int before = current.find(key);
        if (before >= 0) {
            changes.replaced(before);
        }
        snapshot.young().add(slot, program);
        current.put(key, slot);
        if (before >= 0) {
            slots.end(before);
            dead++;
        }
        changes.end();
        return full || tooManyDead() ? Put.DONE_AND_MERGES_ARE_DUE : Put.DONE;
    }

    /** True when it is time to {@link #merge}. */
    synchronized boolean remove(K key) {
        int slot = current.find(key);
        if (slot < 0) {
            return false;
        }
        current.remove(key);
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
        if (held && young.used() < MOST_GATHERED) {
            if (!young.room(program)) {
                publish(snapshot.segments(), young.grown(program.length + Program.HEAD));
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
        Copy copy = new Copy(slots, snapshot.dictionary().atoms().commonness(), mostEntries, young.used());
        copy.all(young.code(), young.used());
        publish(Merges.appended(snapshot.segments(), copy.segments()), new Young(Math.max(YOUNG_ROOM, room)));
        left(copy.left());
    }

    private void publish(Segment[] segments, Young young) {
        snapshot = new Snapshot<>(snapshot.dictionary(), segments, young, slots.living());
    }

    /** What a copy left out is in no snapshot from now on; the slots can be taken when nobody reads an older one. */
    private void left(int[] those) {
        dead -= those.length;
        slots.leave(those, epoch);
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
        Dictionary dictionary;
        int from;
        synchronized (this) {
            dictionary = snapshot.dictionary();
            before = snapshot.segments();
            from = all || tooManyDead() ? 0 : Merges.start(before, mostEntries);
        }
        if (from < 0 || before.length == 0) {
            return false;
        }
        long room = 0;
        for (int i = from; i < before.length; i++) {
            room += before[i].code.length;
        }
        Copy copy = new Copy(slots, dictionary.atoms().commonness(), mostEntries, room);
        for (int i = from; i < before.length; i++) {
            copy.all(before[i].code, before[i].code.length);
        }
        List<Segment> merged = copy.segments();
        @Nullable Renumbering<K> renumbering =
                all ? new Renumbering<>(merged, slots.living().keys()) : null;
        synchronized (this) {
            Segment[] now = snapshot.segments();
            Segment[] kept = Merges.appended(Arrays.copyOf(now, from), merged);
            Segment[] next = Merges.appended(kept, List.of(Arrays.copyOfRange(now, before.length, now.length)));
            if (renumbering != null) {
                slots.renumber(renumbering);
                current.renumber(renumbering, slots.living().keys());
            }
            publish(next, snapshot.young());
            left(copy.left());
        }
        if (from == 0) {
            inUse = 0;
        }
        return true;
    }

    /** Whether more than half of what the dictionary has is used by no alert. Counted only when it may be. */
    boolean mostlyUnused() {
        Snapshot<K> now = snapshot;
        if (now.dictionary().size() <= 2 * inUse + SMALL) {
            return false;
        }
        inUse = Translation.used(now.segments());
        return now.dictionary().size() > 2 * inUse + SMALL;
    }

    /** Writes all alerts in a dictionary that has only what they use; alerts may change meanwhile. */
    void renew() {
        synchronized (this) {
            if (held) {
                return;
            }
        }
        Renewal renewal = new Renewal(slots, snapshot.dictionary(), mostEntries);
        Segment[] before = snapshot.segments();
        renewal.segments(before, 0);
        renewal.learn();
        // What came meanwhile, while it is much.
        for (Segment[] now = snapshot.segments(); now.length - before.length > 2; now = snapshot.segments()) {
            renewal.segments(now, before.length);
            before = now;
        }
        synchronized (this) {
            if (held) {
                return;
            }
            renewal.segments(snapshot.segments(), before.length);
            renewal.young(snapshot.young());
            snapshot = new Snapshot<>(renewal.dictionary(), renewal.segments(), new Young(YOUNG_ROOM), slots.living());
            inUse = renewal.dictionary().size();
            left(renewal.left());
        }
    }
}
