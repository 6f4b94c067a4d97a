package io.rolecall.bench.ledger;

import io.rolecall.bench.option.Options;
import io.rolecall.bench.process.WorkFolder;
import io.rolecall.bench.report.Progress;
import io.rolecall.bench.report.Report;
import io.rolecall.bench.workload.Workload;
import io.rolecall.notify.index.AlertIndex;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingCodec;
import io.rolecall.posting.PostingEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.common.utils.AppInfoParser;
import tools.jackson.databind.json.JsonMapper;

/** From the record of a posting on the topic until all its matches are in the ledger. */
public final class LedgerBench {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The density at which a posting has about 80 matches with 100,000 alerts. */
    private static final double EIGHTY = 0.77;

    /** Nothing of it is due while the benchmark runs. */
    private static final String PATTERN = """
            {"query": {"q": "anything"}, "delivery": {"channel": "email", "to": "reader@example.com"},
             "cadence": "monthly", "at": "08:00", "zone": "UTC"}
            """;

    private final Settings settings;
    private final Report report;
    private final Progress progress;
    private final Workload workload;

    private record Settings(Workload.Settings workload, int alerts, int postings, int warmUp, int heapMb) {}

    /** @param value of the record */
    private record Put(String postingId, byte[] value) {}

    private LedgerBench(Settings settings, Report report, Progress progress) {
        this.settings = settings;
        this.report = report;
        this.progress = progress;
        this.workload = new Workload(settings.workload);
    }

    /**
     * Measures and says how it went.
     *
     * @throws IllegalStateException when the ledger has other than all matches
     */
    public static Report run(Options options, Progress progress) {
        int seed = (int) Workload.Settings.USUAL.seed();
        Settings settings = new Settings(
                new Workload.Settings(
                        options.number("seed", seed, seed),
                        options.words("languages", Workload.Settings.LANGUAGES),
                        List.of(),
                        options.number("trades", 1_000, 1_000),
                        options.share("prefixes", Workload.Settings.USUAL.prefixes()),
                        options.share("hostile", 0),
                        0,
                        options.about("density", "about 100 times so many matches a posting with 100,000 alerts")
                                .factor("density", EIGHTY)),
                options.number("alerts", 100_000, 20_000),
                Math.max(1, options.number("postings", 20_000, 4_000)),
                Math.max(1, options.number("warm-up", 5_000, 2_000)),
                options.number("heap-mb", 1_024, 1_024));
        Report report = new Report("ledger", options.all())
                .fact("Kafka", AppInfoParser.getVersion())
                .fact("store", "the stand-in for MongoDB of the local run, on disk, a process of its own");
        new LedgerBench(settings, report, progress).run();
        return report;
    }

    private void run() {
        Path root = Path.of(System.getProperty("rolecall.root", "..")).toAbsolutePath();
        try (WorkFolder folder = WorkFolder.create();
                Stage stage = Stage.start(folder.path(), storeMb(), progress);
                Topic topic = new Topic(stage.kafka())) {
            stage.serve(root, settings.heapMb, progress);
            String pattern =
                    JSON.readTree(stage.post("/v1/alerts", PATTERN)).path("id").asString();
            long without = stage.liveBytes();
            stage.rest();
            AlertIndex<String> index = StoredAlerts.make(stage.mongo(), pattern, workload, settings.alerts, progress);
            started(stage, root, without);
            // No alert is told what happened before it.
            Instant now = Instant.now().plusMillis(1);
            Map<String, String> warm = measure(stage, topic, index, "warm-up", 0, settings.warmUp, now);
            report.row(warm);
            report.row(measure(stage, topic, index, "measured", settings.warmUp, settings.postings, now));
            stage.rest();
            floor(stage.mongo());
        }
    }

    /** The stand-in keeps much of what it has in its heap: with too little of it, a start with a million alerts measures its collector. */
    private int storeMb() {
        return 1_024 + settings.alerts / 400;
    }

