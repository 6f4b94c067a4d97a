package io.rolecall.ingest.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run leaves behind so that it can be gone on with when it is killed. For one thread. */
final class Trail {
    private static final int FEW = 10;
    private static final long FEW_AFTER_NANOS = 5_000_000_000L;
    private static final int AT_ONCE = 5_000;

    private final Checkpoints checkpoints;
    private final Source source;
    private final long run;
    private final int items;
    private int documents;
    /** The first document since the last that has a place. */
    private int first;

    private final Keys named = new Keys();
    private final Keys stored = new Keys();
    private long lastPlace = System.nanoTime();

    /**
     * @param documents how many checkpoints there are from a run that this one goes on from
     * @param items after so many a place is due, or after a tenth of that and some seconds
     */
    Trail(Checkpoints checkpoints, Source source, long run, int documents, int items) {
        this.checkpoints = checkpoints;
        this.source = source;
        this.run = run;
        this.documents = documents;
        this.first = documents;
        this.items = items;
    }

    private static final class Keys {
        private long[] keys = new long[1_024];
        private int size;

        void add(long key) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size * 2);
            }
            keys[size++] = key;
        }

        List<Checkpoints.Named> taken(Register register) {
            List<Checkpoints.Named> taken = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                int slot = register.find(keys[i]);
                taken.add(new Checkpoints.Named(
                        keys[i], register.first(slot), register.is(slot, Register.NOT_OPEN), register.made(slot)));
            }
            size = 0;
            return taken;
        }
    }

    void named(long key) {
        named.add(key);
    }

    void stored(long key) {
        stored.add(key);
    }

    /** Takes over what another left, and notes it anew where its place in the list was lost. */
    void goOn(Checkpoints.Saved saved) {
        List<Checkpoints.Named> all = documents == 0 ? saved.stored() : List.of();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            write(documents++, null, all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
        first = documents;
    }

    /** Notes what became of what was stored since. */
    void note(Register register) {
        if (stored.size > 0) {
            write(documents++, null, stored.taken(register));
        }
    }

    /** Whether a place is worth its while. */
    boolean due() {
        return named.size >= items || named.size >= items / FEW && System.nanoTime() - lastPlace > FEW_AFTER_NANOS;
    }

    /** All that was named is stored, and the list goes on there. */
    void place(String cursor, Tally.Counts counts, Register register) {
        write(first, new Checkpoints.Place(cursor, counts), named.taken(register));
        // What it has besides, they need not have any more; a crash in between leaves them, which does no harm.
        checkpoints.remove(source.id(), first + 1, documents);
        documents = ++first;
        stored.size = 0;
        lastPlace = System.nanoTime();
    }

    private void write(int number, Checkpoints.@Nullable Place place, List<Checkpoints.Named> some) {
        checkpoints.save(source.id(), source.list(), number, run, place, some);
    }
}
