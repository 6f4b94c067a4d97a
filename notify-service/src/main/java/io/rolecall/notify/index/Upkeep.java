package io.rolecall.notify.index;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the segments few and well arranged, in a thread that is there while there is something to do. What alerts wait under was
 * chosen by what was known of postings then: it is chosen anew when more is known, or when many are looked at in vain.
 */
final class Upkeep {
    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

    /** Alerts are arranged anew after so many postings, and again after ten times as many. */
    private static final int[] LESSONS = {2_000, 20_000};

    /** At once; what is left is done with the next change. */
    private static final int MOST_MERGES = 16;

    /** Over so many postings the alerts looked at are counted. */
    private static final int WINDOW = 2_000;

    private final Alerts<?> alerts;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final AtomicBoolean anew = new AtomicBoolean();
    private final ThreadPoolExecutor worker;

    /** All of these may lose a count between threads, which doesn't matter. */
    private int lessons;

    private int postings;
    private long looked;
    private double usual = Double.MAX_VALUE;

    Upkeep(Alerts<?> alerts) {
        this.alerts = alerts;
        this.worker = new ThreadPoolExecutor(1, 1, 2, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "alert-index");
            thread.setDaemon(true);
            return thread;
        });
        worker.allowCoreThreadTimeOut(true);
    }

    /** Some alerts have changed, and segments may be merged. */
    void due() {
        if (wanted.compareAndSet(false, true)) {
            worker.execute(this::work);
        }
    }

    private void work() {
        wanted.set(false);
        try {
            boolean all = anew.getAndSet(false);
            for (int i = 0; i < MOST_MERGES && alerts.merge(all); i++) {
                all = false;
            }
            if (alerts.mostlyUnused()) {
                alerts.renew();
            }
        } catch (RuntimeException | OutOfMemoryError e) {
            log.error("the alert index can't be put in order now; it finds what it should, but more slowly", e);
        }
    }

    /** A posting was matched. */
    void matched(long candidates) {
        looked += candidates;
        if (++postings % WINDOW != 0) {
            return;
        }
        double each = (double) looked / WINDOW;
        looked = 0;
        int next = lessons;
        Atoms atoms = alerts.snapshot().dictionary().atoms();
        if (next < LESSONS.length && atoms.postings() >= LESSONS[next]) {
            lessons = next + 1;
            usual = Double.MAX_VALUE;
            anew.set(true);
            due();
        } else if (each > 2 * usual + 1_000) {
            atoms.fade();
            lessons = 0;
            usual = Double.MAX_VALUE;
        } else if (usual == Double.MAX_VALUE) {
            usual = each;
        }
    }

    void arrange() {
        anew.set(true);
        due();
        await();
    }

    void await() {
        try {
            worker.submit(() -> {}).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
