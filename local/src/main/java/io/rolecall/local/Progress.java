package io.rolecall.local;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Supplier;

/** The lines that the user sees, with the seconds since the start; never silent for long while something is awaited. */
final class Progress {
    private static final long QUIET_NANOS = 2_000_000_000L;

    private final PrintStream out;
    private final long started = System.nanoTime();
    private long last = started;

    Progress(PrintStream out) {
        this.out = out;
    }

    synchronized void line(String text) {
        last = System.nanoTime();
        plain(String.format(Locale.ROOT, "%6.1f s  %s", (last - started) / 1e9, text));
    }

    /** Says it only when nothing was said for two seconds. */
    synchronized void quiet(Supplier<String> text) {
        if (System.nanoTime() - last >= QUIET_NANOS) {
            line(text.get());
        }
    }

    synchronized void plain(String text) {
        out.println(text);
        out.flush();
    }
}
