package io.rolecall.bench.workload;

import com.sun.management.OperatingSystemMXBean;
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
import java.util.stream.Stream;

/**
 * How long one call takes. Each thread goes through all inputs in turn, from a place of its own, until the time is over: so slow and fast
 * engines get the same time to be made fast.
 *
 * @param <T> what is asked
 */
public final class Timing<T> {
    private static final int MOST_KEPT = 5_000_000;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<T> inputs;
    private final boolean each;
    private final Progress progress;

    /** What the work results in, so that no compiler may leave it out. */
    @SuppressWarnings("unused")
    private volatile long sink;

    /** What is timed. */
    @FunctionalInterface
    public interface Work<T> {
        long of(T input) throws Exception;
    }

    /**
     * What was measured, in nanoseconds.
     *
     * @param nanos of each call, sorted
     * @param own the calling thread's processor time of each call, sorted; empty where it wasn't asked for
     * @param callers the processor time of all calling threads: what other work on the machine disturbs least
     * @param process the processor time of the process, collector and compilers included
     */
    public record Figures(double seconds, long[] nanos, long[] own, long callers, long process) {
        public double perSecond() {
            return nanos.length / seconds;
        }

        public double mean() {
            return Arrays.stream(nanos).average().orElse(0);
        }

        /** What that share of the calls didn't exceed. */
        public double quantile(double share) {
            return quantile(nanos, share);
        }

        public double ownQuantile(double share) {
            return quantile(own, share);
        }

        /** The processor time of the calling threads for one call. */
        public double callersEach() {
            return (double) callers / nanos.length;
        }

        /** The processor time of the process for one call. */
        public double processEach() {
            return (double) process / nanos.length;
        }

        private static double quantile(long[] sorted, double share) {
            return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
        }
    }

    /** @param each whether the processor time of each call is wanted, which costs a microsecond for each */
    public Timing(List<T> inputs, boolean each, Progress progress) {
        this.inputs = inputs;
        this.each = each;
        this.progress = progress;
    }

    private record Calls(long[] nanos, long[] own, long processor) {}

    /** Calls until the time is over, and at least once. */
    public Figures run(String what, Work<? super T> work, int threads, int seconds) {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Calls>> started = new ArrayList<>();
            long start = System.nanoTime();
            long processor = SYSTEM.getProcessCpuTime();
            for (int t = 0; t < threads; t++) {
                int from = (int) ((long) t * inputs.size() / threads);
                started.add(pool.submit(() -> calls(what, work, from, start + seconds * 1_000_000_000L)));
            }
            List<Calls> all = new ArrayList<>();
            for (Future<Calls> one : started) {
                all.add(one.get());
            }
            Figures figures = new Figures(
                    (System.nanoTime() - start) / 1e9,
                    sorted(all.stream().map(Calls::nanos)),
                    sorted(all.stream().map(Calls::own)),
                    all.stream().mapToLong(Calls::processor).sum(),
                    SYSTEM.getProcessCpuTime() - processor);
            progress.line(String.format(
                    Locale.ROOT,
                    "%s: %,.0f a second, p50 %.3f ms, p99 %.3f ms, processor %.3f ms each",
                    what,
                    figures.perSecond(),
                    figures.quantile(0.5) / 1e6,
                    figures.quantile(0.99) / 1e6,
                    figures.processEach() / 1e6));
            return figures;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static long[] sorted(Stream<long[]> parts) {
        return parts.flatMapToLong(Arrays::stream).sorted().toArray();
    }

    private Calls calls(String what, Work<? super T> work, int from, long end) throws Exception {
        long[] nanos = new long[1024];
        long[] own = new long[each ? 1024 : 0];
        int calls = 0;
        long results = 0;
        long began = THREADS.getCurrentThreadCpuTime();
        long used = began;
        long before = System.nanoTime();
        while ((before < end || calls == 0) && calls < MOST_KEPT) {
            if (calls == nanos.length) {
                nanos = Arrays.copyOf(nanos, calls * 2);
                own = Arrays.copyOf(own, each ? calls * 2 : 0);
            }
            results += work.of(inputs.get((from + calls) % inputs.size()));
            nanos[calls] = System.nanoTime() - before;
            if (each) {
                long now = THREADS.getCurrentThreadCpuTime();
                own[calls] = now - used;
                used = now;
            }
            int done = ++calls;
            progress.quiet(() -> what + ": " + done + " so far");
            before = System.nanoTime();
        }
        sink = results;
        return new Calls(
                Arrays.copyOf(nanos, calls),
                Arrays.copyOf(own, each ? calls : 0),
                THREADS.getCurrentThreadCpuTime() - began);
    }
}
