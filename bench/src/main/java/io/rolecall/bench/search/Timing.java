package io.rolecall.bench.search;

import io.rolecall.bench.report.Progress;
import io.rolecall.search.find.SearchRequest;
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
    private final List<SearchRequest> searches;
    private final Progress progress;

    @SuppressWarnings("unused")
    private volatile long sink;

    /** @param millis of each page, sorted */
    record Figures(double seconds, double[] millis) {
        double perSecond() {
            return millis.length / seconds;
        }

        double quantile(double share) {
            return millis[(int) Math.min(millis.length - 1L, (long) (share * millis.length))];
        }
    }

    Timing(List<SearchRequest> searches, Progress progress) {
        this.searches = searches;
        this.progress = progress;
    }

    Figures run(String what, Engine engine, int threads, int seconds) {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<double[]>> each = new ArrayList<>();
            long start = System.nanoTime();
            for (int t = 0; t < threads; t++) {
                int from = t * searches.size() / threads;
                each.add(pool.submit(() -> calls(what, engine, from, start + seconds * 1_000_000_000L)));
            }
            double[] all = new double[0];
            for (Future<double[]> one : each) {
                double[] millis = one.get();
                int length = all.length;
                all = Arrays.copyOf(all, length + millis.length);
                System.arraycopy(millis, 0, all, length, millis.length);
            }
            double took = (System.nanoTime() - start) / 1e9;
            Arrays.sort(all);
            Figures figures = new Figures(took, all);
            progress.line(String.format(
                    Locale.ROOT,
                    "%s, %s: %,.0f pages/s, p50 %.1f ms, p99 %.1f ms",
                    engine.name(),
                    what,
                    figures.perSecond(),
                    figures.quantile(0.5),
                    figures.quantile(0.99)));
            return figures;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private double[] calls(String what, Engine engine, int from, long end) throws Exception {
        double[] millis = new double[1024];
        int calls = 0;
        long results = 0;
        long before = System.nanoTime();
        while (before < end) {
            if (calls == millis.length) {
                millis = Arrays.copyOf(millis, calls * 2);
            }
            results +=
                    engine.page(searches.get((from + calls) % searches.size())).marked();
            long after = System.nanoTime();
            millis[calls++] = (after - before) / 1e6;
            int done = calls;
            progress.quiet(() -> engine.name() + ", " + what + ": " + done + " pages so far");
            before = System.nanoTime();
        }
        sink = results;
        return Arrays.copyOf(millis, calls);
    }
}
