package io.rolecall.notify.ledger;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.rolecall.notify.agenda.Sheets;
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
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The rows that wait to be told, gathered per alert in one document each: what the hot path needs without a secondary index. What is
 * found in large batches is piled up before, and laid there by {@link Laying} or when somebody asks for it. What leaves it enters the
 * diary first. What a crash leaves out, {@link Forgotten} finds again.
 */
@Component
public class Waiting {
    /** The document stays far below MongoDB's limit; {@link Forgotten} lets what is more wait elsewhere. */
    static final int MOST = 5_000;

    private static final int SLICE = 5_000;
    private final MongoCollection<Document> waiting;
    private final Diary diary;
    private final Pile pile;

    Waiting(MongoTemplate mongo, Diary diary, Pile pile) {
        this.pile = pile;
        this.diary = diary;
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
     * @param crowded whether more may wait elsewhere, for which it had no room: see {@link Forgotten#aside}
     */
    public record Batch(String alertId, Instant since, long pushes, List<String> rowIds, boolean crowded) {}

    /**
     * @param rowIds that wait no longer
     * @param since where the next window begins
     */
    public record Taken(Batch batch, Set<String> rowIds, Instant since) {
        boolean all() {
            return rowIds.containsAll(batch.rowIds);
        }
    }

    void add(Map<String, List<String>> mattersByAlert, Instant now) {
        Map<String, Pile.Heap> heaps = new HashMap<>();
        mattersByAlert.forEach((alertId, matters) -> heaps.put(alertId, new Pile.Heap(now, matters)));
        add(heaps);
    }

    /** What was piled up for the alerts was found before and comes first. */
    void add(Map<String, Pile.Heap> heaps) {
        pile.lay(heaps.keySet(), this::write);
        write(heaps);
    }

    /** Adds all that is piled up. @return the sheets of which nothing is left */
    List<Sheets.Sheet> layAll() {
        return pile.layAll(this::write);
    }

    private void write(Map<String, Pile.Heap> heaps) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        heaps.forEach((alertId, heap) -> writes.add(new UpdateOneModel<>(
                new Document("_id", alertId),
                new Document("$setOnInsert", new Document("since", heap.since()))
                        .append(
                                "$inc",
                                new Document("pushes", 1L)
                                        .append("size", heap.matters().size()))
                        .append("$push", new Document("rows", new Document("$each", heap.matters()))),
                new UpdateOptions().upsert(true))));
        bulk(writes);
    }

    /** The alerts for which more waits than one document may hold. */
    List<String> crowded() {
        List<String> ids = new ArrayList<>();
        for (Document d : waiting.find().projection(Projections.include("size")).batchSize(1_000)) {
            if (d.getInteger("size", 0) > MOST) {
                ids.add(d.getString("_id"));
            }
        }
        return ids;
    }

    public Optional<Batch> find(String alertId) {
        return Optional.ofNullable(find(List.of(alertId)).get(alertId));
    }

    /** The batches of those of the alerts for which something waits. */
    public Map<String, Batch> find(Collection<String> alertIds) {
        Map<String, Batch> found = new HashMap<>();
        if (!alertIds.isEmpty()) {
            pile.lay(alertIds, this::write);
            for (Document d : waiting.find(in("_id", alertIds))) {
                found.put(d.getString("_id"), batch(d));
            }
        }
        return found;
    }

    private static Batch batch(Document d) {
        String alertId = d.getString("_id");
        Set<String> matters = new LinkedHashSet<>(d.getList("rows", String.class));
        List<String> rowIds = matters.stream().map(m -> Row.key(alertId, m)).toList();
        Instant since = d.getDate("since").toInstant();
        return new Batch(alertId, since, d.getLong("pushes"), rowIds, d.getBoolean("crowded", false));
    }

    /**
     * Takes rows out of batches and begins the next windows; does nothing where that has been done.
     *
     * @return the rows that may have been added once more meanwhile, and were taken all the same: see {@link Rows#putBack}
     */
    public Set<String> take(Collection<Taken> taken) {
        Map<String, List<String>> told = new HashMap<>();
        taken.stream()
                .filter(t -> !t.rowIds.isEmpty())
                .forEach(t -> told.computeIfAbsent(t.batch.alertId(), a -> new ArrayList<>())
                        .addAll(t.rowIds));
        diary.add(told);
        List<WriteModel<Document>> untouched = new ArrayList<>();
        List<WriteModel<Document>> others = new ArrayList<>();
        for (Taken t : taken) {
            Document read = new Document("_id", t.batch.alertId()).append("since", t.batch.since());
            Document same = new Document(read).append("pushes", t.batch.pushes());
            untouched.add(t.all() ? new DeleteOneModel<>(same) : new UpdateOneModel<>(same, next(t)));
            others.add(new UpdateOneModel<>(read, next(t)));
        }
        if (bulk(untouched) == taken.size()) {
            return Set.of();
        }
        // To some of them something was added since they were read.
        bulk(others);
        return taken.stream().flatMap(t -> t.rowIds.stream()).collect(Collectors.toSet());
    }

    private static Bson next(Taken t) {
        Instant since =
                t.since.isAfter(t.batch.since()) ? t.since : t.batch.since().plusMillis(1);
        return Updates.combine(
                Updates.pullAll("rows", t.rowIds.stream().map(Row::matter).toList()),
                Updates.inc("size", -t.rowIds.size()),
                Updates.set("since", since),
                Updates.unset("notBefore"));
    }

    /** Notes that batches are due and may not be told before an instant, for who asks what is late. */
    public void defer(Map<Batch, Instant> notBefore) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        notBefore.forEach((batch, instant) -> writes.add(new UpdateOneModel<>(
                new Document("_id", batch.alertId()).append("since", batch.since()),
                Updates.set("notBefore", instant))));
        bulk(writes);
    }

    /** Has some rows wait elsewhere, without beginning another window. */
    void putAside(Batch batch, List<String> rowIds) {
        diary.add(Map.of(batch.alertId(), rowIds));
        waiting.updateOne(
                eq("_id", batch.alertId()),
                Updates.combine(
                        Updates.pullAll("rows", rowIds.stream().map(Row::matter).toList()),
                        Updates.set("size", batch.rowIds().size() - rowIds.size()),
                        Updates.set("crowded", true)));
    }

    /** Notes for which alerts more waits than their batches have room for. */
    void crowd(Collection<String> alertIds) {
        if (!alertIds.isEmpty()) {
            waiting.updateMany(in("_id", alertIds), Updates.set("crowded", true));
        }
    }

    /** @return how many found something */
    private int bulk(List<WriteModel<Document>> writes) {
        int found = 0;
        for (int from = 0; from < writes.size(); from += SLICE) {
            BulkWriteResult result = waiting.bulkWrite(
                    writes.subList(from, Math.min(writes.size(), from + SLICE)), new BulkWriteOptions().ordered(false));
            found += result.getMatchedCount() + result.getDeletedCount();
        }
        return found;
    }

    /** @param notBefore until when it is deferred; null: it is not */
    public record Waits(
            String alertId, Instant since, @Nullable Instant notBefore) {}

    /** Calls with each alert for which something waits; that for which something is piled up may be missing for a while. */
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

    /** Nobody will tell any of it. */
    public void leave(Batch batch) {
        diary.add(Map.of(batch.alertId(), batch.rowIds()));
        drop(batch.alertId());
    }

    void drop(String alertId) {
        pile.lay(List.of(alertId), this::write);
        waiting.deleteOne(eq("_id", alertId));
    }
}
