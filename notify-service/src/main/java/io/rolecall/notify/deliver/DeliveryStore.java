package io.rolecall.notify.deliver;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The deliveries in MongoDB. */
@Component
class DeliveryStore {
    private final MongoCollection<Document> deliveries;

    DeliveryStore(MongoTemplate mongo) {
        this.deliveries = mongo.getCollection("deliveries");
    }

    /** Idempotent. */
    void createIndexes() {
        deliveries.createIndex(Indexes.ascending("_id", "epoch"), new IndexOptions().unique(true));
        deliveries.createIndex(Indexes.ascending("state", "nextTry"));
    }

    /** Stores it, or finds the one that another instance has stored under this id. */
    Delivery insertOrFind(Delivery delivery) {
        try {
            deliveries.insertOne(document(delivery));
            return delivery;
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY) {
                return find(delivery.id()).orElseThrow();
            }
            throw e;
        }
    }

    Optional<Delivery> find(String id) {
        return Optional.ofNullable(deliveries.find(eq("_id", id)).first()).map(DeliveryStore::delivery);
    }

    Map<String, Delivery> find(Collection<String> ids) {
        Map<String, Delivery> found = new HashMap<>();
        for (Document d : deliveries.find(in("_id", ids))) {
            found.put(d.getString("_id"), delivery(d));
        }
        return found;
    }

    /** Claims it for one try; empty when another instance was faster. */
    Optional<Delivery> claim(Delivery d, Instant leaseUntil) {
        boolean claimed = deliveries
                        .updateOne(
                                and(eq("_id", d.id()), eq("epoch", d.epoch())),
                                Updates.combine(Updates.inc("epoch", 1L), Updates.set("leaseUntil", leaseUntil)))
                        .getModifiedCount()
                == 1;
        return claimed ? find(d.id()).filter(now -> now.epoch() == d.epoch() + 1) : Optional.empty();
    }

    /** Notes how a claimed one ended; nothing when the claim was lost meanwhile. */
    boolean finish(Delivery claimed, Delivery.State state, @Nullable Instant sentAt, @Nullable String error) {
        return update(
                claimed,
                Updates.combine(
                        Updates.set("state", state.name()),
                        Updates.set("sentAt", sentAt),
                        Updates.set("lastError", error),
                        Updates.unset("leaseUntil")));
    }

    boolean postpone(Delivery claimed, Instant nextTry, int refusals, int outages, String error) {
        return update(
                claimed,
                Updates.combine(
                        Updates.set("nextTry", nextTry),
                        Updates.set("refusals", refusals),
                        Updates.set("outages", outages),
                        Updates.set("lastError", error),
                        Updates.unset("leaseUntil")));
    }

    private boolean update(Delivery claimed, Bson update) {
        return deliveries
                        .updateOne(and(eq("_id", claimed.id()), eq("epoch", claimed.epoch())), update)
                        .getMatchedCount()
                == 1;
    }

    void eachOpen(Consumer<Delivery> delivery) {
        for (Document d :
                deliveries.find(eq("state", Delivery.State.OPEN.name())).batchSize(1_000)) {
            delivery.accept(delivery(d));
        }
    }

    List<Delivery> page(Delivery.@Nullable State state, int page, int size) {
        List<Delivery> found = new ArrayList<>();
        for (Document d : deliveries
                .find(filter(state))
                .sort(Sorts.descending("nextTry", "_id"))
                .skip(Math.multiplyExact(page - 1, size))
                .limit(size)) {
            found.add(delivery(d));
        }
        return found;
    }

    long count(Delivery.@Nullable State state) {
        return deliveries.countDocuments(filter(state));
    }

    /** Opens a failed one again. */
    boolean retry(String id, Instant now) {
        return deliveries
                        .updateOne(
                                and(eq("_id", id), eq("state", Delivery.State.FAILED.name())),
                                Updates.combine(
                                        Updates.set("state", Delivery.State.OPEN.name()),
                                        Updates.set("createdAt", now),
                                        Updates.set("nextTry", now),
                                        Updates.set("refusals", 0),
                                        Updates.set("outages", 0)))
                        .getMatchedCount()
                == 1;
    }

    private static Bson filter(Delivery.@Nullable State state) {
        return state == null ? new Document() : eq("state", state.name());
    }

    private static Document document(Delivery d) {
        return new Document("_id", d.id())
                .append("alertId", d.alertId())
                .append("kind", d.kind().name())
                .append("rows", d.rowIds())
                .append("more", d.more())
                .append("state", d.state().name())
                .append("createdAt", d.createdAt())
                .append("nextTry", d.nextTry())
                .append("refusals", d.refusals())
                .append("outages", d.outages())
                .append("epoch", d.epoch())
                .append("leaseUntil", d.leaseUntil())
                .append("lastError", d.lastError())
                .append("sentAt", d.sentAt());
    }

    private static Delivery delivery(Document d) {
        return new Delivery(
                d.getString("_id"),
                d.getString("alertId"),
                Delivery.Kind.valueOf(d.getString("kind")),
                d.getList("rows", String.class),
                d.getInteger("more", 0),
                Delivery.State.valueOf(d.getString("state")),
                d.getDate("createdAt").toInstant(),
                d.getDate("nextTry").toInstant(),
                d.getInteger("refusals", 0),
                d.getInteger("outages", 0),
                d.getLong("epoch"),
                instant(d.getDate("leaseUntil")),
                d.getString("lastError"),
                instant(d.getDate("sentAt")));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
