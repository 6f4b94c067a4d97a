package io.rolecall.bench.search;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.sun.management.OperatingSystemMXBean;
import io.rolecall.bench.option.Options;
import io.rolecall.bench.process.Answers;
import io.rolecall.bench.process.Child;
import io.rolecall.bench.process.Part;
import io.rolecall.bench.process.WorkFolder;
import io.rolecall.bench.report.Progress;
import io.rolecall.bench.report.Report;
import io.rolecall.bench.workload.Corpus;
import io.rolecall.bench.workload.Workload;
import io.rolecall.local.infrastructure.FreePort;
import io.rolecall.posting.Posting;
import io.rolecall.search.index.Index;
import io.rolecall.search.index.IndexSettings;
import io.rolecall.search.index.Position;
import io.rolecall.search.index.Successor;
import io.rolecall.search.project.Filling;
import io.rolecall.search.project.Projection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.lucene.search.IndexSearcher;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/** The whole way of an index that is built anew: out of the store, analysed, written, made safe, and answering. */
public final class RebuildBench {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int CHUNK = 500;
    private static final int HEAP_MB = 1024;

    private final Settings settings;
    private final Report report;
    private final Progress progress;
    private final Map<String, List<Figures>> figures = new LinkedHashMap<>();
    private List<Posting> postings = List.of();

    private record Settings(long seed, int postings, int texts, int rounds, int threads) {}

    /** Nanoseconds of one way, by the clock, of this process on all cores, and of the store. */
    private record Figures(long took, long process, long store) {}

    /** One way of making an index. */
    private interface Way {
        /** How many postings it has in the end. */
        long go() throws IOException;
    }

    private RebuildBench(Settings settings, Report report, Progress progress) {
        this.settings = settings;
        this.report = report;
        this.progress = progress;
    }

    /**
     * Measures and says how it went.
     *
     * @throws IllegalStateException when an index has other than all postings
     */
    public static Report run(Options options, Progress progress) {
        int cores = Runtime.getRuntime().availableProcessors();
        int seed = (int) Workload.Settings.USUAL.seed();
        Settings settings = new Settings(
                options.number("seed", seed, seed),
                Math.max(1, options.number("postings", 20_000, 6_000)),
                Math.max(1, options.number("texts", 5_000, 2_000)),
                Math.max(1, options.number("rounds", 3, 1)),
                Math.max(1, options.number("threads", cores, cores)));
        Report report = new Report("rebuild", options.all())
                .version("Lucene", IndexSearcher.class)
                .fact("store", "the stand-in for MongoDB of the local run, on disk, a process of its own");
        try {
            new RebuildBench(settings, report, progress).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return report;
    }

    private void run() throws IOException {
        Corpus corpus = new Corpus(
                new Workload(new Workload.Settings(settings.seed, Workload.Settings.LANGUAGES, 120, 0, 0)),
                Math.min(settings.texts, settings.postings));
        corpus.make();
        postings = LongStream.range(0, settings.postings)
                .parallel()
                .mapToObj(corpus::posting)
                .toList();
        int port = FreePort.any();
        try (WorkFolder folder = WorkFolder.create();
                Child store = Part.start(Part.MONGO, folder.path(), port, HEAP_MB)) {
            store.await(() -> Answers.store(port), progress);
            try (MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + port)) {
                Projection projection = new Projection(new SimpleMongoClientDatabaseFactory(client, "rebuild"));
                projection.prepare();
                for (List<Posting> chunk : chunks()) {
                    projection.write(chunk);
                    progress.quiet(
                            () -> "writing the projection: " + chunk.getFirst().externalId());
                }
                progress.line("the projection has %,d postings".formatted(settings.postings));
                for (int round = 0; round <= settings.rounds; round++) {
                    round(round, projection, corpus, store, folder.path().resolve("round-" + round));
                }
            }
        }
        figures.forEach((name, all) -> report.row(row(name, all)));
    }

