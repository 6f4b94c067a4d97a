package io.rolecall.notify.ledger;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The rows that wait to be told, gathered per alert in one document each: what the hot path needs without a secondary index.
 * Derived: what it lacks, {@link Forgotten} finds again.
 */
@Component
public class Waiting {
    /** The document stays far below MongoDB's limit; later rows wait in the ledger for the sweep. */
    static final int MOST = 5_000;

    private final MongoCollection<Document> waiting;

    Waiting(MongoTemplate mongo) {
        this.waiting = mongo.getCollection("waiting");
    }

    /** Idempotent. */
    public void createIndexes() {
        waiting.createIndex(Indexes.ascending("_id", "since"), new IndexOptions().unique(true));
        waiting.createIndex(Indexes.ascending("_id", "pushes"), new IndexOptions().unique(true));
    }

    /**
     * @param since when the oldest of them was found, or the last delivery was made up; with the alert's id it names the next
     */
    public record Batch(String alertId, Instant since, Set<String> rowIds) {}

    void add(Map<String, List<String>> rowIdsByAlert, Instant now) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        rowIdsByAlert.forEach((alertId, rowIds) -> writes.add(new UpdateOneModel<>(
                eq("_id", alertId),
                Updates.combine(
                        Updates.setOnInsert("since", now),
                        Updates.inc("pushes", 1L),
                        Updates.pushEach("rows", rowIds, new PushOptions().slice(MOST))),
                new UpdateOptions().upsert(true))));
        if (!writes.isEmpty()) {
            waiting.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }

    public Optional<Batch> find(String alertId) {
        return Optional.ofNullable(waiting.find(eq("_id", alertId)).first())
                .map(d -> new Batch(
                        d.getString("_id"),
                        d.getDate("since").toInstant(),
                        new LinkedHashSet<>(d.getList("rows", String.class))));
    }

    /** Takes rows out of a batch and begins the next one; does nothing when that has been done. */
    public void next(Batch batch, List<String> taken, Instant since) {
        Instant next = since.isAfter(batch.since()) ? since : batch.since().plusMillis(1);
        Document left = waiting.findOneAndUpdate(
                new Document("_id", batch.alertId()).append("since", batch.since()),
                Updates.combine(Updates.pullAll("rows", taken), Updates.set("since", next)),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        if (left != null && left.getList("rows", String.class).isEmpty()) {
            // Unless something came meanwhile.
            waiting.deleteOne(new Document("_id", batch.alertId()).append("pushes", left.getLong("pushes")));
        }
    }

    /** Calls with each alert for which something waits, and since when. */
    public void each(BiConsumer<String, Instant> alert) {
        for (Document d :
                waiting.find().projection(Projections.include("since")).batchSize(1_000)) {
            alert.accept(d.getString("_id"), d.getDate("since").toInstant());
        }
    }

    public void drop(String alertId) {
        waiting.deleteOne(eq("_id", alertId));
    }
}
