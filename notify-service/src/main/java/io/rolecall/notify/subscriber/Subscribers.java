package io.rolecall.notify.subscriber;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The subscribers in MongoDB, where the truth about them is. */
@Component
public class Subscribers {
    private static final int TRIES = 10;
    private final MongoCollection<Document> subscribers;
    private final Clock clock;
    private volatile boolean indexed;

    Subscribers(MongoTemplate mongo, Clock clock) {
        this.subscribers = mongo.getCollection("subscribers");
        this.clock = clock;
    }

    /** Idempotent; done before the first is written. */
    private void createIndexes() {
        if (!indexed) {
            subscribers.createIndex(Indexes.ascending("_id", "version"), new IndexOptions().unique(true));
            indexed = true;
        }
    }

    /**
     * Notes an alert as a mailbox's owner's, before it is stored; makes them known where they were not.
     *
     * @return the subscriber's id
     */
    public String enter(String mailbox, String alertId) {
        createIndexes();
        String id = SubscriberId.of(mailbox);
        subscribers.updateOne(
                eq("_id", id),
                Updates.combine(
                        Updates.setOnInsert("version", 1L),
                        Updates.setOnInsert("preferences", SubscriberDocument.of(Preferences.USUAL)),
                        Updates.setOnInsert("createdAt", now()),
                        Updates.set("mailbox", mailbox),
                        Updates.unset("leftAt"),
                        Updates.addToSet("alerts", alertId)),
                new UpdateOptions().upsert(true));
        return id;
    }

    /** Notes that alerts are a subscriber's no longer. */
    public void strike(String id, List<String> alertIds) {
        subscribers.updateOne(eq("_id", id), Updates.pullAll("alerts", alertIds));
    }

    public Optional<Subscriber> find(String id) {
        return Optional.ofNullable(subscribers.find(eq("_id", id)).first()).map(SubscriberDocument::subscriber);
    }

    public Map<String, Subscriber> findAll(Collection<String> ids) {
        Map<String, Subscriber> found = new HashMap<>();
        for (Document document : subscribers.find(in("_id", ids))) {
            found.put(document.getString("_id"), SubscriberDocument.subscriber(document));
        }
        return found;
    }

    /** Changes what counts for all their alerts; empty when there is no such subscriber. Throws when others change it all the time. */
    public Optional<Subscriber> change(String id, UnaryOperator<Preferences> change) {
        for (int i = 0; i < TRIES; i++) {
            Subscriber before = find(id).orElse(null);
            if (before == null) {
                return Optional.empty();
            }
            Preferences after = change.apply(before.preferences());
            if (after.equals(before.preferences())) {
                return Optional.of(before);
            }
            long matched = subscribers
                    .updateOne(
                            new Document("_id", id).append("version", before.version()),
                            Updates.combine(
                                    Updates.inc("version", 1L),
                                    Updates.set("preferences", SubscriberDocument.of(after))))
                    .getMatchedCount();
            if (matched == 1) {
                return find(id);
            }
        }
        throw new IllegalStateException("subscriber " + id + " is being changed by somebody else all the time");
    }

    /** MongoDB keeps milliseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
