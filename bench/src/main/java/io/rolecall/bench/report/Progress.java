package io.rolecall.bench.report;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lines that say how far it is, each with the seconds since the start. Safe for use by many threads. */
public final class Progress {
    private static final long QUIET_NANOS = 2_000_000_000L;

    private final PrintStream out;
    private final long started = System.nanoTime();
    private long last = started;

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** Says it. */
    public synchronized void line(String text) {
        last = System.nanoTime();
        out.printf(Locale.ROOT, "%7.1f s  %s%n", (last - started) / 1e9, text);
        out.flush();
    }

    /** Says it only when nothing was said for two seconds. */
    public synchronized void quiet(Supplier<String> text) {
        if (System.nanoTime() - last >= QUIET_NANOS) {
            line(text.get());
        }
    }

    /** Does it, and says every two seconds that it still is done. */
    public void during(String what, Runnable work) {
        CountDownLatch over = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            try {
                while (!over.await(QUIET_NANOS, TimeUnit.NANOSECONDS)) {
                    quiet(() -> what);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            work.run();
        } finally {
            over.countDown();
        }
    }
}
