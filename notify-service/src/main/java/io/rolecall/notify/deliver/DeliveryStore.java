package io.rolecall.notify.deliver;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.rolecall.notify.agenda.Agenda;
import io.rolecall.notify.alert.Tokens;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        deliveries.createIndex(Indexes.ascending("_id", "claimant"), new IndexOptions().unique(true));
        deliveries.createIndex(Indexes.ascending("_id", "state"), new IndexOptions().unique(true));
        deliveries.createIndex(Indexes.ascending("state", "nextTry"));
    }

    /** Stores those that are new; returns those that others have stored before under these ids. */
    Map<String, Delivery> insertNew(Collection<Delivery> wanted) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        List<Delivery> all = List.copyOf(wanted);
        agenda.enter(all.stream().map(Delivery::id).toList());
        try {
            deliveries.insertMany(
                    all.stream().map(DeliveryDocument::of).toList(), new InsertManyOptions().ordered(false));
            return Map.of();
        } catch (MongoBulkWriteException e) {
            List<String> there = new ArrayList<>();
            for (BulkWriteError error : e.getWriteErrors()) {
                if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                there.add(all.get(error.getIndex()).id());
            }
            return find(there);
        }
    }

    /** Has an open one stand for more rows; false when it is open no more. */
    boolean join(String id, Collection<String> rowIds) {
        return deliveries
                        .updateOne(
                                new Document("_id", id).append("state", Delivery.State.OPEN.name()),
                                Updates.addEachToSet("also", List.copyOf(rowIds)))
                        .getMatchedCount()
                == 1;
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

    /** The rows that were joined to deliveries after they were made up. */
    List<String> also(Collection<String> ids) {
        List<String> rows = new ArrayList<>();
        for (Document d : deliveries.find(in("_id", ids)).projection(Projections.include("also"))) {
            rows.addAll(d.getList("also", String.class, List.of()));
        }
        return rows;
    }

    /** As one document: inside an {@code $and} the index on the pair is not used everywhere. */
    static Document epoch(Delivery d) {
        return new Document("_id", d.id()).append("epoch", d.epoch());
    }

    /** Nothing is left to be done about it. */
    void settled(Collection<String> ids) {
        agenda.strike(ids);
    }

    /** Hands over, some at a time, what is open, or has ended without its being known that all who must know do. */
    void eachUnsettled(Consumer<Collection<Delivery>> some) {
        agenda.each(CHUNK, entries -> {
            Map<String, Delivery> found =
                    find(entries.stream().map(Agenda.Entry::id).toList());
            agenda.strikeAsRead(entries.stream()
                    .filter(e -> !found.containsKey(e.id()) && agenda.settled(e))
                    .toList());
            some.accept(found.values());
        });
    }

    /** Deletes some, and all that were made up for a subscriber. */
    void erase(Collection<String> some, String subscriberId) {
        List<String> ids = theirs(some, subscriberId);
        deliveries.deleteMany(in("_id", ids));
        agenda.strike(ids);
    }

    /** Gives a subscriber's, which have ended long ago, random names, and takes out whose they were and what they told. */
    void disown(Collection<String> some, String subscriberId) {
        List<String> ids = theirs(some, subscriberId);
        for (int from = 0; from < ids.size(); from += CHUNK) {
            List<String> chunk = ids.subList(from, Math.min(ids.size(), from + CHUNK));
            List<Document> nobodys = new ArrayList<>();
            for (Delivery d : find(chunk).values()) {
                nobodys.add(DeliveryDocument.of(d)
                        .append("_id", Tokens.newId())
                        .append("subscriberId", null)
                        .append("rows", List.of())
                        .append("carried", List.of())
                        .append("also", List.of())
                        .append("seed", Tokens.newSeed())
                        .append("silence", null));
            }
            if (!nobodys.isEmpty()) {
                // A crash in between leaves one twice, of nobody: nothing that anybody counts on.
                deliveries.insertMany(nobodys);
                deliveries.deleteMany(in("_id", chunk));
            }
        }
        agenda.strike(ids);
    }

    /** The ids of some, and of those that were made up of what waited for a subscriber: they begin with the subscriber's. */
    private List<String> theirs(Collection<String> some, String subscriberId) {
        Set<String> ids = new LinkedHashSet<>(some);
        deliveries
                .find(Told.beginning(subscriberId + "-"))
                .projection(Projections.include("_id"))
                .forEach(d -> ids.add(d.getString("_id")));
        return List.copyOf(ids);
    }

    List<Delivery> page(Delivery.@Nullable State state, int page, int size) {
        return deliveries
                .find(filter(state))
                .sort(Sorts.descending("nextTry", "_id"))
                .skip(Math.multiplyExact(page - 1, size))
                .limit(size)
                .map(DeliveryDocument::delivery)
                .into(new ArrayList<>());
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
     * @param gone gets them before they are deleted
     */
    void forget(Instant before, Consumer<List<Delivery>> gone) {
        List<String> ended =
                List.of(Delivery.State.SENT.name(), Delivery.State.FAILED.name(), Delivery.State.CANCELLED.name());
        List<Delivery> some = new ArrayList<>();
        for (Document d :
                deliveries.find(and(in("state", ended), lt("nextTry", before))).batchSize(CHUNK)) {
            some.add(DeliveryDocument.delivery(d));
            if (some.size() == CHUNK) {
                delete(some, gone);
                some.clear();
            }
        }
        delete(some, gone);
    }

    private void delete(List<Delivery> some, Consumer<List<Delivery>> gone) {
        if (!some.isEmpty()) {
            gone.accept(List.copyOf(some));
            deliveries.deleteMany(in("_id", some.stream().map(Delivery::id).toList()));
        }
    }

    private static Bson filter(Delivery.@Nullable State state) {
        return state == null ? new Document() : eq("state", state.name());
    }
}
