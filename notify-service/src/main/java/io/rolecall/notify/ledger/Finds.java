package io.rolecall.notify.ledger;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.rolecall.notify.agenda.Sheets;
import io.rolecall.notify.store.Instances;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Which alerts found which vacancies: a document for each vacancy, inserted once and then only added to. */
@Component
class Finds {
    private static final int SLICE = 1_000;
    private final MongoCollection<Document> found;
    private final Sheets sheets;

    Finds(MongoTemplate mongo, Instances instances, Clock clock) {
        this.found = mongo.getCollection("found");
        this.sheets = new Sheets(mongo, "found", instances.id(), clock);
    }

    /** Idempotent; for the questions that don't go by key. */
    void createIndexes() {
        found.createIndex(Indexes.ascending("at"));
        found.createIndex(Indexes.ascending("entries.posting.postingId"));
    }

    /** The vacancies of which perhaps not every row that waits is in a batch. */
    Sheets sheets() {
        return sheets;
    }

    Map<String, Found> find(Collection<String> clusterIds) {
        Map<String, Found> all = new HashMap<>();
        List<String> ids = List.copyOf(clusterIds);
        for (int from = 0; from < ids.size(); from += SLICE) {
            for (Document d : found.find(in("_id", ids.subList(from, Math.min(ids.size(), from + SLICE))))) {
                all.put(d.getString("_id"), Found.of(d));
            }
        }
        return all;
    }

    /** @return the ids of those that another instance, or thread, has inserted before */
    Set<String> insert(List<Found> fresh) {
        Set<String> raced = new HashSet<>();
        for (int from = 0; from < fresh.size(); from += SLICE) {
            List<Found> some = fresh.subList(from, Math.min(fresh.size(), from + SLICE));
            try {
                found.insertMany(some.stream().map(Found::document).toList(), new InsertManyOptions().ordered(false));
            } catch (MongoBulkWriteException e) {
                for (BulkWriteError error : e.getWriteErrors()) {
                    if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                        throw e;
                    }
                    raced.add(some.get(error.getIndex()).clusterId());
                }
            }
        }
        return raced;
    }

    /** Adds to what is there; twice does no harm. */
    void add(Map<String, List<Found.Entry>> entries) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        entries.forEach((clusterId, some) -> writes.add(new UpdateOneModel<>(
                eq("_id", clusterId),
                Updates.combine(
                        Updates.set("at", some.getLast().at()),
                        Updates.pushEach(
                                "entries",
                                some.stream().map(Found.Entry::document).toList())))));
        bulk(writes);
    }

    /** Takes what a posting said out of all that was found. */
    void erase(Set<String> postingIds) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (Document d :
                found.find(in("entries.posting.postingId", postingIds)).batchSize(SLICE)) {
            Found it = Found.of(d);
            for (int i = 0; i < it.entries().size(); i++) {
                String postingId = it.entries().get(i).posting().postingId();
                if (postingIds.contains(postingId)) {
                    writes.add(new UpdateOneModel<>(
                            eq("_id", it.clusterId()),
                            Updates.combine(
                                    Updates.set(
                                            "entries." + i + ".posting",
                                            Snapshot.erased(postingId).document()),
                                    Updates.set("entries." + i + ".record", null))));
                }
            }
        }
        bulk(writes);
    }

    /** Forgets that alerts found what they did. */
    void remove(Map<String, Set<String>> alertsByCluster) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        find(alertsByCluster.keySet()).forEach((clusterId, it) -> {
            for (int i = 0; i < it.entries().size(); i++) {
                String alerts = it.entries().get(i).alerts();
                String left = alerts;
                for (String gone : alertsByCluster.getOrDefault(clusterId, Set.of())) {
                    left = left.replace(" " + gone + " ", " ");
                }
                if (!left.equals(alerts)) {
                    writes.add(
                            new UpdateOneModel<>(eq("_id", clusterId), Updates.set("entries." + i + ".alerts", left)));
                }
            }
        });
        bulk(writes);
    }

    /** Hands over everything, so many at a time. */
    void each(Consumer<List<Found>> some) {
        List<Found> read = new ArrayList<>();
        for (Document d : found.find().batchSize(SLICE)) {
            read.add(Found.of(d));
            if (read.size() == SLICE) {
                some.accept(List.copyOf(read));
                read.clear();
            }
        }
        if (!read.isEmpty()) {
            some.accept(List.copyOf(read));
        }
    }

    /** Takes away the text of postings; that they were found, and what a notice would say of them, stays. */
    void shorten(Collection<Found> some) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (Found it : some) {
            for (int i = 0; i < it.entries().size(); i++) {
                if (it.entries().get(i).record() != null) {
                    writes.add(new UpdateOneModel<>(
                            eq("_id", it.clusterId()), Updates.set("entries." + i + ".record", null)));
                }
            }
        }
        bulk(writes);
    }

    void forget(Collection<String> clusterIds) {
        if (!clusterIds.isEmpty()) {
            found.deleteMany(in("_id", clusterIds));
        }
    }

    private void bulk(List<WriteModel<Document>> writes) {
        if (!writes.isEmpty()) {
            found.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }
}
