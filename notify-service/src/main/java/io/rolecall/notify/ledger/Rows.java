package io.rolecall.notify.ledger;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The ledger's rows as those see them who tell them and who ask for them. */
@Component
public class Rows {
    private final MongoCollection<Document> rows;

    Rows(MongoTemplate mongo) {
        this.rows = mongo.getCollection("ledger");
    }

    /** Idempotent; for the questions that don't go by key. */
    public void createIndexes() {
        rows.createIndex(Indexes.compoundIndex(Indexes.ascending("alertId"), Indexes.descending("matchedAt")));
        rows.createIndex(Indexes.ascending("posting.postingId"));
        rows.createIndex(Indexes.ascending("state", "deliveryId"));
    }

    public Map<String, Row> find(Collection<String> rowIds) {
        Map<String, Row> found = new LinkedHashMap<>();
        for (Document document : rows.find(in("_id", rowIds))) {
            Row row = Row.of(document);
            found.put(row.id(), row);
        }
        return found;
    }

    public Optional<Row> find(String alertId, String clusterId) {
        return Optional.ofNullable(
                        rows.find(eq("_id", alertId + "|" + clusterId)).first())
                .map(Row::of);
    }

    /** The rows of an alert, newest first; pages count from 1. */
    public List<Row> page(String alertId, int page, int size) {
        List<Row> found = new ArrayList<>();
        for (Document document : rows.find(eq("alertId", alertId))
                .sort(Sorts.descending("matchedAt", "_id"))
                .skip(Math.multiplyExact(page - 1, size))
                .limit(size)) {
            found.add(Row.of(document));
        }
        return found;
    }

    public long count(String alertId) {
        return rows.countDocuments(eq("alertId", alertId));
    }

    /** The alert's row in which a posting is told. */
    public Optional<Row> ofPosting(String alertId, String postingId) {
        return Optional.ofNullable(rows.find(and(eq("alertId", alertId), eq("posting.postingId", postingId)))
                        .first())
                .map(Row::of);
    }

    /** Gives rows to the delivery that tells them. */
    public void assign(Collection<String> rowIds, String deliveryId) {
        rows.updateMany(in("_id", rowIds), Updates.set("deliveryId", deliveryId));
    }

    public void sent(Collection<String> rowIds, Instant at) {
        rows.updateMany(
                in("_id", rowIds),
                Updates.combine(Updates.set("state", RowState.SENT.name()), Updates.set("sentAt", at)));
    }

    public void withdraw(Collection<String> rowIds) {
        rows.updateMany(in("_id", rowIds), Updates.set("state", RowState.WITHDRAWN.name()));
    }

    /** Puts the spare posting in the place of the first, which was closed. */
    public void useSpare(Row row, Snapshot spare) {
        rows.updateOne(
                eq("_id", row.id()), Updates.combine(Updates.set("posting", spare.document()), Updates.unset("spare")));
    }

    /** Forgets what a posting said. What was told of it stays as a row without content. */
    void erase(String postingId) {
        Snapshot nothing = new Snapshot(postingId, Long.MAX_VALUE, "(erased)", "", null, null, null, null);
        rows.updateMany(
                and(eq("posting.postingId", postingId), eq("state", RowState.PENDING.name())),
                Updates.set("state", RowState.WITHDRAWN.name()));
        rows.updateMany(
                eq("posting.postingId", postingId),
                Updates.combine(Updates.set("posting", nothing.document()), Updates.set("why", List.of())));
        rows.updateMany(eq("spare.postingId", postingId), Updates.unset("spare"));
    }

    /** Calls with alert id and row id of every row that waits for a delivery: what {@link Waiting} must know of. */
    public void eachWaiting(BiConsumer<String, String> row) {
        for (Document document : rows.find(and(eq("state", RowState.PENDING.name()), eq("deliveryId", null)))
                .projection(Projections.include("alertId"))
                .batchSize(1_000)) {
            row.accept(document.getString("alertId"), document.getString("_id"));
        }
    }

    /** Calls with row id and delivery id of every row that a delivery has taken and that is not noted as told. */
    public void eachAssigned(BiConsumer<String, String> row) {
        for (Document document : rows.find(and(eq("state", RowState.PENDING.name()), ne("deliveryId", null)))
                .projection(Projections.include("deliveryId"))
                .batchSize(1_000)) {
            row.accept(document.getString("_id"), document.getString("deliveryId"));
        }
    }
}
