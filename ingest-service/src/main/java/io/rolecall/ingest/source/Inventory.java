package io.rolecall.ingest.source;

import io.rolecall.ingest.source.Segments.Entry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The items that a source has open, as its stored entries and as a register of their hashes. An id is noted before its posting
 * is stored, so a killed run leaves none that could never vanish, and perhaps some too many. For one thread, which has the
 * source's lease.
 */
final class Inventory {
    /** Entries of a segment that was put together; smaller ones are put together with others now and then. */
    private static final int FULL = 4_000;

    private static final int SMALL_ONES = 8;
    static final int MOST_MISSES = 100;

    private final String source;
    private final Segments segments;
    private final BitSet used = new BitSet();
    private final BitSet small = new BitSet();
    final Register register;
    private boolean missesPending;

    Inventory(String source, Segments segments) {
        this.source = source;
        this.segments = segments;
        this.register = new Register(1_000);
        segments.each(source, (number, entries) -> {
            used.set(number);
            small.set(number, entries.size() < FULL / 2);
            for (Entry entry : entries) {
                int slot = register.add(Register.key(entry.externalId()));
                register.mark(slot, Register.KNOWN);
                register.stored(slot, entry.stored());
                register.end(slot, entry.end());
                missesPending |= entry.misses() > 0;
            }
        });
    }

    /** How many items are open. */
    int size() {
        return register.count(Register.KNOWN, 0, _ -> {});
    }

    /** Whether some were missing from the last list. */
    boolean missesPending() {
        return missesPending;
    }

    /** Notes ids whose postings are about to be stored. */
    void note(List<String> newcomers) {
        if (newcomers.isEmpty()) {
            return;
        }
        BitSet before = (BitSet) used.clone();
        segments.add(
                source,
                used,
                newcomers.stream().map(id -> new Entry(id, 0, 0, 0)).toList());
        BitSet added = (BitSet) used.clone();
        added.andNot(before);
        small.or(added);
    }

    /**
     * Passes over all entries.
     *
     * @param fate the entry as it is to be kept; null drops it
     * @param beforeWriting is run whenever a segment has been passed over, before what it lost is forgotten
     */
    void pass(Function<Entry, @Nullable Entry> fate, Runnable beforeWriting) {
        for (int number = used.nextSetBit(0); number >= 0; number = used.nextSetBit(number + 1)) {
            List<Entry> entries = segments.find(source, number);
            if (entries == null) {
                continue;
            }
            List<Entry> kept = new ArrayList<>(entries.size());
            boolean changed = false;
            for (Entry entry : entries) {
                Entry after = fate.apply(entry);
                changed |= !entry.equals(after);
                if (after != null) {
                    kept.add(after);
                }
            }
            beforeWriting.run();
            if (kept.isEmpty()) {
                segments.remove(source, List.of(number));
                used.clear(number);
                small.clear(number);
            } else if (changed) {
                segments.replace(source, number, kept);
                small.set(number, kept.size() < FULL / 2);
            }
        }
        tidy();
    }

    /** Puts small segments together. A crash in between leaves entries twice, which does no harm. */
    private void tidy() {
        if (small.cardinality() < SMALL_ONES) {
            return;
        }
        List<Entry> together = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        List<Integer> old = new ArrayList<>();
        for (int number : small.stream().toArray()) {
            List<Entry> entries = segments.find(source, number);
            for (Entry entry : entries == null ? List.<Entry>of() : entries) {
                if (ids.add(entry.externalId())) {
                    together.add(entry);
                }
            }
            old.add(number);
            if (together.size() >= FULL) {
                exchange(old, together);
                ids.clear();
            }
        }
        if (!old.isEmpty()) {
            exchange(old, together);
        }
    }

    private void exchange(List<Integer> old, List<Entry> together) {
        BitSet before = (BitSet) used.clone();
        if (!together.isEmpty()) {
            segments.add(source, used, List.copyOf(together));
        }
        segments.remove(source, old);
        BitSet added = (BitSet) used.clone();
        added.andNot(before);
        old.forEach(used::clear);
        old.forEach(small::clear);
        if (together.size() < FULL / 2) {
            small.or(added);
        }
        old.clear();
        together.clear();
    }
}
