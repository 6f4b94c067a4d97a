package io.rolecall.bench.ledger;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import io.rolecall.bench.report.Progress;
import io.rolecall.bench.workload.Workload;
import io.rolecall.notify.index.AlertIndex;
import io.rolecall.query.Query;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;

/** Alerts as the service has stored one of them, written past it: made one by one they would take minutes. */
final class StoredAlerts {
    /** Alerts that are stored at once. */
    private static final int AT_ONCE = 5_000;

    private StoredAlerts() {}

    /**
     * Stores them in the place of the one that the service made, and makes an index of the same.
     *
     * @param pattern the id of that one
     */
    static AlertIndex<String> make(String mongo, String pattern, Workload workload, int count, Progress progress) {
        AlertIndex<String> index = new AlertIndex<>();
        index.loading(true);
        try (MongoClient client = MongoClients.create(mongo)) {
            MongoCollection<Document> stored =
                    client.getDatabase("rolecall_notify").getCollection("alerts");
            Document like = Objects.requireNonNull(
                    stored.find(new Document("_id", pattern)).first());
            stored.deleteOne(new Document("_id", pattern));
            for (int from = 0; from < count; from += AT_ONCE) {
                int first = from;
                List<Query> queries = IntStream.range(from, Math.min(count, from + AT_ONCE))
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
                progress.quiet(() -> "%,d of %,d alerts made".formatted(done, count));
            }
        }
        index.loading(false);
        progress.line("%,d alerts made".formatted(count));
        return index;
    }

    /** As long as the service's own, and as little in any order. */
    private static String id(int number) {
        byte[] bytes = new byte[16];
        new Random(number).nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
