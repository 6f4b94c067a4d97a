package io.rolecall.ingest.catalog;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import io.rolecall.posting.Posting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * When postings expire, and when closed ones are forgotten: small documents beside the large ones. A note is made before its
 * posting is saved, so there is one for each posting that something will happen to, and perhaps some too many.
 */
@Component
class Deadlines {
    static final String COLLECTION = "deadlines";
    /** What another instance noted and then didn't live to see is found after this time. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final MongoTemplate mongo;
    private final CatalogSettings settings;
    /** Before this moment, nothing that this instance knows of will happen. */
    private final AtomicReference<Instant> next = new AtomicReference<>(Instant.MIN);

    Deadlines(MongoTemplate mongo, CatalogSettings settings) {
        this.mongo = mongo;
        this.settings = settings;
    }

    void note(Collection<Posting> postings) {
        BulkOperations bulk = mongo.bulkOps(BulkOperations.BulkMode.UNORDERED, COLLECTION);
        Instant earliest = Instant.MAX;
        for (Posting posting : postings) {
            Instant end = end(posting);
            if (end != null) {
                earliest = earlier(earliest, end);
                bulk.upsert(query(where("_id").is(posting.id())), Update.update("at", end));
            }
        }
        if (earliest != Instant.MAX) {
            bulk.execute();
            next.accumulateAndGet(earliest, Deadlines::earlier);
        }
    }

    private @Nullable Instant end(Posting posting) {
        return posting.closedAt() == null
                ? posting.validThrough()
                : posting.closedAt().plus(settings.closedFor());
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /** Whether there may be some to see to. Mostly answers without asking the database, which may have to read them all. */
    boolean due(Instant now) {
        return !now.isBefore(next.get());
    }

    /** Looks when the next is; what is noted meanwhile counts. */
    void lookAhead(Instant now) {
        Instant horizon = now.plus(AHEAD);
        Instant before = next.getAndSet(horizon);
        try {
            Document first =
                    mongo.findOne(query(where("at").lte(horizon)).with(Sort.by("at")), Document.class, COLLECTION);
            if (first != null) {
                next.accumulateAndGet(first.getDate("at").toInstant(), Deadlines::earlier);
            }
        } catch (RuntimeException e) {
            next.accumulateAndGet(before, Deadlines::earlier);
            throw e;
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
