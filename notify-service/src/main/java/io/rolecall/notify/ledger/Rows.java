package io.rolecall.notify.ledger;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.rolecall.notify.agenda.Agenda;
import io.rolecall.notify.alert.Alert;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The ledger's rows as those see them who tell them and who ask for them. */
@Component
public class Rows {
    private static final int CHUNK = 500;
    private final MongoCollection<Document> rows;
    private final Agenda agenda;
    private final Diary diary;
    private final Waiting waiting;

    Rows(MongoTemplate mongo, Diary diary, Waiting waiting, Clock clock) {
        this.waiting = waiting;
        this.diary = diary;
        this.rows = mongo.getCollection("ledger");
        this.agenda = new Agenda(mongo, "rows", clock);
    }

    /** The rows that no delivery has taken yet. */
    Agenda agenda() {
        return agenda;
    }

    /** Idempotent; for the questions that don't go by key. */
    public void createIndexes() {
        rows.createIndex(Indexes.ascending("_id", "episode"), new IndexOptions().unique(true));
        rows.createIndex(Indexes.ascending("posting.postingId"));
        rows.createIndex(Indexes.ascending("spare.postingId"), new IndexOptions().sparse(true));
    }

    public Map<String, Row> find(Collection<String> rowIds) {
        Map<String, Row> found = new LinkedHashMap<>();
        if (rowIds.isEmpty()) {
            return found;
        }
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

    /**
     * A page of an alert's rows, newest first.
     *
     * @param total of all pages
     */
    public record Page(long total, List<Row> rows) {}

    /** Pages count from 1. */
    public Page page(Alert alert, int page, int size) {
        return page(alert, alert.createdAt(), page, size);
    }

    /** Of those alone that were found on the day of an instant or later. */
    public Page page(Alert alert, Instant since, int page, int size) {
        Instant first = since.isAfter(alert.createdAt()) ? since : alert.createdAt();
        List<String> all = diary.rowIds(alert.id(), first);
        int from = Math.min(all.size(), Math.multiplyExact(page - 1, size));
        Map<String, Row> found = find(all.subList(from, Math.min(all.size(), from + size)));
        List<Row> rows = found.values().stream()
                .sorted(Comparator.comparing(Row::matchedAt)
                        .thenComparing(Row::id)
                        .reversed())
                .toList();
        return new Page(all.size(), rows);
    }

    /** The alert's row in which a posting is told. */
    public Optional<Row> ofPosting(Alert alert, String postingId) {
        List<String> all = diary.rowIds(alert.id(), alert.createdAt());
        for (int i = 0; i < all.size(); i += CHUNK) {
            for (Row row : find(all.subList(i, Math.min(all.size(), i + CHUNK))).values()) {
                if (row.after() == null && row.posting().postingId().equals(postingId)) {
                    return Optional.of(row);
                }
            }
        }
        return Optional.empty();
    }

    /** Gives rows to the deliveries that tell them, which are stored and answer for them from now on. */
    public void assign(Map<String, ? extends Collection<String>> rowIdsByDelivery) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        List<String> all = new ArrayList<>();
        rowIdsByDelivery.forEach((deliveryId, rowIds) -> {
            if (!rowIds.isEmpty()) {
                writes.add(new UpdateManyModel<>(in("_id", rowIds), Updates.set("deliveryId", deliveryId)));
                all.addAll(rowIds);
            }
        });
        if (!writes.isEmpty()) {
            rows.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            agenda.strike(all);
        }
    }

    /** Notes that they were told. */
    public void sent(Collection<String> rowIds, Instant at) {
        if (!rowIds.isEmpty()) {
            rows.updateMany(
                    in("_id", rowIds),
                    Updates.combine(Updates.set("state", RowState.SENT.name()), Updates.set("sentAt", at)));
        }
    }

    /** Lets rows wait again whose delivery tells them no more. */
    public void release(Collection<Row> some, Instant now) {
        Map<String, List<String>> add = new LinkedHashMap<>();
        for (Row row : some) {
            add.computeIfAbsent(row.alertId(), a -> new ArrayList<>()).add(row.id());
        }
        List<String> ids = some.stream().map(Row::id).toList();
        if (!ids.isEmpty()) {
            agenda.enter(ids);
            rows.updateMany(in("_id", ids), Updates.unset("deliveryId"));
            waiting.add(add, now);
        }
    }

    public void withdraw(Collection<String> rowIds) {
        if (rowIds.isEmpty()) {
            return;
        }
        rows.updateMany(in("_id", rowIds), Updates.set("state", RowState.WITHDRAWN.name()));
    }

    /** Puts the spare posting in the place of the first, which was closed. */
    public void useSpare(Row row, Snapshot spare) {
        rows.updateOne(
                eq("_id", row.id()), Updates.combine(Updates.set("posting", spare.document()), Updates.unset("spare")));
    }
}
