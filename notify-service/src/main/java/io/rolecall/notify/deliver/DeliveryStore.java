package io.rolecall.notify.deliver;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.rolecall.notify.agenda.Agenda;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
    private static final int CHUNK = 500;
    private final MongoCollection<Document> deliveries;

    /** Those that may be open, or sent without the ledger's knowing. */
    private final Agenda agenda;

    DeliveryStore(MongoTemplate mongo, Clock clock) {
        this.deliveries = mongo.getCollection("deliveries");
        this.agenda = new Agenda(mongo, "deliveries", clock);
    }

    /** Idempotent. */
    void createIndexes() {
        deliveries.createIndex(Indexes.ascending("_id", "epoch"), new IndexOptions().unique(true));
        deliveries.createIndex(Indexes.ascending("state", "nextTry"));
    }

    /** Stores it, or finds the one that another instance has stored under this id. */
    Delivery insertOrFind(Delivery delivery) {
        agenda.enter(delivery.id());
        try {
            deliveries.insertOne(DeliveryDocument.of(delivery));
            return delivery;
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY) {
                return find(delivery.id()).orElseThrow();
            }
            throw e;
        }
    }

    Optional<Delivery> find(String id) {
        return Optional.ofNullable(deliveries.find(eq("_id", id)).first()).map(DeliveryDocument::delivery);
    }

    Map<String, Delivery> find(Collection<String> ids) {
        Map<String, Delivery> found = new HashMap<>();
        for (Document d : deliveries.find(in("_id", ids))) {
            found.put(d.getString("_id"), DeliveryDocument.delivery(d));
        }
        return found;
    }

    /** Claims it for one try; empty when another instance was faster. */
    Optional<Delivery> claim(Delivery d, Instant leaseUntil) {
        return Optional.ofNullable(deliveries.findOneAndUpdate(
                        epoch(d),
                        Updates.combine(Updates.inc("epoch", 1L), Updates.set("leaseUntil", leaseUntil)),
                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
                .map(DeliveryDocument::delivery);
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

    /** As one document: inside an {@code $and} the index on the pair is not used everywhere. */
    private static Document epoch(Delivery d) {
        return new Document("_id", d.id()).append("epoch", d.epoch());
    }

    private boolean update(Delivery claimed, Bson update) {
        return deliveries.updateOne(epoch(claimed), update).getMatchedCount() == 1;
    }

    /** Nothing is left to be done about it. */
    void settled(Delivery sent) {
        agenda.strike(sent.id());
    }

    /**
     * Hands over what is not settled: those that are open, and those that were sent before a crash and that the ledger may not
     * know to be told.
     */
    void eachUnsettled(Consumer<Delivery> delivery) {
        agenda.each(CHUNK, entries -> {
            Map<String, Delivery> found =
                    find(entries.stream().map(Agenda.Entry::id).toList());
            List<Agenda.Entry> over = new ArrayList<>();
            for (Agenda.Entry entry : entries) {
                Delivery d = found.get(entry.id());
                if (d != null && (d.state() == Delivery.State.OPEN || d.state() == Delivery.State.SENT)) {
                    delivery.accept(d);
                } else if (agenda.settled(entry)) {
                    over.add(entry);
                }
            }
            agenda.strikeAsRead(over);
        });
    }

    List<Delivery> page(Delivery.@Nullable State state, int page, int size) {
        List<Delivery> found = new ArrayList<>();
        for (Document d : deliveries
                .find(filter(state))
                .sort(Sorts.descending("nextTry", "_id"))
                .skip(Math.multiplyExact(page - 1, size))
                .limit(size)) {
            found.add(DeliveryDocument.delivery(d));
        }
        return found;
    }

    long count(Delivery.@Nullable State state) {
        return deliveries.countDocuments(filter(state));
    }

    /** Opens one again that ended like this. */
    boolean retry(String id, Delivery.State ended, Instant now) {
        Delivery failed = find(id).filter(d -> d.state() == ended).orElse(null);
        if (failed == null) {
            return false;
        }
        agenda.enter(id);
        return deliveries
                        .updateOne(
                                epoch(failed),
                                Updates.combine(
                                        Updates.set("state", Delivery.State.OPEN.name()),
                                        Updates.set("createdAt", now),
                                        Updates.set("nextTry", now),
                                        Updates.set("refusals", 0),
                                        Updates.set("outages", 0)))
                        .getMatchedCount()
                == 1;
    }

    /**
     * Deletes those that ended before an instant, slice by slice.
     *
     * @param untold gets the rows of those that failed for good, before they are deleted
     */
    void forget(Instant before, Consumer<List<String>> untold) {
        List<String> ended =
                List.of(Delivery.State.SENT.name(), Delivery.State.FAILED.name(), Delivery.State.CANCELLED.name());
        List<String> some = new ArrayList<>();
        for (Document d : deliveries
                .find(and(in("state", ended), lt("nextTry", before)))
                .projection(Projections.include("state", "rows"))
                .batchSize(CHUNK)) {
            if (d.getString("state").equals(Delivery.State.FAILED.name())) {
                untold.accept(d.getList("rows", String.class));
            }
            some.add(d.getString("_id"));
            if (some.size() == CHUNK) {
                deliveries.deleteMany(in("_id", some));
                some.clear();
            }
        }
        if (!some.isEmpty()) {
            deliveries.deleteMany(in("_id", some));
        }
    }

    private static Bson filter(Delivery.@Nullable State state) {
        return state == null ? new Document() : eq("state", state.name());
    }
}
