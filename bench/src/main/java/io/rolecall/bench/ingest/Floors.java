package io.rolecall.bench.ingest;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.rolecall.bench.report.Progress;
import io.rolecall.ingest.normalize.JsonForm;
import io.rolecall.ingest.normalize.Normalizer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;
import org.bson.RawBsonDocument;
import tools.jackson.databind.json.JsonMapper;

/** What the same lines cost at least: each a rate of postings a second. */
final class Floors {
    /** As many as ingest-service stores at once. */
    private static final int BATCH = 250;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<byte[]> lines;
    private final int seconds;
    private final Progress progress;
    /** What the work results in, so that no compiler may leave it out. */
    @SuppressWarnings("unused")
    private volatile long sink;

    Floors(List<byte[]> lines, int seconds, Progress progress) {
        this.lines = lines;
        this.seconds = seconds;
        this.progress = progress;
    }

    /** Parsed and written again, by one thread. */
    double parsed() {
        return rate("parsed and written", line -> JSON.writeValueAsBytes(JSON.readTree(line)).length);
    }

    /** Parsed and normalised, by one thread. */
    double normalised() {
        Instant seen = Instant.parse("2026-11-22T12:00:00Z");
        return rate("normalised", line -> switch (JsonForm.read(JSON.readTree(line), "bench", _ -> {})) {
            case JsonForm.Item.Open(var draft) ->
                Normalizer.normalize(draft, seen).title().length();
            case JsonForm.Item.Closed _ -> throw new IllegalStateException("no line closes");
        });
    }

    /** As long to warm up as to measure. */
    private double rate(String what, ToIntFunction<byte[]> work) {
        progress.line("floor: " + what);
        pass(work);
        return pass(work);
    }

    private double pass(ToIntFunction<byte[]> work) {
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        long done = 0;
        long results = 0;
        while (System.nanoTime() < end || done == 0) {
            results += work.applyAsInt(lines.get((int) (done++ % lines.size())));
        }
        sink = results;
        return done / ((System.nanoTime() - start) / 1e9);
    }

    /** Inserted into the store as they are, by one client. */
    double inserted(String mongo) {
        progress.line("floor: inserted into the store as they are");
        List<RawBsonDocument> documents = lines.stream()
                .map(line -> RawBsonDocument.parse(new String(line, StandardCharsets.UTF_8)))
                .toList();
        try (MongoClient client = MongoClients.create(mongo)) {
            MongoCollection<RawBsonDocument> collection =
                    client.getDatabase("rolecall_bench").getCollection("floor", RawBsonDocument.class);
            long start = System.nanoTime();
            for (int from = 0; from < documents.size(); from += BATCH) {
                collection.insertMany(documents.subList(from, Math.min(documents.size(), from + BATCH)));
            }
            return documents.size() / ((System.nanoTime() - start) / 1e9);
        }
    }
}
