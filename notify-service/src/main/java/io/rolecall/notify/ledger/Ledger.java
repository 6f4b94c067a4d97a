package io.rolecall.notify.ledger;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.rolecall.notify.agenda.Sheets;
import io.rolecall.notify.alert.LiveAlert;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Takes matches in, in bulk, and each once, so that whatever is read again is told no second time. */
@Component
public class Ledger {
    /** Says in this instance that something waits for these alerts; others find it by their sweep. */
    public record Waits(Collection<LiveAlert> alerts, Instant since) {}

    private final MongoCollection<Document> rows;
    private final Rows store;
    private final Finds finds;
    private final Waiting waiting;
    private final Pile pile;
    private final Laying laying;
    private final Followers followers;
    private final ClosedPostings closed;
    private final Erasing erasing;
    private final LedgerSettings settings;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Counter recorded;

    Ledger(
            MongoTemplate mongo,
            Rows store,
            Finds finds,
            Waiting waiting,
            Pile pile,
            Laying laying,
            Followers followers,
            ClosedPostings closed,
            Erasing erasing,
            LedgerSettings settings,
            Clock clock,
            ApplicationEventPublisher events,
            MeterRegistry metrics) {
        this.rows = mongo.getCollection("ledger");
        this.store = store;
        this.finds = finds;
        this.waiting = waiting;
        this.pile = pile;
        this.laying = laying;
        this.followers = followers;
        this.closed = closed;
        this.erasing = erasing;
        this.settings = settings;
        this.clock = clock;
        this.events = events;
        this.recorded = metrics.counter("rolecall.notify.matches");
    }

    /**
     * Returns when each match is noted, and each that nobody was told of yet waits for a delivery. The more come at once, the less each
     * costs: what waits for an alert is written once for all of them, and of many alerts once for many batches.
     *
     * @param matches those of one piece of news one after the other
     */
    public void record(List<Match> matches) {
        if (!matches.isEmpty()) {
            write(matches);
        }
    }

    /** Forgets what postings said; see {@link Erasing}. */
    public void erase(Set<String> postingIds) {
        if (!postingIds.isEmpty()) {
            erasing.erase(postingIds);
        }
    }

    private void write(List<Match> wanted) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Sorting sorting = new Sorting(now);
        sorting.sort(wanted, finds::find, store::stored, closed::since);
        Set<String> clusters = sorting.clusterIds();
        if (clusters.isEmpty()) {
            return;
        }
        Sheets.Sheet sheet = finds.sheets().enter(clusters);
        Set<String> raced = finds.insert(sorting.fresh());
        finds.add(sorting.added());
        again(sorting.again());
        followers.add(sorting.followers(raced));
        Map<String, List<String>> waits = sorting.waits(raced);
        boolean piled = waits.size() >= settings.pileFrom();
        if (!piled) {
            waiting.add(waits, now);
        } else {
            pile.add(waits, now, sheet, System.nanoTime());
            if (pile.full()) {
                laying.layAll();
            }
        }
        tell(waits.keySet(), sorting.alerts(), now);
        recorded.increment(sorting.count(raced));
        if (!raced.isEmpty()) {
            // Now they are known.
            write(wanted.stream().filter(m -> raced.contains(m.clusterId())).toList());
        }
        if (!piled) {
            finds.sheets().strike(List.of(sheet));
        }
    }

    /** Has rows wait for a delivery, and says so to who delivers. */
    void await(Map<String, List<String>> mattersByAlert, Map<String, LiveAlert> alerts, Instant now) {
        waiting.add(mattersByAlert, now);
        tell(mattersByAlert.keySet(), alerts, now);
    }

    private void tell(Set<String> alertIds, Map<String, LiveAlert> alerts, Instant now) {
        List<LiveAlert> some = new ArrayList<>(alertIds.size());
        for (String id : alertIds) {
            LiveAlert alert = alerts.get(id);
            if (alert != null) {
                some.add(alert);
            }
        }
        if (!some.isEmpty()) {
            events.publishEvent(new Waits(some, now));
        }
    }

    /**
     * Of rows of their own: one that waits takes the newest state of its posting, or another posting of the vacancy to spare; one
     * that was withdrawn waits again, and so does one that was told and is posted again.
     */
    private void again(Collection<Sorting.Again> some) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        List<String> agenda = new ArrayList<>();
        for (Sorting.Again again : some) {
            agenda.add(again.row().id());
            Bson update = switch (again.how()) {
                case WAITS -> null;
                case REVIVED -> pending(again);
                case TOLD_AGAIN ->
                    Updates.combine(pending(again), Updates.inc("episode", 1), Updates.set("reposted", true));
                case RENEWED -> renewed(again);
                case SPARE -> Updates.set("spare", again.posting().document());
            };
            if (update != null) {
                writes.add(write(again.row(), update));
            }
        }
        store.agenda().enter(agenda);
        if (!writes.isEmpty()) {
            rows.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }

    /** Only of the row that was read: another posting of its vacancy, read elsewhere, may have been faster. */
    private static WriteModel<Document> write(Row row, Bson update) {
        return new UpdateOneModel<>(new Document("_id", row.id()).append("episode", row.episode()), update);
    }

    private static Bson pending(Sorting.Again again) {
        return Updates.combine(
                renewed(again),
                Updates.set("matchedAt", again.at()),
                Updates.set("state", RowState.PENDING.name()),
                Updates.unset("deliveryId"),
                Updates.unset("erasedAt"),
                Updates.unset("brief"));
    }

    private static Bson renewed(Sorting.Again again) {
        return Updates.combine(Updates.set("posting", again.posting().document()), Updates.set("why", List.of()));
    }

    static @Nullable Instant closedAt(Row row, Map<String, Instant> over) {
        return over.get(row.posting().postingId());
    }
}
