package io.rolecall.notify.ledger;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
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
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The rows, in MongoDB. Matches are inserted or ignored, in bulk, so that whatever is read again is told no second time. */
@Component
public class Ledger {
    /** Says in this instance that something waits for these alerts; others find it by their sweep. */
    public record Waits(Collection<LiveAlert> alerts, Instant since) {}

    /** How many matches are written at once. */
    private static final int SLICE = 2_000;

    private final MongoCollection<Document> rows;
    private final Rows store;
    private final Waiting waiting;
    private final Diary diary;
    private final Followers followers;
    private final ClosedPostings closed;
    private final Forgetting forgetting;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Counter recorded;

    Ledger(
            MongoTemplate mongo,
            Rows store,
            Waiting waiting,
            Diary diary,
            Followers followers,
            ClosedPostings closed,
            Forgetting forgetting,
            Clock clock,
            ApplicationEventPublisher events,
            MeterRegistry metrics) {
        this.rows = mongo.getCollection("ledger");
        this.store = store;
        this.waiting = waiting;
        this.diary = diary;
        this.followers = followers;
        this.closed = closed;
        this.forgetting = forgetting;
        this.clock = clock;
        this.events = events;
        this.recorded = metrics.counter("rolecall.notify.matches");
    }

    /** Returns when each match has a row, and each row that nobody was told of yet waits for a delivery. */
    public void record(List<Match> matches) {
        Map<String, Match> byRow = new LinkedHashMap<>();
        matches.forEach(match -> byRow.merge(match.rowId(), match, (a, b) -> b));
        List<Match> all = List.copyOf(byRow.values());
        for (int from = 0; from < all.size(); from += SLICE) {
            write(all.subList(from, Math.min(from + SLICE, all.size())));
        }
    }

    /** Forgets what postings said; see {@link Forgetting}. */
    public void erase(Set<String> postingIds) {
        if (!postingIds.isEmpty()) {
            forgetting.erase(postingIds);
        }
    }

    private void write(List<Match> wanted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<String, Row> known = store.find(wanted.stream().map(Match::rowId).toList());
        List<Match> fresh =
                wanted.stream().filter(m -> !known.containsKey(m.rowId())).toList();
        Map<String, Instant> over = closed.since(
                known.values().stream().map(row -> row.posting().postingId()).toList());
        List<Match> again = new ArrayList<>(wanted.stream()
                .filter(m -> known.get(m.rowId()) instanceof Row row
                        && (row.waiting() || m.revives(row) || m.tellsAgain(row, closedAt(row, over))))
                .toList());
        store.agenda()
                .enter(Stream.concat(fresh.stream(), again.stream())
                        .map(Match::rowId)
                        .toList());
        Set<Match> raced = insert(fresh, now);
        if (!raced.isEmpty()) {
            known.putAll(store.find(raced.stream().map(Match::rowId).toList()));
            again.addAll(raced);
        }
        Map<String, List<String>> add = new LinkedHashMap<>();
        fresh.stream().filter(m -> !raced.contains(m)).forEach(m -> add(add, m));
        recorded.increment(fresh.size() - raced.size());
        again(again, known, over, now).forEach(m -> add(add, m));
        followers.add(Stream.concat(fresh.stream(), again.stream())
                .filter(m -> !m.alert().terms().after().isEmpty())
                .toList());
        Map<String, LiveAlert> told = new HashMap<>();
        wanted.forEach(m -> told.put(m.alert().id(), m.alert()));
        told.keySet().retainAll(add.keySet());
        await(add, told.values(), now);
    }

    /** Has rows wait for a delivery, and says so to who delivers. */
    void await(Map<String, List<String>> rowIdsByAlert, Collection<LiveAlert> alerts, Instant now) {
        waiting.add(rowIdsByAlert, now);
        events.publishEvent(new Waits(alerts, now));
    }

    private static @Nullable Instant closedAt(Row row, Map<String, Instant> over) {
        return over.get(row.posting().postingId());
    }

    private static void add(Map<String, List<String>> rowIds, Match match) {
        rowIds.computeIfAbsent(match.alert().id(), a -> new ArrayList<>()).add(match.rowId());
    }

    /** @return those that another instance has inserted meanwhile */
    private Set<Match> insert(List<Match> fresh, Instant now) {
        if (fresh.isEmpty()) {
            return Set.of();
        }
        Map<String, List<String>> byAlert = new LinkedHashMap<>();
        fresh.forEach(m -> add(byAlert, m));
        diary.add(byAlert);
        try {
            rows.insertMany(
                    fresh.stream().map(m -> Row.of(m, now).document()).toList(),
                    new InsertManyOptions().ordered(false));
            return Set.of();
        } catch (MongoBulkWriteException e) {
            Set<Match> raced = Collections.newSetFromMap(new IdentityHashMap<>());
            for (BulkWriteError error : e.getWriteErrors()) {
                if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                raced.add(fresh.get(error.getIndex()));
            }
            return raced;
        }
    }

    /**
     * Matches of which there is a row: one that waits takes the newest state of its posting, or another posting of the vacancy
     * to spare; one that was withdrawn waits again, and so does one that was told and is posted again.
     *
     * @return those whose rows wait
     */
    private List<Match> again(List<Match> matches, Map<String, Row> known, Map<String, Instant> over, Instant now) {
        List<Match> waits = new ArrayList<>();
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (Match match : matches) {
            Row row = known.get(match.rowId());
            if (row == null) {
                continue;
            }
            if (match.revives(row)) {
                writes.add(write(row, pending(match, row, now)));
                waits.add(match);
            } else if (match.tellsAgain(row, closedAt(row, over))) {
                writes.add(write(
                        row,
                        Updates.combine(
                                pending(match, row, now), Updates.inc("episode", 1), Updates.set("reposted", true))));
                waits.add(match);
            } else if (row.waiting()) {
                if (!match.same(row)) {
                    writes.add(write(
                            row,
                            Updates.set(
                                    "spare",
                                    match.posting()
                                            .seenSince(row.posting().firstSeen())
                                            .document())));
                } else if (match.newer(row)) {
                    writes.add(write(row, renewed(match, row)));
                }
                waits.add(match);
            }
        }
        if (!writes.isEmpty()) {
            rows.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
        return waits;
    }

    /** Only of the row that was read: another posting of its vacancy, read elsewhere, may have been faster. */
    private static WriteModel<Document> write(Row row, Bson update) {
        return new UpdateOneModel<>(new Document("_id", row.id()).append("episode", row.episode()), update);
    }

    private static Bson pending(Match match, Row row, Instant now) {
        return Updates.combine(
                renewed(match, row),
                Updates.set("matchedAt", now),
                Updates.set("state", RowState.PENDING.name()),
                Updates.unset("deliveryId"),
                Updates.unset("erasedAt"));
    }

    private static Bson renewed(Match match, Row row) {
        return Updates.combine(
                Updates.set(
                        "posting",
                        match.posting().seenSince(row.posting().firstSeen()).document()),
                Updates.set("why", match.why().stream().map(Why::document).toList()));
    }
}
