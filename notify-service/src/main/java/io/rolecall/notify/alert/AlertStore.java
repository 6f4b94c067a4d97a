package io.rolecall.notify.alert;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import io.rolecall.query.Query;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The alerts in MongoDB, where the truth about them is. */
@Component
class AlertStore {
    private final MongoCollection<Document> alerts;
    private volatile boolean indexed;

    AlertStore(MongoTemplate mongo) {
        this.alerts = mongo.getCollection("alerts");
    }

    /** Idempotent; done before the first alert is read or written. */
    void createIndexes() {
        if (indexed) {
            return;
        }
        alerts.createIndex(Indexes.ascending("identity"), new IndexOptions().unique(true));
        alerts.createIndex(Indexes.ascending("_id", "version"), new IndexOptions().unique(true));
        alerts.createIndex(Indexes.ascending("unpublished"), new IndexOptions().sparse(true));
        indexed = true;
    }

    /** False when there is one of the same identity already. */
    boolean insert(Alert alert) {
        createIndexes();
        try {
            alerts.insertOne(document(alert));
            return true;
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    enum Replaced {
        YES,
        /** Somebody else changed it meanwhile. */
        STALE,
        /** The subscriber has another alert for the same. */
        SAME_AS_ANOTHER
    }

    Replaced replace(Alert before, Alert after) {
        try {
            return alerts.replaceOne(and(eq("_id", before.id()), eq("version", before.version())), document(after))
                                    .getMatchedCount()
                            == 1
                    ? Replaced.YES
                    : Replaced.STALE;
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY) {
                return Replaced.SAME_AS_ANOTHER;
            }
            throw e;
        }
    }

    Optional<Alert> find(String id) {
        return Optional.ofNullable(alerts.find(eq("_id", id)).first()).map(AlertStore::alert);
    }

    Optional<Alert> findByIdentity(String identity) {
        return Optional.ofNullable(alerts.find(eq("identity", identity)).first())
                .map(AlertStore::alert);
    }

    Map<String, Alert> findAll(Collection<String> ids) {
        Map<String, Alert> found = new HashMap<>();
        for (Document document : alerts.find(in("_id", ids))) {
            Alert alert = alert(document);
            found.put(alert.id(), alert);
        }
        return found;
    }

    /** Reads every alert; one whose query can no longer be read goes to {@code unreadable} with the reason. */
    void each(Consumer<Alert> alert, java.util.function.BiConsumer<String, RuntimeException> unreadable) {
        for (Document document : alerts.find().batchSize(1_000)) {
            Alert read;
            try {
                read = alert(document);
            } catch (RuntimeException e) {
                unreadable.accept(document.getString("_id"), e);
                continue;
            }
            alert.accept(read);
        }
    }

    /** The alerts of which a change may not be on the topic yet. */
    List<Alert> unpublished(int most) {
        return list(alerts.find(eq("unpublished", true)).limit(most));
    }

    /** Those that nobody confirmed in time. */
    List<Alert> unconfirmed(Instant until, int most) {
        return list(alerts.find(and(eq("state", AlertState.UNCONFIRMED.name()), lt("confirmUntil", until)))
                .limit(most));
    }

    /** Notes that this version is on the topic; a newer one stays noted as missing. */
    void published(Alert alert) {
        var thisVersion = and(eq("_id", alert.id()), eq("version", alert.version()));
        if (alert.state() == AlertState.DELETED) {
            alerts.deleteOne(thisVersion);
        } else {
            alerts.updateOne(thisVersion, Updates.unset("unpublished"));
        }
    }

    private static List<Alert> list(FindIterable<Document> documents) {
        List<Alert> found = new ArrayList<>();
        for (Document document : documents) {
            found.add(alert(document));
        }
        return found;
    }

    private static Document document(Alert alert) {
        Schedule schedule = alert.schedule();
        return new Document("_id", alert.id())
                .append("version", alert.version())
                .append("identity", alert.identity())
                .append("state", alert.state().name())
                .append("reason", alert.reason())
                .append("query", alert.query().json())
                .append("channel", alert.destination().channel())
                .append("to", alert.destination().to())
                .append("secret", alert.destination() instanceof Destination.Webhook hook ? hook.secret() : null)
                .append("cadence", schedule.cadence().name())
                .append("at", schedule.at().toString())
                .append("weekday", schedule.weekday().name())
                .append("zone", schedule.zone().getId())
                .append("createdAt", alert.createdAt())
                .append("activeSince", alert.activeSince())
                .append("seed", alert.seed())
                .append("manage", List.copyOf(alert.manageHashes()))
                .append("unsubscribe", List.copyOf(alert.unsubscribeHashes()))
                .append("confirm", alert.confirmHash())
                .append("confirmUntil", alert.confirmUntil())
                .append("unpublished", true);
    }

    private static Alert alert(Document d) {
        Destination destination = "webhook".equals(d.getString("channel"))
                ? new Destination.Webhook(d.getString("to"), d.getString("secret"))
                : new Destination.Email(d.getString("to"));
        return new Alert(
                d.getString("_id"),
                d.getLong("version"),
                AlertState.valueOf(d.getString("state")),
                d.getString("reason"),
                Query.parseJson(d.getString("query")),
                destination,
                new Schedule(
                        Cadence.valueOf(d.getString("cadence")),
                        LocalTime.parse(d.getString("at")),
                        DayOfWeek.valueOf(d.getString("weekday")),
                        ZoneId.of(d.getString("zone"))),
                d.getDate("createdAt").toInstant(),
                instant(d.getDate("activeSince")),
                d.getString("seed"),
                Set.copyOf(d.getList("manage", String.class)),
                Set.copyOf(d.getList("unsubscribe", String.class)),
                d.getString("confirm"),
                instant(d.getDate("confirmUntil")));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
