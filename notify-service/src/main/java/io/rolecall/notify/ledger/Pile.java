package io.rolecall.notify.ledger;

import io.rolecall.notify.agenda.Sheets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What this instance found in large batches and has not laid with its alerts yet: much is found for one alert until it is written
 * there once. Only a shortcut: all of it stands on sheets of the agenda until it is laid, so that nothing is lost with this memory.
 * Safe for use by many threads; whoever wants to know what waits for an alert lays that first.
 */
@Component
final class Pile {
    /** Alerts that are laid at once: who wants to know of another waits no longer than that takes. */
    private static final int SLICE = 1_000;

    private static final long USUAL_BYTES = 64_000_000;
    private static final int BYTES_OF_HEAP = 250;
    private static final int BYTES_OF_MATTER = 8;

    /**
     * What waits for one alert.
     *
     * @param since when the first of it was found
     */
    record Heap(Instant since, List<String> matters) {
        /** Both, in a list that can grow. */
        Heap and(Heap more) {
            List<String> all = matters instanceof ArrayList<String> grows ? grows : new ArrayList<>(matters);
            all.addAll(more.matters);
            return new Heap(since.isBefore(more.since) ? since : more.since, all);
        }
    }

    private final Map<String, Heap> heaps = new LinkedHashMap<>();
    private final Set<Sheets.Sheet> sheets = new LinkedHashSet<>();
    private final long most;

    /** Taken off, and being written. */
    private Map<String, Heap> underWay = Map.of();

    private long matters;
    private long begun;
    private long newest;
    private long failures;

    /** Held while something is written. */
    private final ReentrantLock laying = new ReentrantLock(true);

    @Autowired
    Pile() {
        this(USUAL_BYTES);
    }

    /** @param most bytes in memory, about */
    Pile(long most) {
        this.most = most;
    }

    /**
     * Puts something on the pile.
     *
     * @param mattersByAlert what was found, by alert
     * @param sheet on which all of it stands
     * @param at by {@link System#nanoTime}
     */
    synchronized void add(Map<String, List<String>> mattersByAlert, Instant since, Sheets.Sheet sheet, long at) {
        if (heaps.isEmpty()) {
            begun = at;
        }
        newest = at;
        sheets.add(sheet);
        mattersByAlert.forEach((alertId, some) -> {
            heaps.computeIfAbsent(alertId, a -> new Heap(since, new ArrayList<>(some.size())))
                    .matters
                    .addAll(some);
            matters += some.size();
        });
    }

    /** Whether it is larger than it should be. */
    synchronized boolean full() {
        return heaps.size() * (long) BYTES_OF_HEAP + matters * BYTES_OF_MATTER > most;
    }

    /** Whether something is on it for so long, or nothing has come for so long, in ns. */
    synchronized boolean ripe(long now, long age, long idle) {
        return !sheets.isEmpty() && (now - begun >= age || now - newest >= idle);
    }

    /** Whether something that stands on a sheet is perhaps on it still. */
    synchronized boolean has(Sheets.Sheet sheet) {
        return sheets.contains(sheet);
    }

    /** The alerts for which something is on it. */
    synchronized Set<String> alertIds() {
        Set<String> all = new HashSet<>(heaps.keySet());
        all.addAll(underWay.keySet());
        return all;
    }

    /** Returns when what was on the pile for these alerts is written; what can't be stays. */
    void lay(Collection<String> alertIds, Consumer<Map<String, Heap>> write) {
        if (!concerns(alertIds)) {
            return;
        }
        laying.lock();
        try {
            write(take(alertIds), write);
        } finally {
            laying.unlock();
        }
    }

    /** @return the sheets of which everything is written now */
    List<Sheets.Sheet> layAll(Consumer<Map<String, Heap>> write) {
        List<Sheets.Sheet> done;
        List<String> all;
        long failed;
        synchronized (this) {
            done = List.copyOf(sheets);
            all = List.copyOf(heaps.keySet());
            failed = failures;
            begun = newest;
        }
        for (int from = 0; from < all.size(); from += SLICE) {
            lay(all.subList(from, Math.min(all.size(), from + SLICE)), write);
        }
        // What others have taken meanwhile is written by then, or back on the pile.
        laying.lock();
        try {
            return leave(done, failed);
        } finally {
            laying.unlock();
        }
    }

    private synchronized List<Sheets.Sheet> leave(List<Sheets.Sheet> done, long failed) {
        if (failures != failed) {
            return List.of();
        }
        done.forEach(sheets::remove);
        return done;
    }

    private void write(Map<String, Heap> some, Consumer<Map<String, Heap>> write) {
        boolean written = false;
        try {
            if (!some.isEmpty()) {
                write.accept(some);
            }
            written = true;
        } finally {
            end(written ? null : some);
        }
    }

    private synchronized boolean concerns(Collection<String> alertIds) {
        return !(heaps.isEmpty() && underWay.isEmpty())
                && alertIds.stream().anyMatch(id -> heaps.containsKey(id) || underWay.containsKey(id));
    }

    private synchronized Map<String, Heap> take(Collection<String> alertIds) {
        Map<String, Heap> some = new HashMap<>();
        for (String id : alertIds) {
            Heap heap = heaps.remove(id);
            if (heap != null) {
                some.put(id, heap);
                matters -= heap.matters.size();
            }
        }
        underWay = some;
        return some;
    }

    /** @param failed what goes back; null: all is written */
    private synchronized void end(@Nullable Map<String, Heap> failed) {
        underWay = Map.of();
        if (failed == null) {
            return;
        }
        failures++;
        failed.forEach((id, heap) -> {
            Heap later = heaps.get(id);
            if (later != null) {
                heap.matters.addAll(later.matters);
                matters -= later.matters.size();
            }
            heaps.put(id, heap);
            matters += heap.matters.size();
        });
    }
}
