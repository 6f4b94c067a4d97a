package io.rolecall.notify.deliver;

import io.rolecall.notify.ledger.Rows;
import io.rolecall.notify.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;

/**
 * Notes what came of sends. Those that end at the same time are written together, and each sender waits until its own is
 * written: so a crash can't forget more messages than there are senders.
 */
@Component
class Logbook {
    private static final Logger log = LoggerFactory.getLogger(Logbook.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private final DeliveryStore deliveries;
    private final Leases leases;
    private final Rows rows;
    private final ReentrantLock writing = new ReentrantLock();
    private final Queue<Entry> queue = new ConcurrentLinkedQueue<>();
    private volatile boolean stopping;

    Logbook(DeliveryStore deliveries, Leases leases, Rows rows) {
        this.deliveries = deliveries;
        this.leases = leases;
        this.rows = rows;
    }

    private static final class Entry {
        private final Ending ending;
        private final @Nullable Instant sentAt;
        private boolean written;
        private @Nullable RuntimeException failure;

        Entry(Ending ending, @Nullable Instant sentAt) {
            this.ending = ending;
            this.sentAt = sentAt;
        }
    }

    /** Returns when it is written that a delivery was taken by its receiver. */
    void sent(Delivery claimed, Instant at) {
        write(new Entry(Ending.of(claimed, Delivery.State.SENT, at, null), at));
    }

    /** Returns when it is written what became of a delivery. */
    void note(Ending ending) {
        write(new Entry(ending, null));
    }

    void stop() {
        stopping = true;
    }

    private void write(Entry entry) {
        queue.add(entry);
        writing.lock();
        try {
            if (!entry.written) {
                writeAll();
            }
        } finally {
            writing.unlock();
        }
        if (entry.failure != null) {
            throw entry.failure;
        }
    }

    /** Whoever comes first writes for all who wait. */
    private void writeAll() {
        List<Entry> some = new ArrayList<>();
        for (Entry next = queue.poll(); next != null; next = queue.poll()) {
            some.add(next);
        }
        RuntimeException failure = null;
        try {
            untilThere(() -> write(some));
        } catch (RuntimeException e) {
            failure = e;
        }
        for (Entry entry : some) {
            entry.written = true;
            entry.failure = failure;
        }
    }

    private void write(List<Entry> some) {
        leases.note(some.stream().map(e -> e.ending).toList());
        List<String> ids = new ArrayList<>();
        List<String> told = new ArrayList<>();
        Instant at = null;
        for (Entry entry : some) {
            if (entry.sentAt != null) {
                at = at == null || entry.sentAt.isAfter(at) ? entry.sentAt : at;
                ids.add(entry.ending.claimed().id());
                told.addAll(entry.ending.claimed().rowIds());
            }
        }
        if (at != null) {
            told.addAll(deliveries.also(ids));
            rows.sent(told, at);
            deliveries.settled(ids);
        }
    }

    /** A message was taken: while the database is away there is nothing better to do than to wait with that until it is back. */
    private void untilThere(Runnable write) {
        boolean said = false;
        while (true) {
            try {
                write.run();
                return;
            } catch (RuntimeException e) {
                if (stopping || !Store.isAway(e)) {
                    throw e;
                }
                log.atLevel(said ? Level.DEBUG : Level.WARN)
                        .log("what was sent can't be noted now, trying again until it is: {}", e.toString());
                said = true;
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the database was away", e);
        }
    }
}
