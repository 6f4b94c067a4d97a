package io.rolecall.notify.ledger;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.rolecall.notify.alert.LiveAlert;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The rows, in MongoDB. Matches are inserted or ignored, in bulk, so that whatever is read again is told no second time. */
@Component
public class Ledger {
    /** Says in this instance that something waits for these alerts; others find it by their sweep. */
    public record Waits(Collection<LiveAlert> alerts, Instant since) {}

    private final MongoCollection<Document> rows;
    private final Waiting waiting;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Counter recorded;

    Ledger(MongoTemplate mongo, Waiting waiting, Clock clock, ApplicationEventPublisher events, MeterRegistry metrics) {
        this.rows = mongo.getCollection("ledger");
        this.waiting = waiting;
        this.clock = clock;
        this.events = events;
        this.recorded = metrics.counter("rolecall.notify.matches");
    }

    /** Idempotent; for the questions that don't go by key. */
    public void createIndexes() {
        rows.createIndex(Indexes.compoundIndex(Indexes.ascending("alertId"), Indexes.descending("matchedAt")));
        rows.createIndex(Indexes.ascending("posting.postingId"));
        rows.createIndex(Indexes.ascending("state", "deliveryId"), new IndexOptions());
    }

    /** Returns when each match has a row, and each row that nobody was told of yet waits for a delivery. */
    public void record(List<Match> matches) {
        if (matches.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<String, Match> byRow = new LinkedHashMap<>();
        matches.forEach(match -> byRow.merge(match.rowId(), match, (a, b) -> b));
        List<Match> wanted = List.copyOf(byRow.values());
        List<Match> known = insert(wanted, now);
        Map<String, List<String>> add = new LinkedHashMap<>();
        for (Match match : wanted) {
            if (!known.contains(match)) {
                add.computeIfAbsent(match.alert().id(), a -> new ArrayList<>()).add(match.rowId());
            }
        }
        recorded.increment(wanted.size() - known.size());
        again(known, now)
                .forEach(row -> add.computeIfAbsent(row.alertId(), a -> new ArrayList<>())
                        .add(row.id()));
        waiting.add(add, now);
        Map<String, LiveAlert> told = new HashMap<>();
        wanted.stream()
                .filter(m -> add.containsKey(m.alert().id()))
                .forEach(m -> told.put(m.alert().id(), m.alert()));
        events.publishEvent(new Waits(told.values(), now));
    }

    private List<Match> insert(List<Match> matches, Instant now) {
        try {
            rows.insertMany(
                    matches.stream().map(m -> Row.of(m, now).document()).toList(),
                    new InsertManyOptions().ordered(false));
            return List.of();
        } catch (MongoBulkWriteException e) {
            List<Match> known = new ArrayList<>();
            for (BulkWriteError error : e.getWriteErrors()) {
                if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                known.add(matches.get(error.getIndex()));
            }
            return known;
        }
    }

    /**
     * Matches of which there is a row: one that waits takes the newest state of its posting, or another posting of the vacancy
     * to spare; one that was withdrawn waits again.
     *
     * @return the rows that wait
     */
    private List<Row> again(List<Match> matches, Instant now) {
        Map<String, Row> known = find(matches.stream().map(Match::rowId).toList());
        List<Row> waits = new ArrayList<>();
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (Match match : matches) {
            Row row = known.get(match.rowId());
            if (row == null) {
                continue;
            }
            boolean same = row.posting().postingId().equals(match.posting().postingId());
            boolean newer = match.posting().version() > row.posting().version();
            if (row.state() == RowState.WITHDRAWN && (!same || newer)) {
                writes.add(write(
                        match,
                        renewed(
                                match,
                                Updates.set("matchedAt", now),
                                Updates.set("state", RowState.PENDING.name()),
                                Updates.unset("deliveryId"))));
                waits.add(row);
            } else if (row.waiting()) {
                if (same && newer) {
                    writes.add(write(match, renewed(match)));
                } else if (!same) {
                    writes.add(write(match, Updates.set("spare", match.posting().document())));
                }
                waits.add(row);
            }
        }
        if (!writes.isEmpty()) {
            rows.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
        return waits;
    }

    private static WriteModel<Document> write(Match match, Bson update) {
        return new UpdateOneModel<>(eq("_id", match.rowId()), update);
    }

    private static Bson renewed(Match match, Bson... more) {
        List<Bson> updates = new ArrayList<>(List.of(more));
        updates.add(Updates.set("posting", match.posting().document()));
        updates.add(Updates.set("why", match.why().stream().map(Why::document).toList()));
        return Updates.combine(updates);
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

    /** The rows of an alert, newest first. */
    public List<Row> page(String alertId, int page, int size) {
        List<Row> found = new ArrayList<>();
        for (Document document : rows.find(eq("alertId", alertId))
                .sort(Sorts.descending("matchedAt", "_id"))
                .skip(Math.multiplyExact(page, size))
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

    /** Lets a row wait that the sweep found forgotten. */
    public void waitAgain(Map<String, List<String>> rowIdsByAlert) {
        waiting.add(rowIdsByAlert, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
