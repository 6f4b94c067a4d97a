package io.rolecall.notify.ledger;

import static com.mongodb.client.model.Filters.eq;

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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final Rows store;
    private final Waiting waiting;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Counter recorded;

    Ledger(
            MongoTemplate mongo,
            Rows store,
            Waiting waiting,
            Clock clock,
            ApplicationEventPublisher events,
            MeterRegistry metrics) {
        this.rows = mongo.getCollection("ledger");
        this.store = store;
        this.waiting = waiting;
        this.clock = clock;
        this.events = events;
        this.recorded = metrics.counter("rolecall.notify.matches");
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
        Map<String, Row> known = store.find(matches.stream().map(Match::rowId).toList());
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

    /** Lets a row wait that the sweep found forgotten. */
    public void waitAgain(Map<String, List<String>> rowIdsByAlert) {
        waiting.add(rowIdsByAlert, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
