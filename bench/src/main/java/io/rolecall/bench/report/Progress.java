package io.rolecall.bench.report;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Supplier;

/** Lines that say how far it is, each with the seconds since the start. Safe for use by many threads. */
public final class Progress {
    private static final long QUIET_NANOS = 5_000_000_000L;

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

    /** Says it only when nothing was said for five seconds. */
    public synchronized void quiet(Supplier<String> text) {
        if (System.nanoTime() - last >= QUIET_NANOS) {
            line(text.get());
        }
    }
}
