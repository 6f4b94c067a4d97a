package io.rolecall.bench.search;

import io.rolecall.bench.opensearch.OpenSearchNode;
import io.rolecall.bench.option.Options;
import io.rolecall.bench.report.Progress;
import io.rolecall.bench.report.Report;
import io.rolecall.bench.search.Filling.Filled;
import io.rolecall.bench.workload.Corpus;
import io.rolecall.bench.workload.Searches;
import io.rolecall.bench.workload.Timing;
import io.rolecall.bench.workload.Workload;
import io.rolecall.query.PostingDocument;
import io.rolecall.search.find.SearchRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.search.IndexSearcher;

/** A full page of a search: what matches, ten facets each as if its own filter were off, the first twenty, marked. */
public final class SearchBench {
    private static final int FEWEST = 500;
    private static final String OURS = "rolecall";
    private static final List<String> PEERS = List.of("lucene", "opensearch", "none");

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
            List<String> peers,
            String keep) {}

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
                        options.number("trades", 120, 120),
                        0,
                        0),
                Math.max(FEWEST, options.number("postings", 1_000_000, 20_000)),
                Math.max(1, options.number("texts", 50_000, 5_000)),
                Math.max(1, options.number("searches", 517, 250)),
                options.number("warm-up", 30, 4),
                options.number("seconds", 20, 4),
                Math.max(1, options.number("threads", cores, cores)),
                options.number("updates", 100, 100),
                options.words("peers", PEERS),
                options.text("keep", ""));
        if (settings.peers.contains("opensearch")) {
            OpenSearchNode.prepare();
        }
        return new SearchBench(settings, progress).run(new Report("search", options.all()));
    }

    private Report run(Report report) {
        report.version("Lucene", IndexSearcher.class);
        Workload workload = new Workload(settings.workload);
        Corpus corpus = new Corpus(workload, Math.min(settings.texts, settings.postings));
        Searches searches = new Searches(workload);
        List<SearchRequest> requests = IntStream.range(0, settings.searches)
                .mapToObj(i -> request(searches.parameters(i)))
                .toList();
        String contents = "%d of %d texts, %s, %s"
                .formatted(settings.postings, settings.texts, settings.workload, PostingDocument.version());
        try (Folders folders = new Folders(settings.keep, contents)) {
            return compare(report, corpus, requests, folders);
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

    private Report compare(Report report, Corpus corpus, List<SearchRequest> searches, Folders folders)
            throws IOException {
        Filling filling = new Filling(corpus, settings.postings, settings.threads, folders, progress);
        List<Filled> filled = new ArrayList<>();
        try {
            for (String name : names()) {
                filled.add(filling.filled(name, at -> engine(name, at, corpus)));
            }
            List<Engine> engines = filled.stream().map(Filled::engine).toList();
            long[] totals = Equality.check(engines, searches, progress);
            Arrays.sort(totals);
            progress.line("all engines agree on totals and counts of %,d searches".formatted(totals.length));
            report.fact("compared", "%,d searches: the same totals and counts".formatted(totals.length))
                    .fact("matches", quantiles(totals));
            if (settings.seconds > 0) {
                Timing<SearchRequest> timing = new Timing<>(searches, true, progress);
                for (Filled one : filled) {
                    report.row(measured(one.engine(), timing, one.figures()));
                }
                if (settings.updates > 0 && engines.getFirst() instanceof RolecallEngine ours) {
                    report.row(updated(report, ours, corpus, timing));
                }
            }
        } finally {
            for (Filled one : filled) {
                one.engine().close();
            }
        }
        return report;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(List.of(OURS));
        settings.peers.stream().filter(p -> !p.equals("none")).forEach(names::add);
        return names;
    }

    private static Engine engine(String name, Path folder, Corpus corpus) throws IOException {
        return switch (name) {
            case OURS -> new RolecallEngine(folder, corpus.now());
            case "lucene" -> new FacetModuleEngine(folder, corpus.now());
            case "opensearch" -> new OpenSearchEngine(folder, corpus.now());
            default -> throw new IllegalStateException(name);
        };
    }

    private static String quantiles(long[] totals) {
        int last = totals.length - 1;
        return "a quarter up to %,d, median %,d, a quarter from %,d, most %,d"
                .formatted(totals[last / 4], totals[last / 2], totals[last * 3 / 4], totals[last]);
    }

    private Map<String, String> measured(Engine engine, Timing<SearchRequest> timing, Map<String, String> filled) {
        Timing.Work<SearchRequest> page = search -> engine.page(search).marked();
        timing.run(engine.name() + ", warm-up", page, 1, settings.warmUp);
        Timing.Figures one = timing.run(engine.name() + ", 1 thread", page, 1, settings.seconds);
        Map<String, String> row = row(engine, engine.name(), one);
        if (settings.threads > 1) {
            Timing.Figures all = timing.run(
                    engine.name() + ", " + settings.threads + " threads", page, settings.threads, settings.seconds);
            row.put("pages/s, " + settings.threads + " threads", "%,.0f".formatted(all.perSecond()));
        }
        row.putAll(filled);
        return row;
    }

    private Map<String, String> updated(
            Report report, RolecallEngine ours, Corpus corpus, Timing<SearchRequest> timing) {
        try (Updates updates = new Updates(ours, corpus, settings.postings, settings.updates)) {
            Timing.Work<SearchRequest> page = search -> ours.page(search).marked();
            timing.run("warm-up under updates", page, 1, Math.max(1, settings.warmUp / 3));
            Timing.Figures figures = timing.run(settings.updates + " updates a second", page, 1, settings.seconds);
            progress.line(updates.figures());
            report.fact("updates", updates.figures());
            return row(ours, ours.name() + ", " + settings.updates + " updates/s", figures);
        }
    }

    private static Map<String, String> row(Engine engine, String name, Timing.Figures one) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("engine", name);
        row.put("mean ms", "%.1f".formatted(one.mean() / 1e6));
        row.put("p50 ms", "%.1f".formatted(one.quantile(0.5) / 1e6));
        row.put("p99 ms", "%.1f".formatted(one.quantile(0.99) / 1e6));
        row.put("CPU ms", "%.1f".formatted(one.processEach() / 1e6));
        if (engine.answersAlone()) {
            row.put("CPU p50", "%.1f".formatted(one.ownQuantile(0.5) / 1e6));
            row.put("CPU p99", "%.1f".formatted(one.ownQuantile(0.99) / 1e6));
        }
        row.put("pages/s, 1 thread", "%,.0f".formatted(one.perSecond()));
        return row;
    }
}
