package io.rolecall.bench.match;

import io.rolecall.bench.report.Progress;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;

/**
 * How long one record takes. Warm-up and measuring end by the clock, so that slow and fast engines get the same time to be made
 * fast.
 */
final class Timing {
    private static final int MOST_KEPT = 5_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** What was measured, the times of all calls sorted. */
    static final class Figures {
        private final double seconds;
        private final long processorNanos;
        private final long[] nanos;

        private Figures(double seconds, long processorNanos, long[] nanos) {
            this.seconds = seconds;
            this.processorNanos = processorNanos;
            this.nanos = nanos;
        }

        /** Processor time of the calling threads for one call, in microseconds: what other work on the machine disturbs least. */
        double processor() {
            return processorNanos / 1e3 / nanos.length;
        }

        double perSecond() {
            return nanos.length / seconds;
        }

        /** In microseconds. */
        double quantile(double share) {
            return nanos[(int) Math.min(nanos.length - 1L, (long) (share * nanos.length))] / 1e3;
        }
    }

    private final List<byte[]> records;
    private final Progress progress;

    /** What the work results in, so that no compiler may leave it out. */
    @SuppressWarnings("unused")
    private volatile long sink;

    Timing(List<byte[]> records, Progress progress) {
        this.records = records;
        this.progress = progress;
    }

    Figures measure(String name, ToIntFunction<byte[]> work, int threads, int warmUpSeconds, int seconds) {
        if (warmUpSeconds > 0) {
            run(name + ", warm-up", work, threads, warmUpSeconds);
        }
        return run(name + ", " + threads + (threads == 1 ? " thread" : " threads"), work, threads, seconds);
    }

    private Figures run(String what, ToIntFunction<byte[]> work, int threads, int seconds) {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<long[]>> each = new ArrayList<>();
            AtomicLong processor = new AtomicLong();
            long start = System.nanoTime();
            for (int t = 0; t < threads; t++) {
                int from = (int) ((long) t * records.size() / threads);
                each.add(pool.submit(() -> {
                    long before = THREADS.getCurrentThreadCpuTime();
                    long[] nanos = calls(what, work, from, start + seconds * 1_000_000_000L);
                    processor.addAndGet(THREADS.getCurrentThreadCpuTime() - before);
                    return nanos;
                }));
            }
            long[] all = new long[0];
            for (Future<long[]> one : each) {
                long[] nanos = one.get();
                int length = all.length;
                all = Arrays.copyOf(all, length + nanos.length);
                System.arraycopy(nanos, 0, all, length, nanos.length);
            }
            double took = (System.nanoTime() - start) / 1e9;
            Arrays.sort(all);
            Figures figures = new Figures(took, processor.get(), all);
            progress.line(String.format(Locale.ROOT, "%s: %,.0f postings/s", what, figures.perSecond()));
            return figures;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private long[] calls(String what, ToIntFunction<byte[]> work, int from, long end) {
        long[] nanos = new long[1024];
        int calls = 0;
        long results = 0;
        long before = System.nanoTime();
        while (before < end && calls < MOST_KEPT) {
            if (calls == nanos.length) {
                nanos = Arrays.copyOf(nanos, calls * 2);
            }
            results += work.applyAsInt(records.get((from + calls) % records.size()));
            long after = System.nanoTime();
            nanos[calls++] = after - before;
            int done = calls;
            progress.quiet(() -> what + ": " + done + " postings so far");
            before = System.nanoTime();
        }
        sink = results;
        return Arrays.copyOf(nanos, calls);
    }
}