    /** All ways one after the other, so that what else the machine does hits each; the first round is for the compilers. */
    private void round(int round, Projection projection, Corpus corpus, Child store, Path folder) throws IOException {
        boolean counted = round > 0;
        Path ours = folder.resolve("rolecall");
        timed(counted, "Lucene with its facet module, from memory", store, () -> {
            try (Engine lucene = new FacetModuleEngine(folder.resolve("lucene"), corpus.now())) {
                return filled(lucene);
            }
        });
        timed(counted, "Rolecall, from memory", store, () -> {
            try (Engine rolecall = new RolecallEngine(folder.resolve("memory"), corpus.now())) {
                return filled(rolecall);
            }
        });
        timed(
                counted,
                "the projection read, nothing written",
                store,
                () -> Filling.run("nothing", projection, _ -> Map.of(), (_, _) -> {}, () -> false));
        timed(counted, "Lucene with its facet module, from the projection", store, () -> {
            try (Engine lucene = new FacetModuleEngine(folder.resolve("read"), corpus.now())) {
                Filling.run("Lucene's index", projection, taken(lucene), (_, _) -> {}, () -> false);
                lucene.ready();
                return lucene.postings();
            }
        });
        try (Index index =
                new Index(new IndexSettings(ours, Duration.ofMillis(500), Duration.ofSeconds(5), 10_000, 256))) {
            timed(counted, "Rolecall, the first index, from the projection", store, () -> {
                index.open();
                Filling.run("the index", projection, p -> index.apply(p, List.of()), index::building, () -> false);
                index.commit(Position.START);
                index.ready();
                return index.size();
            });
            timed(counted, "Rolecall, the next index beside it, from the projection", store, () -> {
                Successor next = index.beginNext();
                Filling.run("the next index", projection, next::fill, (_, _) -> {}, () -> false);
                next.prepare();
                index.switchOver(Position.START);
                return index.size();
            });
        }
    }

    private void timed(boolean counted, String name, Child store, Way way) throws IOException {
        long start = System.nanoTime();
        long process = SYSTEM.getProcessCpuTime();
        long stored = store.cpu().toNanos();
        long has = way.go();
        Figures one = new Figures(
                System.nanoTime() - start,
                SYSTEM.getProcessCpuTime() - process,
                store.cpu().toNanos() - stored);
        if (has != settings.postings) {
            throw new IllegalStateException("%s has %,d of %,d postings".formatted(name, has, settings.postings));
        }
        progress.line("%s: %,.0f postings/s%s"
                .formatted(name, settings.postings / (one.took / 1e9), counted ? "" : ", not counted"));
        if (counted) {
            figures.computeIfAbsent(name, _ -> new ArrayList<>()).add(one);
        }
    }

    private static Filling.Sink taken(Engine engine) {
        return postings -> {
            engine.index(postings);
            return Map.of();
        };
    }

    private long filled(Engine engine) throws IOException {
        Threads.each(chunks(), settings.threads, engine::index);
        engine.ready();
        return engine.postings();
    }

    private List<List<Posting>> chunks() {
        List<List<Posting>> chunks = new ArrayList<>();
        for (int from = 0; from < postings.size(); from += CHUNK) {
            chunks.add(postings.subList(from, Math.min(postings.size(), from + CHUNK)));
        }
        return chunks;
    }

    private Map<String, String> row(String name, List<Figures> all) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("what", name);
        row.put(
                "postings/s",
                range(all.stream().map(f -> settings.postings / (f.took / 1e9)).toList()));
        row.put(
                "CPU µs/posting",
                range(all.stream().map(f -> f.process / 1e3 / settings.postings).toList()));
        row.put(
                "the store's",
                range(all.stream().map(f -> f.store / 1e3 / settings.postings).toList()));
        return row;
    }

    private static String range(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.size() == 1
                ? "%,.0f".formatted(sorted.getFirst())
                : "%,.0f to %,.0f".formatted(sorted.getFirst(), sorted.getLast());
    }
}
