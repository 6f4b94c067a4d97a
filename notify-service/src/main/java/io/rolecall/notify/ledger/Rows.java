package io.rolecall.notify.ledger;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The ledger's rows as those see them who tell them and who ask for them. */
@Component
public class Rows {
    private static final int CHUNK = 500;
    private static final int SLICE = 2_000;
    private final MongoCollection<Document> rows;
    private final Agenda agenda;
    private final Finds finds;
    private final Reasons reasons;
    private final Diary diary;
    private final Waiting waiting;
    private final Pile pile;

    Rows(MongoTemplate mongo, Finds finds, Reasons reasons, Diary diary, Waiting waiting, Pile pile, Clock clock) {
        this.finds = finds;
        this.reasons = reasons;
        this.waiting = waiting;
        this.pile = pile;
        this.diary = diary;
        this.rows = mongo.getCollection("ledger");
        this.agenda = new Agenda(mongo, "rows", clock);
    }

    /** Rows of their own that wait and are perhaps in no batch. */
    Agenda agenda() {
        return agenda;
    }

    /** Idempotent; for the questions that don't go by key. */
    public void createIndexes() {
        rows.createIndex(Indexes.ascending("_id", "episode"), new IndexOptions().unique(true));
        rows.createIndex(Indexes.ascending("posting.postingId"));
        rows.createIndex(Indexes.ascending("spare.postingId"), new IndexOptions().sparse(true));
        finds.createIndexes();
    }

    public Map<String, Row> find(Collection<String> rowIds) {
        Map<String, Row> found = stored(rowIds);
        Map<String, String> others = new LinkedHashMap<>();
        for (String id : rowIds) {
            if (!found.containsKey(id)) {
                others.put(id, Row.matter(id));
            }
        }
        if (!others.isEmpty()) {
            Map<String, Found> all = finds.find(Set.copyOf(others.values()));
            others.forEach((id, clusterId) -> {
                Found its = all.get(clusterId);
                Row row = its == null ? null : its.row(Row.alertOf(id));
                if (row != null) {
                    found.put(id, row);
                }
            });
        }
        return found;
    }

    /** Those that have a document of their own. */
    Map<String, Row> stored(Collection<String> rowIds) {
        Map<String, Row> found = new LinkedHashMap<>();
        List<String> ids = List.copyOf(rowIds);
        for (int from = 0; from < ids.size(); from += SLICE) {
            for (Document document : rows.find(in("_id", ids.subList(from, Math.min(ids.size(), from + SLICE))))) {
                Row row = Row.of(document);
                found.put(row.id(), row);
            }
        }
        return found;
    }

    public Optional<Row> find(String alertId, String clusterId) {
        String id = Row.key(alertId, clusterId);
        return Optional.ofNullable(find(List.of(id)).get(id));
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
        List<String> all = ids(alert.id(), first);
        int from = Math.min(all.size(), Math.multiplyExact(page - 1, size));
        Map<String, Row> found = find(all.subList(from, Math.min(all.size(), from + size)));
        List<Row> rows = reasons.give(found.values(), _ -> alert.query()).rows().values().stream()
                .sorted(Comparator.comparing(Row::matchedAt)
                        .thenComparing(Row::id)
                        .reversed())
                .toList();
        return new Page(all.size(), rows);
    }

    /** The ids of an alert's rows, newest first: those that wait, and those that did. */
    List<String> ids(String alertId, Instant since) {
        Set<String> all = new LinkedHashSet<>();
        waiting.find(alertId).ifPresent(batch -> all.addAll(batch.rowIds().reversed()));
        all.addAll(diary.rowIds(alertId, since));
        return List.copyOf(all);
    }

    /** The alerts of which something was found, or told, since an instant, to the day, or waits to be told. */
    public Set<String> alertsSince(Instant instant) {
        Set<String> all = diary.alertsSince(instant);
        waiting.each(waits -> all.add(waits.alertId()));
        all.addAll(pile.alertIds());
        return all;
    }

    /** The alert's row in which a posting is told. */
    public Optional<Row> ofPosting(Alert alert, String postingId) {
        List<String> all = ids(alert.id(), alert.createdAt());
        for (int i = 0; i < all.size(); i += CHUNK) {
            for (Row row : find(all.subList(i, Math.min(all.size(), i + CHUNK))).values()) {
                if (row.after() == null && row.posting().postingId().equals(postingId)) {
                    return Optional.ofNullable(reasons.give(List.of(row), _ -> alert.query())
                            .rows()
                            .get(row.id()));
                }
            }
        }
        return Optional.empty();
    }

    /** Gives rows to the deliveries that tell them, which are stored and answer for them from now on. */
    public void assign(Map<String, ? extends Collection<Row>> rowsByDelivery) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        List<String> all = new ArrayList<>();
        rowsByDelivery.forEach((deliveryId, some) -> some.forEach(row -> {
            writes.add(write(row, "deliveryId", deliveryId));
            all.add(row.id());
        }));
        if (!writes.isEmpty()) {
            rows.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            agenda.strike(all);
        }
    }

    /** A row that has no document of its own gets one. */
    private static WriteModel<Document> write(Row row, String field, String value) {
        Document document = row.document();
        document.remove("_id");
        document.remove(field);
        return new UpdateOneModel<>(
                eq("_id", row.id()),
                new Document("$set", new Document(field, value)).append("$setOnInsert", document),
                new UpdateOptions().upsert(true));
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
            add.computeIfAbsent(row.alertId(), a -> new ArrayList<>()).add(row.matter());
        }
        List<String> ids = some.stream().map(Row::id).toList();
        if (!ids.isEmpty()) {
            agenda.enter(ids);
            rows.updateMany(in("_id", ids), Updates.unset("deliveryId"));
            waiting.add(add, now);
        }
    }

    /** Lets wait again what was taken while it came to wait once more: that is noted in the row first, and added to the batch then. */
    public void putBack(Collection<String> rowIds, Instant now) {
        Map<String, List<String>> add = new LinkedHashMap<>();
        for (Row row : find(rowIds).values()) {
            if (row.waiting()) {
                add.computeIfAbsent(row.alertId(), a -> new ArrayList<>()).add(row.matter());
            }
        }
        waiting.add(add, now);
    }

    /** Lets wait those that were withdrawn, and ought not to have been. */
    public void resume(Collection<Row> some, Instant now) {
        List<String> ids = some.stream().map(Row::id).toList();
        if (!ids.isEmpty()) {
            agenda.enter(ids);
            rows.updateMany(
                    and(in("_id", ids), eq("state", RowState.WITHDRAWN.name())),
                    Updates.set("state", RowState.PENDING.name()));
            putBack(ids, now);
        }
    }

    /** Nobody is to be told of them any more. */
    public void withdraw(Collection<Row> some) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        some.forEach(row -> writes.add(write(row, "state", RowState.WITHDRAWN.name())));
        if (!writes.isEmpty()) {
            rows.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }

    /** Puts the spare posting in the place of the first, which was closed; a row that is read from what was found has its spare there. */
    public void useSpare(Row row, Snapshot spare) {
        rows.updateOne(
                eq("_id", row.id()), Updates.combine(Updates.set("posting", spare.document()), Updates.unset("spare")));
    }
}
