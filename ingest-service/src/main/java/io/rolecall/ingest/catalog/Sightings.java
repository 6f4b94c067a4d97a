package io.rolecall.ingest.catalog;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * When an unchanged posting was last seen: a few bytes apart from its document, which would be rewritten whole each time, and
 * only where what is known of that is old.
 */
@Component
class Sightings {
    private static final String COLLECTION = "sightings";
    private final MongoTemplate mongo;
    private final CatalogSettings settings;

    Sightings(MongoTemplate mongo, CatalogSettings settings) {
        this.mongo = mongo;
        this.settings = settings;
    }

    /** A posting is seen again, of which the last sighting that its document knows was at {@code before}. */
    record Again(Instant before, Instant at) {}

    void seenAgain(Map<String, Again> postings) {
        Map<String, Instant> late = new HashMap<>();
        postings.forEach((id, again) -> {
            if (late(again.before, again.at)) {
                late.put(id, again.at);
            }
        });
        if (late.isEmpty()) {
            return;
        }
        lastSeen(late.keySet())
                .forEach((id, before) -> late.computeIfPresent(id, (_, at) -> late(before, at) ? at : null));
        if (late.isEmpty()) {
            return;
        }
        BulkOperations bulk = mongo.bulkOps(BulkOperations.BulkMode.UNORDERED, COLLECTION);
        late.forEach((id, at) -> bulk.upsert(query(where("_id").is(id)), Update.update("at", at)));
        bulk.execute();
    }

    private boolean late(Instant before, Instant at) {
        return !at.isBefore(before.plus(settings.sightings()));
    }

    private Map<String, Instant> lastSeen(Collection<String> ids) {
        Map<String, Instant> seen = new HashMap<>();
        mongo.executeQuery(
                query(where("_id").in(ids)),
                COLLECTION,
                document -> seen.put(
                        document.getString("_id"), document.getDate("at").toInstant()));
        return seen;
    }

    @Nullable Instant lastSeen(String postingId) {
        Document sighting = mongo.findById(postingId, Document.class, COLLECTION);
        return sighting == null ? null : sighting.getDate("at").toInstant();
    }

    void forget(Collection<String> ids) {
        mongo.remove(query(where("_id").in(ids)), COLLECTION);
    }
}
