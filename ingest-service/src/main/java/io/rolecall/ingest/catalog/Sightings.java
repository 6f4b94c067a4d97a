package io.rolecall.ingest.catalog;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** When an unchanged posting was last seen: a few bytes apart from its document, which would be rewritten whole each time. */
@Component
class Sightings {
    private static final String COLLECTION = "sightings";
    private final MongoTemplate mongo;

    Sightings(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    void seenAgain(Map<String, Instant> sightings) {
        if (sightings.isEmpty()) {
            return;
        }
        BulkOperations bulk = mongo.bulkOps(BulkOperations.BulkMode.UNORDERED, COLLECTION);
        sightings.forEach((id, at) -> bulk.upsert(query(where("_id").is(id)), Update.update("at", at)));
        bulk.execute();
    }

    @Nullable Instant lastSeen(String postingId) {
        Document sighting = mongo.findById(postingId, Document.class, COLLECTION);
        return sighting == null ? null : sighting.getDate("at").toInstant();
    }
}
