package io.rolecall.ingest.source;

import io.rolecall.ingest.catalog.Catalog;
import io.rolecall.ingest.catalog.Observation;
import io.rolecall.ingest.source.Segments.Entry;
import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.Posting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Closes what a list no longer has, and brings the inventory to where the list is. For one thread. */
final class Settlement {
    private static final int BATCH = 250;

    private final String source;
    private final Catalog catalog;
    private final Inventory inventory;
    private final Tally tally;
    private final Instant now;
    private final Runnable stillMine;
    private final Runnable moved;
    private int closed;
    private final List<Observation> gone = new ArrayList<>();

    Settlement(
            String source,
            Catalog catalog,
            Inventory inventory,
            Tally tally,
            Instant now,
            Runnable stillMine,
            Runnable moved) {
        this.source = source;
        this.catalog = catalog;
        this.inventory = inventory;
        this.tally = tally;
        this.now = now;
        this.stillMine = stillMine;
        this.moved = moved;
    }

    /**
     * What the list doesn't name.
     *
     * @param print the same exactly when the same postings are missing
     */
    record Missing(int count, long print) {}

    /** How many of the missing are no longer open. */
    int closed() {
        return closed;
    }

    Missing missing() {
        long[] print = {0};
        int count = inventory.register.count(Register.KNOWN, Register.NAMED, key -> print[0] += key);
        return new Missing(count, print[0]);
    }

    /** Closes what has been missing from so many complete lists in a row, with this one. */
    void missed(int misses) {
        after(entry -> {
            int now = Math.min(Inventory.MOST_MISSES, entry.misses() + 1);
            return now >= misses
                    ? gone(entry, ClosedReason.VANISHED)
                    : new Entry(entry.externalId(), entry.stored(), now, entry.end());
        });
    }

    /** Leaves open what is missing. */
    void kept() {
        after(entry -> entry);
    }

    /** Closes what is missing and has come to its end, which is some time after it was last named. */
    void ended(Duration defaultExpiry) {
        int moment = Storing.seconds(now);
        after(entry -> {
            if (entry.end() == 0) {
                return new Entry(entry.externalId(), entry.stored(), 0, Storing.seconds(now.plus(defaultExpiry)));
            }
            return entry.end() <= moment ? gone(entry, ClosedReason.EXPIRED) : entry;
        });
    }

    /** Closes all that was missing from the last list. */
    void confirm() {
        pass(entry -> entry.misses() > 0 ? gone(entry, ClosedReason.VANISHED) : entry);
    }

    /** Closes all that the source has open. */
    void withdraw() {
        pass(entry -> gone(entry, ClosedReason.WITHDRAWN));
    }

    private void after(Function<Entry, @Nullable Entry> missing) {
        Register register = inventory.register;
        pass(entry -> {
            int slot = register.find(Register.key(entry.externalId()));
            if (slot < 0) {
                // Noted by an instance that has lost the source since this run began.
                return entry;
            } else if (register.is(slot, Register.NOT_OPEN)) {
                return null;
            } else if (register.is(slot, Register.NAMED)) {
                return new Entry(entry.externalId(), register.stored(slot), 0, register.end(slot));
            }
            return missing.apply(entry);
        });
    }

    private @Nullable Entry gone(Entry entry, ClosedReason reason) {
        gone.add(new Observation.Gone(Posting.idOf(source, entry.externalId()), reason, now));
        return null;
    }

    private void pass(Function<Entry, @Nullable Entry> fate) {
        inventory.pass(fate, () -> {
            stillMine.run();
            for (int from = 0; from < gone.size(); from += BATCH) {
                List<Observation> batch = gone.subList(from, Math.min(gone.size(), from + BATCH));
                catalog.observe(List.copyOf(batch)).forEach(change -> tally.count(Made.of(change, false)));
            }
            closed += gone.size();
            gone.clear();
            moved.run();
        });
    }
}
