package io.rolecall.bench.search;

import com.sun.management.OperatingSystemMXBean;
import io.rolecall.bench.report.Progress;
import io.rolecall.bench.workload.Corpus;
import io.rolecall.posting.Posting;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Fills engines with the same postings, or opens what an earlier run has kept of them. */
final class Filling {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int CHUNK = 500;

    /** So many postings each engine takes before it is timed, so that who comes first doesn't wait for the compilers. */
    private static final int WARM_UP = 20_000;

    private final Corpus corpus;
    private final int postings;
    private final int threads;
    private final Folders folders;
    private final Progress progress;

    /** @param figures of its filling */
    record Filled(Engine engine, Map<String, String> figures) {}

    /** Opens an engine in a folder. */
    interface Opener {
        Engine open(Path folder) throws IOException;
    }

    Filling(Corpus corpus, int postings, int threads, Folders folders, Progress progress) {
        this.corpus = corpus;
        this.postings = postings;
        this.threads = threads;
        this.folders = folders;
        this.progress = progress;
    }

    /** @param folder the name of its folder */
    Filled filled(String folder, Opener opener) throws IOException {
        Map<String, String> noted = folders.noted(folder);
        if (noted.isEmpty()) {
            warmUp(folder, opener);
            folders.clear(folder);
        }
        Engine engine = opener.open(folders.of(folder));
        try {
            if (!noted.isEmpty() && engine.postings() != postings) {
                engine.close();
                folders.clear(folder);
                engine = opener.open(folders.of(folder));
                noted = Map.of();
            }
            if (noted.isEmpty()) {
                noted = fill(engine);
                folders.note(folder, noted);
            } else {
                engine.ready();
                progress.line("%s has %,d postings of an earlier run".formatted(engine.name(), postings));
            }
            return new Filled(engine, noted);
        } catch (IOException | RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    private void warmUp(String folder, Opener opener) throws IOException {
        corpus.make();
        String tried = folder + "-warm-up";
        folders.clear(tried);
        try (Engine engine = opener.open(folders.of(tried))) {
            progress.line(engine.name() + " takes some postings first");
            take(engine, Math.min(WARM_UP, postings / 2));
            engine.ready();
        }
        folders.clear(tried);
    }

    private Map<String, String> fill(Engine engine) throws IOException {
        progress.line(engine.name() + " is being filled");
        long start = System.nanoTime();
        long processor = SYSTEM.getProcessCpuTime();
        take(engine, postings);
        engine.ready();
        double cpu = (SYSTEM.getProcessCpuTime() - processor) / 1e6 / postings;
        double seconds = (System.nanoTime() - start) / 1e9;
        progress.line("%s has indexed %,d postings in %.0f s, %.3f ms of processor time each"
                .formatted(engine.name(), postings, seconds, cpu));
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("postings indexed/s", "%,.0f".formatted(postings / seconds));
        figures.put("CPU ms/posting", "%.3f".formatted(cpu));
        figures.put("GB", "%.2f".formatted(engine.bytes() / 1e9));
        return figures;
    }

    private void take(Engine engine, int postings) {
        long start = System.nanoTime();
        AtomicLong next = new AtomicLong();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Void>> all = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                all.add(pool.submit(() -> {
                    for (long from = next.getAndAdd(CHUNK); from < postings; from = next.getAndAdd(CHUNK)) {
                        List<Posting> some = new ArrayList<>(CHUNK);
                        for (long n = from; n < Math.min(from + CHUNK, postings); n++) {
                            some.add(corpus.posting(n));
                        }
                        engine.index(some);
                        long done = from;
                        progress.quiet(() -> left(engine, done, postings, (System.nanoTime() - start) / 1e9));
                    }
                    return null;
                }));
            }
            for (Future<Void> one : all) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static String left(Engine engine, long done, int postings, double seconds) {
        double left = (postings - done) * seconds / Math.max(1, done);
        return "%s: %,d of %,d postings, about %.0f s to go".formatted(engine.name(), done, postings, left);
    }
}
