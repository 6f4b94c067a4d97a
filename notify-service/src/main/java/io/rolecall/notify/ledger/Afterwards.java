package io.rolecall.notify.ledger;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.LiveAlert;
import io.rolecall.notify.alert.Subscriptions;
import io.rolecall.notify.subscriber.AfterNotice;
import io.rolecall.posting.PostingEvent;
import io.rolecall.posting.PostingField;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * What becomes of postings after they were told, for those who wished to hear of it: rows of their own, which wait and are told like
 * all others. What {@link Fate} decides is written here.
 */
@Component
public class Afterwards {
    private static final Set<PostingField> TOLD =
            Set.of(PostingField.PAY, PostingField.VALID_THROUGH, PostingField.LOCATIONS, PostingField.WORKPLACE);

    private static final int SLICE = 500;
    private final MongoCollection<Document> collection;
    private final Rows rows;
    private final Followers followers;
    private final Ledger ledger;
    private final Clock clock;

    Afterwards(MongoTemplate mongo, Rows rows, Followers followers, Ledger ledger, Clock clock) {
        this.collection = mongo.getCollection("ledger");
        this.rows = rows;
        this.followers = followers;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Returns when everything that follows from the news for those who were told before has a row that waits.
     *
     * @param news in the order in which it happened to each posting
     * @param live the alert as it is matched now; null when it isn't
     */
    public void record(Collection<News> news, Function<String, @Nullable LiveAlert> live) {
        List<News> some = news.stream().filter(Afterwards::matters).toList();
        if (some.isEmpty()) {
            return;
        }
        Map<String, Set<String>> following =
                followers.of(some.stream().map(n -> n.event().postingId()).toList());
        Set<String> ids = new HashSet<>();
        following.values().forEach(ids::addAll);
        if (ids.isEmpty()) {
            return;
        }
        Map<String, Row> told = rows.find(ids);
        Map<String, Row> before = rows.find(told.values().stream()
                .flatMap(row -> List.of(AfterNotice.values()).stream().map(kind -> Row.factId(row, kind)))
                .collect(Collectors.toSet()));
        Map<String, Row> now = new LinkedHashMap<>(before);
        Map<String, LiveAlert> alerts = new LinkedHashMap<>();
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        for (News n : some) {
            for (String id : following.getOrDefault(n.event().postingId(), Set.of())) {
                Row row = told.get(id);
                LiveAlert alert = row == null ? null : live.apply(row.alertId());
                if (row == null || alert == null || !row.told(n.event().postingId())) {
                    continue;
                }
                alerts.put(alert.id(), alert);
                for (AfterNotice kind : alert.terms().after()) {
                    Row fact = Fate.of(row, now.get(Row.factId(row, kind)), kind, n, at);
                    if (fact != null) {
                        now.put(fact.id(), fact);
                    }
                }
            }
        }
        write(now, before, alerts, at);
    }

    /** What was told before somebody wished to hear what becomes of it is followed from then on, as far as it is still kept. */
    @EventListener
    void follow(Subscriptions.Followed wish) {
        for (Alert alert : wish.alerts()) {
            List<String> ids = rows.ids(alert.id(), alert.createdAt());
            for (int i = 0; i < ids.size(); i += SLICE) {
                followers.addAll(rows.find(ids.subList(i, Math.min(ids.size(), i + SLICE))).values().stream()
                        .filter(row -> row.after() == null && row.state() != RowState.WITHDRAWN)
                        .toList());
            }
        }
    }

    private static boolean matters(News news) {
        return switch (news.event()) {
            case PostingEvent.PostingClosed _, PostingEvent.PostingReopened _ -> true;
            case PostingEvent.PostingChanged changed ->
                changed.changed().stream().anyMatch(TOLD::contains);
            case PostingEvent.PostingPublished _ -> false;
        };
    }

    private void write(Map<String, Row> now, Map<String, Row> before, Map<String, LiveAlert> alerts, Instant at) {
        Map<String, List<String>> waits = new LinkedHashMap<>();
        List<WriteModel<Document>> writes = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        now.forEach((id, row) -> {
            Row old = before.get(id);
            if (!row.equals(old)) {
                writes.add(write(row, old));
            }
            if (row.waiting()) {
                waiting.add(id);
                waits.computeIfAbsent(row.alertId(), a -> new ArrayList<>()).add(row.matter());
            }
        });
        rows.agenda().enter(waiting);
        if (!writes.isEmpty()) {
            collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
        ledger.await(waits, alerts, at);
    }

    private static WriteModel<Document> write(Row row, @Nullable Row old) {
        if (old == null) {
            Document document = row.document();
            Document id = new Document("_id", document.remove("_id"));
            return new UpdateOneModel<>(id, new Document("$setOnInsert", document), new UpdateOptions().upsert(true));
        }
        List<Bson> changes = new ArrayList<>(List.of(
                Updates.set("episode", row.episode()),
                Updates.set("state", row.state().name()),
                Updates.set("matchedAt", row.matchedAt()),
                Updates.set("posting", row.posting().document()),
                Updates.set("before", row.before()),
                Updates.unset("brief")));
        if (row.deliveryId() == null && old.deliveryId() != null) {
            changes.add(Updates.unset("deliveryId"));
        }
        return new UpdateOneModel<>(
                new Document("_id", old.id()).append("episode", old.episode()), Updates.combine(changes));
    }
}
