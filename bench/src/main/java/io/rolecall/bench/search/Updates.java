package io.rolecall.bench.search;

import io.rolecall.bench.workload.Corpus;
import io.rolecall.posting.Posting;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Changes some postings a second, seen by searches twice a second, while it is open. */
final class Updates implements AutoCloseable {
    private static final int TIMES = 2;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final RolecallEngine engine;
    private final Corpus corpus;
    private final int postings;
    private final int perSecond;
    private final Thread thread;
    private volatile boolean over;
    private volatile long changed;
    private volatile double slowest;
    private volatile long refreshes;
    private volatile long writing;
    private volatile long refreshing;

    Updates(RolecallEngine engine, Corpus corpus, int postings, int perSecond) {
        this.engine = engine;
        this.corpus = corpus;
        this.postings = postings;
        this.perSecond = perSecond;
        this.thread = Thread.ofPlatform().name("updates").daemon().start(this::run);
    }

    private void run() {
        SplittableRandom random = new SplittableRandom(7);
        long due = System.nanoTime();
        for (int version = 2; !over; version++) {
            List<Posting> some = new ArrayList<>();
            for (int i = 0; i < perSecond / TIMES; i++) {
                some.add(corpus.posting(random.nextInt(postings), version));
            }
            try {
                long used = THREADS.getCurrentThreadCpuTime();
                engine.index(some);
                long before = System.nanoTime();
                long written = THREADS.getCurrentThreadCpuTime();
                engine.refresh();
                changed += some.size();
                refreshes++;
                writing += written - used;
                refreshing += THREADS.getCurrentThreadCpuTime() - written;
                slowest = Math.max(slowest, (System.nanoTime() - before) / 1e6);
                due += 1_000_000_000L / TIMES;
                Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** What it took, for a report. */
    String figures() {
        return "%,d postings changed, %.2f ms of processor time each; %,d refreshes, %.0f ms of processor time each, the slowest took %.0f ms"
                .formatted(
                        changed,
                        writing / 1e6 / Math.max(1, changed),
                        refreshes,
                        refreshing / 1e6 / Math.max(1, refreshes),
                        slowest);
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
