package io.rolecall.notify.ledger;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.rolecall.notify.alert.Departures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Takes out of the ledger what nobody needs any more. Reads and writes by key and in slices, so that telling never waits for it.
 */
@Component
public class Forgetting {
    private static final int SLICE = 1_000;
    /** Longer than any alert waits for its hour: by then every reader has been told why. */
    private static final Duration TEXT_KEPT = Duration.ofDays(45);

    private final MongoCollection<Document> rows;
    private final Rows store;
    private final Finds finds;
    private final Waiting waiting;
    private final Diary diary;
    private final ClosedPostings closed;
    private final Followers followers;
    private final Clock clock;

    Forgetting(
            MongoTemplate mongo,
            Rows store,
            Finds finds,
            Waiting waiting,
            Diary diary,
            ClosedPostings closed,
            Followers followers,
            Clock clock) {
        this.followers = followers;
        this.store = store;
        this.finds = finds;
        this.rows = mongo.getCollection("ledger");
        this.waiting = waiting;
        this.diary = diary;
        this.closed = closed;
        this.clock = clock;
    }

    /** Forgets all that was found for alerts that are gone. */
    public long alerts(Collection<Departures.Departed> departed) {
        long deleted = 0;
        for (Departures.Departed alert : departed) {
            List<String> rowIds = store.ids(alert.id(), alert.createdAt());
            for (int i = 0; i < rowIds.size(); i += SLICE) {
                List<String> some = rowIds.subList(i, Math.min(rowIds.size(), i + SLICE));
                followers.strike(store.find(some).values());
                finds.remove(
                        some.stream().collect(Collectors.toMap(Row::matter, _ -> Set.of(alert.id()), (a, b) -> a)));
                deleted += delete(some);
            }
            waiting.drop(alert.id());
            diary.drop(alert.id(), alert.createdAt());
        }
        return deleted;
    }

    /**
     * Forgets rows of which nothing can follow: their alert is gone, or all postings of their vacancy were closed or erased
     * before an instant. Until then a posting that is opened again is known to have been told. What was said of it is forgotten
     * sooner.
     *
     * @param told before when a row was told of which what it said is forgotten
     * @param existing of some ids those that are alerts
     */
    public long over(Instant before, Instant told, UnaryOperator<Set<String>> existing) {
        long[] deleted = {0};
        diary.each((day, rowIds) -> {
            boolean gone = existing.apply(Set.of(Row.alertOf(day))).isEmpty();
            boolean ended = diary.ended(day);
            List<String> over = new ArrayList<>();
            for (int i = 0; i < rowIds.size(); i += SLICE) {
                List<String> some = rowIds.subList(i, Math.min(rowIds.size(), i + SLICE));
                over.addAll(gone ? some : over(some, before, told, ended));
            }
            for (int i = 0; i < over.size(); i += SLICE) {
                deleted[0] += delete(over.subList(i, Math.min(over.size(), i + SLICE)));
            }
            if (ended && over.size() == rowIds.size()) {
                diary.drop(day);
            } else if (!over.isEmpty()) {
                diary.remove(day, over);
            }
        });
        finds.each(some -> found(some, before));
        return deleted[0];
    }

    /** A vacancy is forgotten after the last row of its own, which is read first. */
    private void found(List<Found> some, Instant before) {
        Set<String> postings = new HashSet<>();
        some.forEach(it -> it.entries().forEach(e -> postings.add(e.posting().postingId())));
        Set<String> ended = closed.before(postings, before);
        Instant text = clock.instant().minus(TEXT_KEPT);
        List<String> over = new ArrayList<>();
        List<Found> old = new ArrayList<>();
        for (Found it : some) {
            boolean last = it.entries().getLast().at().isBefore(before);
            if (it.entries().stream()
                    .allMatch(e ->
                            (e.erased() && last) || ended.contains(e.posting().postingId()))) {
                over.add(it.clusterId());
            } else if (it.entries().getLast().at().isBefore(text)) {
                old.add(it);
            }
        }
        finds.shorten(old);
        finds.forget(over);
    }

    /** @param all whether all rows of the day were written; else one that is missing may still be */
    private List<String> over(List<String> rowIds, Instant before, Instant told, boolean all) {
        List<Document> some = rows.find(in("_id", rowIds))
                .projection(Projections.include(
                        "state",
                        "deliveryId",
                        "posting.postingId",
                        "spare.postingId",
                        "erasedAt",
                        "sentAt",
                        "matchedAt",
                        "episode",
                        "brief"))
                .into(new ArrayList<>());
        shorten(some, told);
        Set<String> ended = closed.before(postings(some), before);
        Map<String, Boolean> found = new HashMap<>();
        some.forEach(row -> found.put(row.getString("_id"), over(row, ended, before)));
        unwritten(rowIds, found, before);
        return rowIds.stream().filter(id -> found.getOrDefault(id, all)).toList();
    }

    /** Of what was found and has no row of its own. */
    private void unwritten(List<String> rowIds, Map<String, Boolean> over, Instant before) {
        List<String> others =
                rowIds.stream().filter(id -> !over.containsKey(id)).toList();
        Collection<Row> found = store.find(others).values();
        Set<String> ended = closed.before(
                found.stream().map(row -> row.posting().postingId()).collect(Collectors.toSet()), before);
        found.forEach(row -> over.put(row.id(), ended.contains(row.posting().postingId())));
    }

    /** Takes away what rows said that were told, or withdrawn, long enough ago: their keys and the bare facts stay. */
    private void shorten(List<Document> some, Instant told) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (Document row : some) {
            boolean waits = row.getString("state").equals(RowState.PENDING.name());
            Date sent = row.getDate("sentAt");
            Date last = sent == null ? row.getDate("matchedAt") : sent;
            if (!waits && !row.getBoolean("brief", false) && last.toInstant().isBefore(told)) {
                writes.add(new UpdateOneModel<>(
                        // Unless it is to be told again just now.
                        new Document("_id", row.getString("_id")).append("episode", row.getInteger("episode")),
                        Updates.combine(
                                Updates.set("brief", true),
                                Updates.set("posting.title", Snapshot.NO_LONGER_KEPT),
                                Updates.set("posting.organization", ""),
                                Updates.set("posting.url", null),
                                Updates.set("why", List.of()),
                                Updates.unset("spare"))));
            }
        }
        if (!writes.isEmpty()) {
            rows.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }

    private static boolean over(Document row, Set<String> ended, Instant before) {
        boolean beingTold =
                row.getString("state").equals(RowState.PENDING.name()) && row.getString("deliveryId") != null;
        Date erased = row.getDate("erasedAt");
        return !beingTold
                && ((erased != null && erased.toInstant().isBefore(before))
                        || ended.containsAll(postings(List.of(row))));
    }

    private long delete(List<String> rowIds) {
        return rows.deleteMany(in("_id", rowIds)).getDeletedCount();
    }

    private static Set<String> postings(List<Document> some) {
        Set<String> ids = new HashSet<>();
        some.forEach(row -> Stream.of(id(row.get("posting", Document.class)), id(row.get("spare", Document.class)))
                .filter(Objects::nonNull)
                .forEach(ids::add));
        return ids;
    }

    static @Nullable String id(@Nullable Document posting) {
        return posting == null ? null : posting.getString("postingId");
    }
}
