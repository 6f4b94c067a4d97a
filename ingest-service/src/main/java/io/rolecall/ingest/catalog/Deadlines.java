package io.rolecall.ingest.catalog;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * When postings expire: small documents beside the large ones, so that looking for the next costs little on any server. A note
 * is made before its posting is saved, so there is one for each open posting that will expire, and perhaps some too many.
 */
@Component
class Deadlines {
    static final String COLLECTION = "deadlines";
    private final MongoTemplate mongo;

    Deadlines(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    void note(Collection<CatalogEntry> entries) {
        BulkOperations bulk = mongo.bulkOps(BulkOperations.BulkMode.UNORDERED, COLLECTION);
        boolean any = false;
        for (CatalogEntry entry : entries) {
            Instant end = entry.posting().validThrough();
            if (end != null && entry.posting().open()) {
                any = true;
                bulk.upsert(query(where("_id").is(entry.id())), Update.update("at", end));
            }
        }
        if (any) {
            bulk.execute();
        }
    }

    /** Postings whose noted end has come. */
    List<String> passed(Instant now, int most) {
        List<String> ids = new ArrayList<>();
        mongo.executeQuery(
                query(where("at").lte(now)).limit(most), COLLECTION, document -> ids.add(document.getString("_id")));
        return ids;
    }

    /** Forgets notes that are at or before a moment; a note that was renewed meanwhile stays. */
    void forget(Collection<String> ids, Instant now) {
        mongo.remove(query(where("_id").in(ids).and("at").lte(now)), COLLECTION);
    }
}
