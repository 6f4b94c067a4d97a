package io.rolecall.bench.match;

import io.rolecall.notify.index.AlertIndex;
import io.rolecall.query.Query;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Alerts that come and go while others are matched: so many of each in a second, each put and taken away in turn. */
final class Updates implements AutoCloseable {
    private static final int LIVING = 5_000;

    private final AlertIndex<String> index;
    private final List<Query> queries;
    private final Thread thread;
    private final long start = System.nanoTime();
    private volatile boolean over;
    private volatile long done;
    private volatile long longest;

    /** @param perSecond additions, and as many removals */
    Updates(AlertIndex<String> index, List<Query> queries, int perSecond) {
        this.index = index;
        this.queries = queries;
        this.thread = Thread.ofPlatform().name("updates").start(() -> run(perSecond));
    }

    private void run(int perSecond) {
        for (long next = 0; !over; next++) {
            long due = start + next * 1_000_000_000L / perSecond;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(200_000);
            }
            long before = System.nanoTime();
            index.put("update" + next, queries.get((int) (next % queries.size())));
            longest = Math.max(longest, System.nanoTime() - before);
            if (next >= LIVING) {
                index.remove("update" + (next - LIVING));
            }
            done = next + 1;
        }
    }

    double perSecond() {
        return done / ((System.nanoTime() - start) / 1e9);
    }

    /** Until the longest put was in effect. */
    double longestMillis() {
        return longest / 1e6;
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (long i = Math.max(0, done - LIVING); i < done; i++) {
            index.remove("update" + i);
        }
    }
}
