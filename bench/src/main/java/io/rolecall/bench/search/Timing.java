package io.rolecall.bench.search;

import com.sun.management.OperatingSystemMXBean;
import io.rolecall.bench.report.Progress;
import io.rolecall.search.find.SearchRequest;
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

/** How long a page takes. Each thread asks all searches in turn, from a place of its own, until the time is over. */
final class Timing {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<SearchRequest> searches;
    private final Progress progress;

    @SuppressWarnings("unused")
    private volatile long sink;

    /**
     * @param millis of each page, sorted
     * @param cpu the process's processor time for a page, in milliseconds, collector and compilers included
     * @param own the asking thread's processor time of each page, in milliseconds, sorted
     */
    record Figures(double seconds, double[] millis, double cpu, double[] own) {
        double perSecond() {
            return millis.length / seconds;
        }

        double mean() {
            return Arrays.stream(millis).average().orElse(0);
        }

        double quantile(double share) {
            return quantile(millis, share);
        }

        double ownQuantile(double share) {
            return quantile(own, share);
        }

        private static double quantile(double[] sorted, double share) {
            return sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
        }
    }

    Timing(List<SearchRequest> searches, Progress progress) {
        this.searches = searches;
        this.progress = progress;
    }

    Figures run(String what, Engine engine, int threads, int seconds) {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Calls>> each = new ArrayList<>();
            long start = System.nanoTime();
            long processor = SYSTEM.getProcessCpuTime();
            for (int t = 0; t < threads; t++) {
                int from = t * searches.size() / threads;
                each.add(pool.submit(() -> calls(what, engine, from, start + seconds * 1_000_000_000L)));
            }
            double[] all = new double[0];
            double[] own = new double[0];
            for (Future<Calls> one : each) {
                all = both(all, one.get().millis);
                own = both(own, one.get().own);
            }
            double took = (System.nanoTime() - start) / 1e9;
            double cpu = (SYSTEM.getProcessCpuTime() - processor) / 1e6 / all.length;
            Arrays.sort(all);
            Arrays.sort(own);
            Figures figures = new Figures(took, all, cpu, own);
            progress.line(String.format(
                    Locale.ROOT,
                    "%s, %s: %,.0f pages/s, p50 %.1f ms, p99 %.1f ms; processor %.1f ms a page, its own p50 %.1f, p99 %.1f",
                    engine.name(),
                    what,
                    figures.perSecond(),
                    figures.quantile(0.5),
                    figures.quantile(0.99),
                    cpu,
                    figures.ownQuantile(0.5),
                    figures.ownQuantile(0.99)));
            return figures;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static double[] both(double[] some, double[] more) {
        double[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    private record Calls(double[] millis, double[] own) {}

    private Calls calls(String what, Engine engine, int from, long end) throws Exception {
        double[] millis = new double[1024];
        double[] own = new double[1024];
        int calls = 0;
        long results = 0;
        long before = System.nanoTime();
        long processor = THREADS.getCurrentThreadCpuTime();
        while (before < end || calls == 0) {
            if (calls == millis.length) {
                millis = Arrays.copyOf(millis, calls * 2);
                own = Arrays.copyOf(own, calls * 2);
            }
            results +=
                    engine.page(searches.get((from + calls) % searches.size())).marked();
            millis[calls] = (System.nanoTime() - before) / 1e6;
            long used = THREADS.getCurrentThreadCpuTime();
            own[calls++] = (used - processor) / 1e6;
            processor = used;
            int done = calls;
            progress.quiet(() -> engine.name() + ", " + what + ": " + done + " pages so far");
            before = System.nanoTime();
        }
        sink = results;
        return new Calls(Arrays.copyOf(millis, calls), Arrays.copyOf(own, calls));
    }
}
