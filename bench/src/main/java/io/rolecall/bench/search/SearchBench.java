package io.rolecall.bench.search;

import io.rolecall.bench.option.Options;
import io.rolecall.bench.report.Progress;
import io.rolecall.bench.report.Report;
import io.rolecall.bench.workload.Corpus;
import io.rolecall.bench.workload.Searches;
import io.rolecall.bench.workload.Workload;
import io.rolecall.posting.Posting;
import io.rolecall.search.find.SearchRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.search.IndexSearcher;

/** A full page of a search: what matches, ten facets each as if its own filter were off, the first twenty, marked. */
public final class SearchBench {
    private static final int CHUNK = 500;
    private static final List<String> PEERS = List.of("lucene", "none");

    private final Settings settings;
    private final Progress progress;

    private record Settings(
            Workload.Settings workload,
            int postings,
            int texts,
            int searches,
            int warmUp,
            int seconds,
            int threads,
            int updates,
            List<String> peers) {}

    private SearchBench(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Measures and says how it went.
     *
     * @return what is to be published; without times where {@code --seconds 0} was asked for
     */
    public static Report run(Options options, Progress progress) {
        int cores = Runtime.getRuntime().availableProcessors();
        int seed = (int) Workload.Settings.USUAL.seed();
        Settings settings = new Settings(
                new Workload.Settings(
                        options.number("seed", seed, seed),
                        Workload.Settings.LANGUAGES,
                        options.number("trades", 800, 800),
                        0,
                        0),
                Math.max(CHUNK, options.number("postings", 1_000_000, 50_000)),
                Math.max(1, options.number("texts", 50_000, 10_000)),
                Math.max(1, options.number("searches", 517, 250)),
                options.number("warm-up", 30, 6),
                options.number("seconds", 20, 6),
                Math.max(1, options.number("threads", cores, cores)),
                options.number("updates", 100, 100),
                options.words("peers", PEERS));
        return new SearchBench(settings, progress).run(new Report("search", options.all()));
    }

    private Report run(Report report) {
        report.version("Lucene", IndexSearcher.class);
        Workload workload = new Workload(settings.workload);
        Corpus corpus = new Corpus(workload, Math.min(settings.texts, settings.postings));
        progress.line("made %,d texts".formatted(settings.texts));
        Searches searches = new Searches(workload);
        List<SearchRequest> requests = IntStream.range(0, settings.searches)
                .mapToObj(i -> request(searches.parameters(i)))
                .toList();
        Path folder = folder();
        try {
            return compare(report, corpus, requests, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Folders.delete(folder);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("rolecall-bench-search");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SearchRequest request(Map<String, List<String>> search) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(search);
        parameters.put(
                "facets", List.of(Engine.FACETS.stream().map(f -> f.key()).collect(Collectors.joining(","))));
        return SearchRequest.parse(parameters);
    }

    private Report compare(Report report, Corpus corpus, List<SearchRequest> searches, Path folder) throws IOException {
        try (RolecallEngine ours = new RolecallEngine(folder.resolve("rolecall"), corpus.now())) {
            List<Engine> engines = new ArrayList<>(List.of(ours));
            if (settings.peers.contains("lucene")) {
                engines.add(new FacetModuleEngine(folder.resolve("lucene"), corpus.now()));
            }
            try {
                Map<Engine, Map<String, String>> rows = new LinkedHashMap<>();
                for (Engine engine : engines) {
                    rows.put(engine, fill(engine, corpus));
                }
                long[] totals = Equality.check(engines, searches, progress);
                Arrays.sort(totals);
                progress.line("all engines agree on totals and counts of %,d searches".formatted(totals.length));
                report.fact("compared", "%,d searches: the same totals and counts".formatted(totals.length))
                        .fact(
                                "matches",
                                "median %,d, most %,d".formatted(totals[totals.length / 2], totals[totals.length - 1]));
                if (settings.seconds > 0) {
                    Timing timing = new Timing(searches, progress);
                    for (Engine engine : engines) {
                        report.row(measured(engine, timing, rows.getOrDefault(engine, Map.of())));
                    }
                    if (settings.updates > 0) {
                        report.row(updated(ours, corpus, timing));
                    }
                }
            } finally {
                for (Engine engine : engines.subList(1, engines.size())) {
                    engine.close();
                }
            }
        }
        return report;
    }

    private Map<String, String> fill(Engine engine, Corpus corpus) throws IOException {
        long start = System.nanoTime();
        AtomicLong next = new AtomicLong();
        try (ExecutorService pool = Executors.newFixedThreadPool(settings.threads)) {
            List<Future<Void>> all = new ArrayList<>();
            for (int t = 0; t < settings.threads; t++) {
                all.add(pool.submit(() -> {
                    for (long from = next.getAndAdd(CHUNK); from < settings.postings; from = next.getAndAdd(CHUNK)) {
                        List<Posting> some = new ArrayList<>(CHUNK);
                        for (long n = from; n < Math.min(from + CHUNK, settings.postings); n++) {
                            some.add(corpus.posting(n));
                        }
                        engine.index(some);
                        long done = from;
                        progress.quiet(() -> "%s: %,d postings so far".formatted(engine.name(), done));
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
        engine.ready();
        double seconds = (System.nanoTime() - start) / 1e9;
        progress.line("%s has indexed %,d postings in %.0f s".formatted(engine.name(), settings.postings, seconds));
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("postings indexed/s", "%,.0f".formatted(settings.postings / seconds));
        figures.put("GB", "%.2f".formatted(engine.bytes() / 1e9));
        return figures;
    }

    private Map<String, String> measured(Engine engine, Timing timing, Map<String, String> filled) {
        timing.run("warm-up", engine, 1, settings.warmUp);
        Timing.Figures one = timing.run("1 thread", engine, 1, settings.seconds);
        Map<String, String> row = row(engine.name(), one);
        if (settings.threads > 1) {
            Timing.Figures all = timing.run(settings.threads + " threads", engine, settings.threads, settings.seconds);
            row.put("pages/s, " + settings.threads + " threads", "%,.0f".formatted(all.perSecond()));
        }
        row.putAll(filled);
        return row;
    }

    private Map<String, String> updated(RolecallEngine ours, Corpus corpus, Timing timing) {
        try (Updates updates = new Updates(ours, corpus, settings.postings, settings.updates)) {
            timing.run("warm-up under updates", ours, 1, Math.max(1, settings.warmUp / 3));
            Timing.Figures figures = timing.run(settings.updates + " updates a second", ours, 1, settings.seconds);
            progress.line("changed %,d postings, the slowest refresh took %.0f ms"
                    .formatted(updates.changed(), updates.slowest()));
            return row(ours.name() + ", " + settings.updates + " updates/s", figures);
        }
    }

    private static Map<String, String> row(String name, Timing.Figures one) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("engine", name);
        row.put(
                "mean ms",
                "%.1f".formatted(Arrays.stream(one.millis()).average().orElse(0)));
        row.put("p50 ms", "%.1f".formatted(one.quantile(0.5)));
        row.put("p99 ms", "%.1f".formatted(one.quantile(0.99)));
        row.put("pages/s, 1 thread", "%,.0f".formatted(one.perSecond()));
        return row;
    }
}
