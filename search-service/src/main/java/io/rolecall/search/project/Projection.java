package io.rolecall.search.project;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.rolecall.posting.Posting;
import io.rolecall.search.index.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/**
 * Every posting in its newest state, open or closed, one document each, shared by all instances. A write never replaces a
 * newer version, whoever else writes at the same time; written again, nothing changes.
 */
@Component
public class Projection {
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    /** Writers lose to each other only for a moment; after so many rounds something else is wrong. */
    private static final int MOST_ROUNDS = 100;

    private final MongoDatabaseFactory mongo;

    public Projection(MongoDatabaseFactory mongo) {
        this.mongo = mongo;
    }

    /** Makes the index that the guarded write needs. */
    public void prepare() {
        postings().createIndex(Indexes.ascending("_id", "version"), new IndexOptions().unique(true));
    }

    /**
     * Writes those that are newer than what is there.
     *
     * @param postings at most one of each id
     * @return those that are now what the projection has: all but the ones that came late, after a newer version
     */
    public List<Posting> write(Collection<Posting> postings) {
        Map<String, Posting> left = new LinkedHashMap<>();
        postings.forEach(p -> left.put(p.id(), p));
        List<Posting> current = new ArrayList<>();
        for (int round = 0; !left.isEmpty(); round++) {
            if (round == MOST_ROUNDS) {
                throw new IllegalStateException("Others keep writing the same postings: " + left.keySet());
            }
            Map<String, Long> versions = versions(left.keySet());
            List<WriteModel<Document>> writes = new ArrayList<>();
            left.values().removeIf(posting -> {
                Long there = versions.get(posting.id());
                if (there == null) {
                    writes.add(new InsertOneModel<>(PostingBson.write(posting)));
                } else if (there < posting.version()) {
                    // One document and no $and, in which the stand-in doesn't find the fields of its unique index.
                    writes.add(new ReplaceOneModel<>(
                            new Document("_id", posting.id()).append("version", there), PostingBson.write(posting)));
                } else {
                    if (there == posting.version()) {
                        current.add(posting);
                    }
                    return true;
                }
                return false;
            });
            if (bulk(writes)) {
                current.addAll(left.values());
                left.clear();
            }
        }
        return current;
    }

    private Map<String, Long> versions(Collection<String> ids) {
        Map<String, Long> versions = new HashMap<>();
        postings()
                .find(in("_id", ids))
                .projection(include("version"))
                .forEach(d -> versions.put(
                        d.getString("_id"), d.get("version", Number.class).longValue()));
        return versions;
    }

    /** Whether every write took; otherwise another writer came between, and the versions are to be read again. */
    private boolean bulk(List<WriteModel<Document>> writes) {
        if (writes.isEmpty()) {
            return true;
        }
        try {
            var done = postings().bulkWrite(writes, UNORDERED);
            return done.getInsertedCount() + done.getMatchedCount() == writes.size();
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() == null
                    && e.getWriteErrors().stream().allMatch(w -> w.getCategory() == ErrorCategory.DUPLICATE_KEY)) {
                return false;
            }
            throw e;
        }
    }

    /** Forgets postings. */
    void erase(Collection<String> ids) {
        if (!ids.isEmpty()) {
            postings()
                    .bulkWrite(
                            ids.stream()
                                    .map(id -> new DeleteOneModel<Document>(eq("_id", id)))
                                    .toList(),
                            UNORDERED);
        }
    }

    /** The posting in its newest state. */
    public Optional<Posting> find(String id) {
        return Optional.ofNullable(postings().find(eq("_id", id)).first()).map(PostingBson::read);
    }

    /** Those of these ids that there are, open or closed. */
    List<Posting> all(Collection<String> ids) {
        List<Posting> found = new ArrayList<>();
        postings().find(in("_id", ids)).forEach(d -> found.add(PostingBson.read(d)));
        return found;
    }

    /** How many postings are open. */
    long countOpen() {
        return postings().countDocuments(eq("status", "OPEN"));
    }

    /** Hands out all open postings, in no order. */
    void forEachOpen(Consumer<Posting> each) {
        postings().find(eq("status", "OPEN")).batchSize(500).forEach(d -> each.accept(PostingBson.read(d)));
    }

    /** How far the topic is in the projection, whichever instance wrote it. */
    Position position() {
        Map<String, Long> next = new HashMap<>();
        progress()
                .find()
                .forEach(d ->
                        next.put(d.getString("_id"), d.get("next", Number.class).longValue()));
        return new Position(next);
    }

    /** Notes that everything before these offsets is in the projection; it never goes back. */
    void advance(Map<String, Long> next) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        next.forEach((partition, offset) -> writes.add(new UpdateOneModel<>(
                eq("_id", partition), Updates.max("next", offset), new UpdateOptions().upsert(true))));
        if (!writes.isEmpty()) {
            progress().bulkWrite(writes, UNORDERED);
        }
    }

    /** Nothing of these partitions counts as read any more. */
    void forget(Collection<String> partitions) {
        if (!partitions.isEmpty()) {
            progress().deleteMany(in("_id", partitions));
        }
    }

    private MongoCollection<Document> postings() {
        return database().getCollection("postings");
    }

    private MongoCollection<Document> progress() {
        return database().getCollection("progress");
    }

    private MongoDatabase database() {
        return mongo.getMongoDatabase();
    }
}
