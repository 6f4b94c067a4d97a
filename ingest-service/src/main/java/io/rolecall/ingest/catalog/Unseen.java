package io.rolecall.ingest.catalog;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.rolecall.posting.Posting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Which open postings have no end of their own, by when they were noted: one small document for each batch that was saved. A note
 * is made before its postings are saved, and is looked at once, when it is old; seeing a posting again doesn't touch it.
 */
@Component
public class Unseen {
    static final String COLLECTION = "unseen";

    private final MongoTemplate mongo;

    Unseen(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Postings that were noted together. */
    public record Batch(String id, List<String> postings) {}

    void note(Collection<Posting> postings) {
        List<String> ids = new ArrayList<>();
        Instant at = Instant.MAX;
        for (Posting posting : postings) {
            if (posting.open() && posting.validThrough() == null) {
                ids.add(posting.id());
                at = posting.lastSeen().isBefore(at) ? posting.lastSeen() : at;
            }
        }
        note(ids, at);
    }

    /** Notes that these are to be looked at as if they had been seen at that moment. */
    public void note(List<String> postings, Instant at) {
        if (!postings.isEmpty()) {
            mongo.insert(
                    new Document("_id", UUID.randomUUID().toString())
                            .append("at", at)
                            .append("postings", postings),
                    COLLECTION);
        }
    }

    /** Some of what was noted before a moment. */
    public List<Batch> before(Instant moment, int most) {
        List<Batch> batches = new ArrayList<>();
        mongo.executeQuery(
                query(where("at").lt(moment)).limit(most),
                COLLECTION,
                document ->
                        batches.add(new Batch(document.getString("_id"), document.getList("postings", String.class))));
        return batches;
    }

    public void forget(Batch batch) {
        mongo.remove(query(where("_id").is(batch.id())), COLLECTION);
    }
}
