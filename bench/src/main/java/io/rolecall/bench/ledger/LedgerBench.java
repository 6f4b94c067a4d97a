package io.rolecall.bench.ledger;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import io.rolecall.bench.option.Options;
import io.rolecall.bench.process.WorkFolder;
import io.rolecall.bench.report.Progress;
import io.rolecall.bench.report.Report;
import io.rolecall.bench.workload.Workload;
import io.rolecall.notify.index.AlertIndex;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingCodec;
import io.rolecall.posting.PostingEvent;
import io.rolecall.query.Query;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.common.utils.AppInfoParser;
import org.bson.Document;
import org.bson.RawBsonDocument;
import tools.jackson.databind.json.JsonMapper;

/** From the record of a posting on the topic until all its matches are in the ledger. */
public final class LedgerBench {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Alerts that are stored at once. */
    private static final int AT_ONCE = 5_000;

    /** Nothing of it is due while the benchmark runs. */
    private static final String PATTERN = """
            {"query": {"q": "anything"}, "delivery": {"channel": "email", "to": "reader@example.com"},
             "cadence": "monthly", "at": "08:00", "zone": "UTC"}
            """;

    /** What matching writes, in this form of the ledger or an older one. */
    private static final List<String> WRITTEN =
            List.of("found", "ledger", "waiting", "diary", "followers", "agenda.rows", "agenda.found");

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
                        options.number("trades", 1_000, 1_000),
                        options.share("prefixes", Workload.Settings.USUAL.prefixes()),
                        options.share("hostile", 0)),
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
                Stage stage = Stage.start(folder.path(), progress);
                Topic topic = new Topic(stage.kafka())) {
            stage.serve(root, settings.heapMb, progress);
            String pattern =
                    JSON.readTree(stage.post("/v1/alerts", PATTERN)).path("id").asString();
            stage.rest();
            AlertIndex<String> index = alerts(stage.mongo(), pattern);
            stage.serve(root, settings.heapMb, progress);
            // No alert is told what happened before it.
            Instant now = Instant.now().plusMillis(1);
            Map<String, String> warm = measure(stage, topic, index, "warm-up", 0, settings.warmUp, now);
            report.row(warm);
            report.row(measure(stage, topic, index, "measured", settings.warmUp, settings.postings, now));
            stage.rest();
            floor(stage.mongo());
        }
    }

    /** Stores alerts like the one that the service made, and makes an index of the same. Made one by one they would take minutes. */
    private AlertIndex<String> alerts(String mongo, String pattern) {
        AlertIndex<String> index = new AlertIndex<>();
        index.loading(true);
        try (MongoClient client = MongoClients.create(mongo)) {
            MongoCollection<Document> stored =
                    client.getDatabase("rolecall_notify").getCollection("alerts");
            Document like = Objects.requireNonNull(
                    stored.find(new Document("_id", pattern)).first());
            stored.deleteOne(new Document("_id", pattern));
            for (int from = 0; from < settings.alerts; from += AT_ONCE) {
                int first = from;
                List<Query> queries = IntStream.range(from, Math.min(settings.alerts, from + AT_ONCE))
                        .parallel()
                        .mapToObj(workload::query)
                        .toList();
                List<Document> documents = new ArrayList<>();
                for (int i = 0; i < queries.size(); i++) {
                    String id = id(first + i);
                    index.put(id, queries.get(i));
                    Document alert = new Document(like);
                    alert.put("_id", id);
                    alert.put("identity", id);
                    alert.put("subscriber", "S" + id);
                    alert.put("to", "reader" + (first + i) + "@example.com");
                    alert.put("query", queries.get(i).writtenJson());
                    documents.add(alert);
                }
                stored.insertMany(documents, new InsertManyOptions().ordered(false));
                int done = first + documents.size();
                progress.quiet(() -> "%,d of %,d alerts made".formatted(done, settings.alerts));
            }
        }
        index.loading(false);
        progress.line("%,d alerts made".formatted(settings.alerts));
        return index;
    }

    /** As long as the service's own, and as little in any order. */
    private static String id(int number) {
        byte[] bytes = new byte[16];
        new Random(number).nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
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
        Map<String, Duration> after = stage.cpu();
        long matches = stage.matches() - before;
        if (matches != expected) {
            throw new IllegalStateException("The ledger has " + matches + " matches instead of " + expected);
        }
        progress.line("%s: %,.0f postings/s, %,.0f matches/s; all on the topic after %.1f s, in the ledger after %.1f s"
                .formatted(name, count / took, matches / took, put, took));
        Map<String, String> row = new LinkedHashMap<>();
        row.put("what", name);
        row.put("postings/s", "%,.0f".formatted(count / took));
        row.put("matches/s", "%,.0f".formatted(matches / took));
        row.put("matches each", "%,.1f".formatted(matches / (double) count));
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
            if (!stage.child("notify").alive()) {
                throw new IllegalStateException(
                        "notify-service ended: " + stage.child("notify").lastWords());
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

    /** What the service wrote, inserted into empty collections as it is, by one client. */
    private void floor(String mongo) {
        try (MongoClient client = MongoClients.create(mongo)) {
            MongoDatabase from = client.getDatabase("rolecall_notify");
            MongoDatabase to = client.getDatabase("rolecall_floor");
            double seconds = 0;
            long documents = 0;
            long bytes = 0;
            for (String name : WRITTEN) {
                List<RawBsonDocument> all = from.getCollection(name, RawBsonDocument.class)
                        .find()
                        .batchSize(1_000)
                        .into(new ArrayList<>());
                for (RawBsonDocument document : all) {
                    bytes += document.getByteBuffer().remaining();
                }
                MongoCollection<RawBsonDocument> into = to.getCollection(name, RawBsonDocument.class);
                long start = System.nanoTime();
                for (int i = 0; i < all.size(); i += 1_000) {
                    into.insertMany(
                            all.subList(i, Math.min(all.size(), i + 1_000)), new InsertManyOptions().ordered(false));
                }
                seconds += (System.nanoTime() - start) / 1e9;
                documents += all.size();
            }
            int postings = settings.warmUp + settings.postings;
            report.fact(
                    "in the store",
                    "%,d documents, %,.0f bytes for each posting with its matches"
                            .formatted(documents, bytes / (double) postings));
            Map<String, String> row = new LinkedHashMap<>();
            row.put("what", "floor: the same documents inserted as they are");
            row.put("postings/s", "%,.0f".formatted(postings / Math.max(1e-9, seconds)));
            report.row(row);
        }
    }
}