    /** Starts the service with all alerts, and says what that takes: until it is ready it has read and indexed them all. */
    private void started(Stage stage, Path root, long without) {
        long start = System.nanoTime();
        stage.serve(root, settings.heapMb, progress);
        report.fact(
                "ready with all alerts",
                "after %.1f s, JVM and framework included, which took %.1f s of processor time"
                        .formatted(
                                (System.nanoTime() - start) / 1e9,
                                stage.child(Stage.NOTIFY).cpu().toMillis() / 1e3));
        long with = stage.liveBytes();
        report.fact(
                "heap of notify-service after a collection",
                "%,d MB, %,d MB with one alert: %,d bytes for each"
                        .formatted(with >> 20, without >> 20, (with - without) / Math.max(1, settings.alerts)));
    }

    private Map<String, String> measure(
            Stage stage, Topic topic, AlertIndex<String> index, String name, int first, int count, Instant now) {
        List<Posting> postings = LongStream.range(first, first + count)
                .parallel()
                .mapToObj(workload::posting)
                .toList();
        long expected =
                postings.parallelStream().mapToLong(p -> index.match(p).size()).sum();
        List<Put> records = postings.parallelStream()
                .map(p -> new Put(p.id(), PostingCodec.encode(new PostingEvent.PostingPublished(now, p))))
                .toList();
        progress.line("%s: %,d postings of %,.0f bytes, %,.1f matches each"
                .formatted(
                        name,
                        count,
                        records.stream().mapToInt(r -> r.value.length).average().orElse(0),
                        expected / (double) count));
        long before = stage.matches();
        long end = topic.written() + count;
        Map<String, Duration> cpu = stage.cpu();
        long start = System.nanoTime();
        records.forEach(r -> topic.put(r.postingId, r.value));
        topic.flush();
        double put = (System.nanoTime() - start) / 1e9;
        await(stage, topic, end, count, start);
        double took = (System.nanoTime() - start) / 1e9;
        stage.awaitLaid();
        double laid = (System.nanoTime() - start) / 1e9;
        Map<String, Duration> after = stage.cpu();
        long matches = stage.matches() - before;
        if (matches != expected) {
            throw new IllegalStateException("The ledger has " + matches + " matches instead of " + expected);
        }
        progress.line(
                "%s: %,.0f postings/s, %,.0f matches/s; all on the topic after %.1f s, in the ledger after %.1f s, laid with each alert after %.1f s"
                        .formatted(name, count / took, matches / took, put, took, laid));
        Map<String, String> row = new LinkedHashMap<>();
        row.put("what", name);
        row.put("postings/s", "%,.0f".formatted(count / took));
        row.put("matches/s", "%,.0f".formatted(matches / took));
        row.put("matches each", "%,.1f".formatted(matches / (double) count));
        // Until all was laid with the alerts: the last of it after the last posting.
        after.forEach((process, time) -> row.put(
                "CPU µs/match, " + process,
                "%.2f"
                        .formatted(time.minus(cpu.getOrDefault(process, Duration.ZERO))
                                        .toNanos()
                                / 1e3
                                / Math.max(1, matches))));
        return row;
    }

    private void await(Stage stage, Topic topic, long end, int count, long start) {
        while (true) {
            long left = end - topic.done();
            if (left <= 0) {
                return;
            }
            if (!stage.child(Stage.NOTIFY).alive()) {
                throw new IllegalStateException(
                        "notify-service ended: " + stage.child(Stage.NOTIFY).lastWords());
            }
            progress.quiet(() -> "%,d of %,d postings in the ledger, %,.0f a second"
                    .formatted(count - left, count, (count - left) / ((System.nanoTime() - start) / 1e9)));
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void floor(String mongo) {
        Floor floor = Floor.measure(mongo);
        int postings = settings.warmUp + settings.postings;
        report.fact(
                "in the store",
                "%,d documents, %,.0f bytes for each posting with its matches"
                        .formatted(floor.documents(), floor.bytes() / (double) postings));
        Map<String, String> row = new LinkedHashMap<>();
        row.put("what", "floor: the same documents inserted as they are");
        row.put("postings/s", "%,.0f".formatted(postings / Math.max(1e-9, floor.seconds())));
        report.row(row);
    }
}
