package io.rolecall.ingest.catalog;

import io.rolecall.ingest.catalog.Outbox.Saved;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** The batches that are saved and wait to be told, in memory and so bounded: what it can't hold is found by its note. */
final class Ready {
    private static final long MOST_BYTES = 16_000_000;
    /** So long a writer waits for the relay, which may be waiting for Kafka. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Queue<Saved> batches = new ArrayDeque<>();
    private long bytes;
    private boolean flowing;
    private boolean overflowed;

    synchronized void add(Saved batch) {
        long most = System.nanoTime() + LONGEST_WAIT.toNanos();
        try {
            while (flowing && bytes > MOST_BYTES && System.nanoTime() < most) {
                wait(100);
            }
        } catch (InterruptedException e) {
            // It is saved already; who interrupts learns of it after this.
            Thread.currentThread().interrupt();
        }
        if (bytes > MOST_BYTES) {
            overflowed = true;
        } else {
            batches.add(batch);
            bytes += batch.bytes();
            notifyAll();
        }
    }

    synchronized List<Saved> take(int most, Duration wait) throws InterruptedException {
        long end = System.nanoTime() + wait.toNanos();
        while (batches.isEmpty() && System.nanoTime() < end) {
            wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
        List<Saved> taken = new ArrayList<>();
        int events = 0;
        for (Saved next = batches.peek();
                next != null && (taken.isEmpty() || events + next.events().size() <= most); ) {
            taken.add(batches.remove());
            events += next.events().size();
            bytes -= next.bytes();
            next = batches.peek();
        }
        notifyAll();
        return taken;
    }

    synchronized boolean overflowed() {
        boolean was = overflowed;
        overflowed = false;
        return was;
    }

    synchronized void flowing(boolean flows) {
        flowing = flows;
        if (!flows) {
            batches.clear();
            bytes = 0;
        }
        notifyAll();
    }
}
