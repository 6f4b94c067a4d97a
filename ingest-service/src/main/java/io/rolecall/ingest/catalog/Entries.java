package io.rolecall.ingest.catalog;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The collection of postings: everything by id, in bulk. */
@Component
class Entries {
    private static final int DUPLICATE_KEY = 11000;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoTemplate mongo;

    Entries(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    Map<String, Print> prints(Collection<String> ids) {
        Map<String, Print> prints = new HashMap<>();
        if (!ids.isEmpty()) {
            mongo.execute(Entry.COLLECTION, postings -> {
                postings.find(ids(ids))
                        .projection(Projections.include(Print.MEMBERS))
                        .batchSize(ids.size())
                        .map(Print::of)
                        .forEach(print -> prints.put(print.id(), print));
                return null;
            });
        }
        return prints;
    }

    Map<String, Entry> find(Collection<String> ids) {
        Map<String, Entry> entries = new HashMap<>();
        if (!ids.isEmpty()) {
            mongo.execute(Entry.COLLECTION, postings -> {
                postings.find(ids(ids)).map(Entry::of).forEach(entry -> entries.put(entry.id(), entry));
                return null;
            });
        }
        return entries;
    }

    /** The newest version of each posting that is stored, by posting id. */
    Map<String, Long> versions(Collection<String> ids) {
        Map<String, Long> versions = new HashMap<>();
        if (!ids.isEmpty()) {
            mongo.execute(Entry.COLLECTION, postings -> {
                postings.find(ids(ids))
                        .projection(Projections.include("version"))
                        .batchSize(ids.size())
                        .forEach(document -> versions.put(document.getString("_id"), document.getLong("version")));
                return null;
            });
        }
        return versions;
    }

    /** Hands over the ids of all postings of a source, so many at a time. */
    void ids(String source, int most, Consumer<List<String>> each) {
        mongo.execute(Entry.COLLECTION, postings -> {
            List<String> ids = new ArrayList<>();
            // ';' is the character behind ':'.
            for (Document document : postings.find(
                            Filters.and(Filters.gte("_id", source + ":"), Filters.lt("_id", source + ";")))
                    .projection(Projections.include("_id"))) {
                ids.add(document.getString("_id"));
                if (ids.size() == most) {
                    each.accept(List.copyOf(ids));
                    ids.clear();
                }
            }
            each.accept(ids);
            return null;
        });
    }

    /** Writes what nobody else has written meanwhile, and answers its ids. All of them carry the same writer. */
    Set<String> write(Collection<Entry> entries, Map<String, Entry> before) {
        List<WriteModel<Document>> writes = entries.parallelStream()
                .map(entry -> entry.write(before.get(entry.id())))
                .toList();
        Set<String> ids = entries.stream().map(Entry::id).collect(Collectors.toSet());
        return written(writes)
                ? ids
                : writtenBy(entries.iterator().next().print().writer(), ids);
    }

    /** False when some were not written because another writer was faster. */
    private boolean written(List<WriteModel<Document>> writes) {
        try {
            BulkWriteResult result = Objects.requireNonNull(
                    mongo.execute(Entry.COLLECTION, postings -> postings.bulkWrite(writes, UNORDERED)));
            return result.getInsertedCount() + result.getMatchedCount() == writes.size();
        } catch (DuplicateKeyException | BulkOperationException e) {
            // The others are in: the write is unordered.
            if (e.getCause() instanceof MongoBulkWriteException bulk
                    && bulk.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
                throw e;
            }
            return false;
        }
    }

    private Set<String> writtenBy(String writer, Set<String> ids) {
        Set<String> written = new HashSet<>();
        prints(ids).forEach((id, print) -> {
            if (print.writer().equals(writer)) {
                written.add(id);
            }
        });
        return written;
    }

    /** Notes what postings were read from that read the same otherwise, so that next time nothing need be read. */
    void readFrom(Map<String, String> readings) {
        if (!readings.isEmpty()) {
            List<UpdateOneModel<Document>> updates = new ArrayList<>();
            readings.forEach((id, reading) ->
                    updates.add(new UpdateOneModel<>(Filters.eq("_id", id), Updates.set("reading", reading))));
            mongo.execute(Entry.COLLECTION, postings -> postings.bulkWrite(updates, UNORDERED));
        }
    }

    /** Removes postings that are still in these versions. */
    void remove(Map<String, Long> versions) {
        List<DeleteOneModel<Document>> deletions = new ArrayList<>();
        versions.forEach((id, version) ->
                deletions.add(new DeleteOneModel<>(new Document("_id", id).append("version", version))));
        mongo.execute(Entry.COLLECTION, postings -> postings.bulkWrite(deletions, UNORDERED));
    }

    private static Bson ids(Collection<String> ids) {
        return Filters.in("_id", ids);
    }
}
