package io.rolecall.search.offer;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * The time that looking for offers may take: what was found until then is offered. Counted is the processor's time, so that a
 * busy machine makes the same offers.
 */
record Budget(long until) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    static Budget of(Duration time) {
        return new Budget(now() + time.toNanos());
    }

    boolean spent() {
        return now() - until > 0;
    }

    private static long now() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }
}
