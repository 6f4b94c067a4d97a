package io.rolecall.notify.subscriber;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.rolecall.notify.agenda.Agenda;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The subscribers in MongoDB, where the truth about them is. */
@Component
public class Subscribers {
    private static final int CHUNK = 1_000;
    private static final int TRIES = 10;
    private static final SecureRandom RANDOM = new SecureRandom();
    private final MongoCollection<Document> subscribers;
    private final Clock clock;

    /** Those who block something or pause, or did, or were about to. */
    private final Agenda particular;

    private volatile boolean indexed;

    Subscribers(MongoTemplate mongo, Clock clock) {
        this.subscribers = mongo.getCollection("subscribers");
        this.particular = new Agenda(mongo, "particular", clock);
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
     * @param language of who asks, for a subscriber who is new
     * @param confirmed whether the mailbox's owner is known to want it
     * @return the subscriber's id
     */
    public String enter(String mailbox, String alertId, Locale language, boolean confirmed) {
        createIndexes();
        String id = SubscriberId.of(mailbox);
        subscribers.updateOne(
                eq("_id", id),
                Updates.combine(
                        // Whoever is about to forget them has read another version, and doesn't.
                        Updates.inc("version", 1L),
                        confirmed ? Updates.min("confirmedAt", now()) : Updates.combine(),
                        Updates.set("enteredAt", now()),
                        Updates.setOnInsert("seed", newSeed()),
                        Updates.setOnInsert("preferences", SubscriberDocument.of(Preferences.usual(language))),
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

    /** Notes that the mailbox's owner has shown that they want to hear from us. */
    public void confirmed(String id) {
        subscribers.updateOne(eq("_id", id), Updates.min("confirmedAt", now()));
    }

    /** What counts for all alerts of a subscriber; the usual where there is none. */
    public Preferences preferences(@Nullable String id) {
        return id == null
                ? Preferences.USUAL
                : find(id).map(Subscriber::preferences).orElse(Preferences.USUAL);
    }

    /** The terms of those subscribers for whom not the usual ones hold. */
    public Map<String, Terms> particular() {
        Map<String, Terms> found = new HashMap<>();
        particular.each(
                CHUNK,
                entries -> findAll(entries.stream().map(Agenda.Entry::id).toList())
                        .values()
                        .forEach(s -> found.put(s.id(), Terms.of(s.preferences()))));
        return found;
    }

    /** Notes since when somebody has no alert; false when they were changed since they were read. */
    public boolean left(Subscriber read) {
        return subscribers
                        .updateOne(version(read), Updates.set("leftAt", now()))
                        .getMatchedCount()
                == 1;
    }

    /** Forgets somebody with all that is kept of them; false when they were changed since they were read. */
    public boolean forget(Subscriber read) {
        boolean forgotten = subscribers.deleteOne(version(read)).getDeletedCount() == 1;
        if (forgotten) {
            particular.strike(read.id());
        }
        return forgotten;
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
            if (!Terms.of(after).equals(Terms.USUAL)) {
                particular.enter(id);
            }
            long matched = subscribers
                    .updateOne(
                            version(before),
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

    /** As one document: inside an {@code $and} the index on the pair is not used everywhere. */
    private static Document version(Subscriber read) {
        return new Document("_id", read.id()).append("version", read.version());
    }

    private static String newSeed() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** MongoDB keeps milliseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
