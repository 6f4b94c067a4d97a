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
import com.mongodb.client.model.Projections;
import io.rolecall.notify.agenda.Agenda;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The alerts in MongoDB, where the truth about them is. */
@Component
class AlertStore {
    private static final int CHUNK = 500;
    private final MongoCollection<Document> alerts;

    /** The versions, as {@code <id>:<version>}, that the topic may lack. */
    private final Agenda unpublished;

    /** The alerts that were deleted and of which the ledger may hold rows. */
    private final Agenda departed;

    /** The pauses that end by themselves, as {@code <id>:<end in ms>}. */
    private final Agenda pauses;

    private final Clock clock;
    private volatile boolean indexed;

    AlertStore(MongoTemplate mongo, Clock clock) {
        this.alerts = mongo.getCollection("alerts");
        this.unpublished = new Agenda(mongo, "alerts", clock);
        this.departed = new Agenda(mongo, "departed", clock);
        this.pauses = new Agenda(mongo, "pauses", clock);
        this.clock = clock;
    }

    /** Idempotent; done before the first alert is read or written. */
    void createIndexes() {
        if (indexed) {
            return;
        }
        alerts.createIndex(Indexes.ascending("identity"), new IndexOptions().unique(true));
        alerts.createIndex(Indexes.ascending("_id", "version"), new IndexOptions().unique(true));
        alerts.createIndex(Indexes.ascending("state", "confirmUntil"));
        indexed = true;
    }

    /** False when there is one of the same identity already. */
    boolean insert(Alert alert) {
        createIndexes();
        unpublished.enter(version(alert));
        try {
            alerts.insertOne(AlertDocument.of(alert));
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
        unpublished.enter(version(after));
        if (after.state() == AlertState.DELETED) {
            String whose = before.subscriberId() == null ? "" : before.subscriberId();
            departed.enter(after.id() + ":" + after.createdAt().toEpochMilli() + ":" + whose);
        }
        if (after.pausedUntil() != null) {
            pauses.enter(after.id() + ":" + after.pausedUntil().toEpochMilli());
        }
        try {
            return alerts.replaceOne(version(before.id(), before.version()), AlertDocument.of(after))
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
        return Optional.ofNullable(alerts.find(eq("_id", id)).first()).map(AlertDocument::alert);
    }

    Optional<Alert> findByIdentity(String identity) {
        return Optional.ofNullable(alerts.find(eq("identity", identity)).first())
                .map(AlertDocument::alert);
    }

    Map<String, Alert> findAll(Collection<String> ids) {
        Map<String, Alert> found = new HashMap<>();
        for (Document document : alerts.find(in("_id", ids))) {
            Alert alert = AlertDocument.alert(document);
            found.put(alert.id(), alert);
        }
        return found;
    }

    /** Those of the ids that are alerts and not deleted. */
    Set<String> existing(Collection<String> ids) {
        Set<String> found = new HashSet<>();
        for (Document d : alerts.find(in("_id", ids)).projection(Projections.include("state"))) {
            if (!AlertState.DELETED.name().equals(d.getString("state"))) {
                found.add(d.getString("_id"));
            }
        }
        return found;
    }

    /** Hands over, so many at a time, the deleted; who returns has forgotten what was theirs. */
    void eachDeparted(Consumer<List<Departures.Departed>> gone) {
        departed.each(CHUNK, entries -> {
            Set<String> there =
                    existing(entries.stream().map(e -> alertOf(e.id())).toList());
            List<Agenda.Entry> over = entries.stream()
                    .filter(e -> !there.contains(alertOf(e.id())))
                    .toList();
            gone.accept(over.stream().map(e -> Departures.Departed.of(e.id())).toList());
            departed.strikeAsRead(over);
            departed.strikeAsRead(entries.stream()
                    .filter(e -> !over.contains(e) && departed.settled(e))
                    .toList());
        });
    }

    /** Hands over the pauses that are over, with the alert's id and their end; who returns has ended them. */
    void eachPauseOver(BiConsumer<String, Instant> over) {
        Instant now = clock.instant();
        pauses.each(CHUNK, entries -> {
            List<Agenda.Entry> ended = new ArrayList<>();
            for (Agenda.Entry entry : entries) {
                Instant until = Instant.ofEpochMilli(
                        Long.parseLong(entry.id().substring(entry.id().indexOf(':') + 1)));
                if (!until.isAfter(now)) {
                    over.accept(alertOf(entry.id()), until);
                    ended.add(entry);
                }
            }
            pauses.strikeAsRead(ended);
        });
    }

    /** The alerts of which a change may not be on the topic yet. */
    void eachUnpublished(Consumer<Alert> alert) {
        unpublished.each(CHUNK, entries -> {
            Map<String, Alert> found = findAll(
                    entries.stream().map(e -> alertOf(e.id())).distinct().toList());
            found.values().forEach(alert);
            // The newest version stands for the ones before; what never was stored needs nothing.
            unpublished.strikeAsRead(entries.stream()
                    .filter(unpublished::settled)
                    .filter(e -> {
                        Alert known = found.get(alertOf(e.id()));
                        return known == null || !e.id().equals(version(known));
                    })
                    .toList());
        });
    }

    /** As one document: inside an {@code $and} the index on the pair is not used everywhere. */
    private static Document version(String id, long version) {
        return new Document("_id", id).append("version", version);
    }

    private static String version(Alert alert) {
        return alert.id() + ":" + alert.version();
    }

    private static String alertOf(String entry) {
        return entry.substring(0, entry.indexOf(':'));
    }

    /** Those that nobody confirmed in time. */
    List<Alert> unconfirmed(Instant until, int most) {
        return list(alerts.find(and(eq("state", AlertState.UNCONFIRMED.name()), lt("confirmUntil", until)))
                .limit(most));
    }

    /** Notes that this version is on the topic; a newer one stays noted as missing. */
    void published(Alert alert) {
        if (alert.state() == AlertState.DELETED) {
            alerts.deleteOne(version(alert.id(), alert.version()));
        }
        unpublished.strike(version(alert));
    }

    private static List<Alert> list(FindIterable<Document> documents) {
        List<Alert> found = new ArrayList<>();
        for (Document document : documents) {
            found.add(AlertDocument.alert(document));
        }
        return found;
    }
}
