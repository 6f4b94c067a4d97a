package io.rolecall.notify.ledger;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
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
        waiting.createIndex(Indexes.ascending("_id", "since", "pushes"), new IndexOptions().unique(true));
    }

    /**
     * @param since the cursor: when the oldest of them was found, or the last window ended
     * @param pushes how often something was added
     * @param rowIds in the order in which they were found, each once
     */
    public record Batch(String alertId, Instant since, long pushes, List<String> rowIds) {}

    /**
     * @param rowIds that wait no longer
     * @param since where the next window begins
     */
    public record Taken(Batch batch, Set<String> rowIds, Instant since) {
        boolean all() {
            return rowIds.containsAll(batch.rowIds);
        }
    }

    void add(Map<String, List<String>> rowIdsByAlert, Instant now) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        rowIdsByAlert.forEach((alertId, rowIds) -> writes.add(new UpdateOneModel<>(
                eq("_id", alertId),
                Updates.combine(
                        Updates.setOnInsert("since", now),
                        Updates.inc("pushes", 1L),
                        Updates.pushEach("rows", rowIds, new PushOptions().slice(MOST))),
                new UpdateOptions().upsert(true))));
        bulk(writes);
    }

    public Optional<Batch> find(String alertId) {
        return Optional.ofNullable(find(List.of(alertId)).get(alertId));
    }

    /** The batches of those of the alerts for which something waits. */
    public Map<String, Batch> find(Collection<String> alertIds) {
        Map<String, Batch> found = new HashMap<>();
        if (!alertIds.isEmpty()) {
            for (Document d : waiting.find(in("_id", alertIds))) {
                found.put(
                        d.getString("_id"),
                        new Batch(
                                d.getString("_id"),
                                d.getDate("since").toInstant(),
                                d.getLong("pushes"),
                                List.copyOf(new LinkedHashSet<>(d.getList("rows", String.class)))));
            }
        }
        return found;
    }

    /** Takes rows out of batches and begins the next windows; does nothing where that has been done. */
    public void take(Collection<Taken> taken) {
        List<WriteModel<Document>> empty = new ArrayList<>();
        List<WriteModel<Document>> left = new ArrayList<>();
        for (Taken t : taken) {
            Batch batch = t.batch;
            Instant next =
                    t.since.isAfter(batch.since()) ? t.since : batch.since().plusMillis(1);
            Document read = new Document("_id", batch.alertId()).append("since", batch.since());
            if (t.all()) {
                // Unless something came meanwhile.
                empty.add(new DeleteOneModel<>(new Document(read).append("pushes", batch.pushes())));
            }
            left.add(new UpdateOneModel<>(
                    read,
                    Updates.combine(
                            Updates.pullAll("rows", List.copyOf(t.rowIds)),
                            Updates.set("since", next),
                            Updates.unset("notBefore"))));
        }
        // The one after the other: what the first deletes, the second must not find.
        bulk(empty);
        bulk(left);
    }

    /** Notes that batches are due and may not be told before an instant, for who asks what is late. */
    public void defer(Map<Batch, Instant> notBefore) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        notBefore.forEach((batch, instant) -> writes.add(new UpdateOneModel<>(
                new Document("_id", batch.alertId()).append("since", batch.since()),
                Updates.set("notBefore", instant))));
        bulk(writes);
    }

    private void bulk(List<WriteModel<Document>> writes) {
        if (!writes.isEmpty()) {
            waiting.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }

    /** @param notBefore until when it is deferred; null: it is not */
    public record Waits(
            String alertId, Instant since, @Nullable Instant notBefore) {}

    /** Calls with each alert for which something waits. */
    public void each(Consumer<Waits> alert) {
        for (Document d : waiting.find()
                .projection(Projections.include("since", "notBefore"))
                .batchSize(1_000)) {
            Date notBefore = d.getDate("notBefore");
            alert.accept(new Waits(
                    d.getString("_id"),
                    d.getDate("since").toInstant(),
                    notBefore == null ? null : notBefore.toInstant()));
        }
    }

    public void drop(String alertId) {
        waiting.deleteOne(eq("_id", alertId));
    }
}
