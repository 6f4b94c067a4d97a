package io.rolecall.ingest.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a run leaves behind so that it can be gone on with when it is killed. For one thread. */
final class Trail {
    private static final int FEW = 10;
    private static final long FEW_AFTER_NANOS = 5_000_000_000L;

    private final Checkpoints checkpoints;
    private final Source source;
    private final long run;
    private final int items;
    private int documents;
    private long[] keys = new long[1_024];
    private int size;
    private long lastSave = System.nanoTime();

    /**
     * @param documents how many checkpoints there are from a run that this one goes on from
     * @param items after so many a checkpoint is due, or after a tenth of that and some seconds
     */
    Trail(Checkpoints checkpoints, Source source, long run, int documents, int items) {
        this.checkpoints = checkpoints;
        this.source = source;
        this.run = run;
        this.documents = documents;
        this.items = items;
    }

    void named(long key) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
        }
        keys[size++] = key;
    }

    /** Whether a checkpoint is worth its while. */
    boolean due() {
        return size >= items || size >= items / FEW && System.nanoTime() - lastSave > FEW_AFTER_NANOS;
    }

    /** All that was named is stored, and the list goes on there. */
    void save(String cursor, Tally.Counts counts, Register register) {
        List<Checkpoints.Named> named = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int slot = register.find(keys[i]);
            named.add(new Checkpoints.Named(keys[i], register.first(slot), register.is(slot, Register.NOT_OPEN)));
        }
        checkpoints.save(source.id(), source.list(), documents++, run, cursor, counts, named);
        size = 0;
        lastSave = System.nanoTime();
    }
}
