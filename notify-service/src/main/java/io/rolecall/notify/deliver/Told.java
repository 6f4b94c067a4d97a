package io.rolecall.notify.deliver;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.WriteModel;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.ledger.ClosedPostings;
import io.rolecall.notify.subscriber.Subscribers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Which delivery tells a vacancy to a reader, whichever of their alerts found it. The first insert wins; a delivery is stored
 * before it claims, so that each claim names one that exists, or was forgotten after it had ended.
 */
@Component
class Told {
    private static final int SLICE = 1_000;

    /** No subscriber's id begins so. */
    private static final String PROGRAM = "~";

    private final MongoCollection<Document> told;
    private final Subscribers subscribers;
    private final Alerts alerts;

    Told(MongoTemplate mongo, Subscribers subscribers, Alerts alerts) {
        this.subscribers = subscribers;
        this.alerts = alerts;
        this.told = mongo.getCollection("told");
    }

    /** Idempotent. */
    void createIndexes() {
        told.createIndex(Indexes.ascending("_id", "delivery"), new IndexOptions().unique(true));
        told.createIndex(Indexes.ascending("at"));
    }

    /**
     * @param key of reader, vacancy or posting, and episode
     * @param postingId what is told; as long as it is open, so long the claim is kept
     */
    record Claim(String key, String deliveryId, String postingId) {}

    /** Who is told by an alert that is nobody's, as it stands in keys. */
    static String program(String alertId) {
        return PROGRAM + alertId;
    }

    /** The deliveries that have claimed some of the keys. */
    Map<String, String> owners(Collection<String> keys) {
        Map<String, String> owners = new HashMap<>();
        if (!keys.isEmpty()) {
            for (Document d : told.find(in("_id", keys))) {
                owners.put(d.getString("_id"), d.getString("delivery"));
            }
        }
        return owners;
    }

    /** @return the keys that others have claimed before, and who */
    Map<String, String> claim(List<Claim> claims, Instant now) {
        if (claims.isEmpty()) {
            return Map.of();
        }
        List<Document> documents = claims.stream()
                .map(c -> new Document("_id", c.key)
                        .append("delivery", c.deliveryId)
                        .append("posting", c.postingId)
                        .append("at", now))
                .toList();
        Map<String, String> lost = new HashMap<>();
        try {
            told.insertMany(documents, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            Map<String, String> mine = new HashMap<>();
            for (BulkWriteError error : e.getWriteErrors()) {
                if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                Claim claim = claims.get(error.getIndex());
                mine.put(claim.key, claim.deliveryId);
            }
            owners(mine.keySet()).forEach((key, owner) -> {
                if (!owner.equals(mine.get(key))) {
                    lost.put(key, owner);
                }
            });
        }
        return lost;
    }

    /** Lets others claim what a delivery will not tell. */
    void release(Collection<String> keys, String deliveryId) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        keys.forEach(key -> writes.add(new DeleteOneModel<>(new Document("_id", key).append("delivery", deliveryId))));
        if (!writes.isEmpty()) {
            told.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }

    /** Forgets all that a subscriber, or a program of theirs, was told. */
    void forget(String subscriberId) {
        told.deleteMany(or(beginning(subscriberId + "|"), beginning(subscriberId + PROGRAM)));
    }

    /** Of ids; a range, that the index on them serves. */
    static Bson beginning(String begin) {
        return new Document("_id", new Document("$gte", begin).append("$lt", begin + "\uffff"));
    }

    /** The subscriber, or the alert that is nobody's. */
    private static String whose(String key) {
        String reader = key.substring(0, key.indexOf('|'));
        return reader.startsWith(PROGRAM) ? reader.substring(1) : reader.replaceFirst(PROGRAM + ".*", "");
    }

    private Set<String> there(Set<String> keys) {
        Set<String> programs = new HashSet<>();
        Set<String> people = new HashSet<>();
        keys.forEach(key -> (key.startsWith(PROGRAM) ? programs : people).add(whose(key)));
        Set<String> there = new HashSet<>(subscribers.findAll(people).keySet());
        there.addAll(alerts.findAll(programs).keySet());
        return there;
    }

    /** Forgets what was told before an instant of postings that were closed before it too, or to readers who are gone. */
    void forget(Instant before, ClosedPostings closed) {
        Map<String, String> some = new HashMap<>();
        for (Document d : told.find(lt("at", before)).batchSize(SLICE)) {
            some.put(d.getString("_id"), d.getString("posting"));
            if (some.size() == SLICE) {
                forget(some, before, closed);
                some.clear();
            }
        }
        forget(some, before, closed);
    }

    private void forget(Map<String, String> some, Instant before, ClosedPostings closed) {
        Set<String> ended = closed.before(new HashSet<>(some.values()), before);
        Set<String> there = there(some.keySet());
        List<String> over = some.entrySet().stream()
                .filter(e -> ended.contains(e.getValue()) || !there.contains(whose(e.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        if (!over.isEmpty()) {
            told.deleteMany(in("_id", over));
        }
    }
}
