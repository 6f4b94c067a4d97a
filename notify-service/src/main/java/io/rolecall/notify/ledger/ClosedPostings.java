package io.rolecall.notify.ledger;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Which postings are closed, so that none is told that one can't apply to any more. */
@Component
public class ClosedPostings {
    private static final int SLICE = 1_000;
    private final MongoCollection<Document> closed;
    private final Clock clock;

    ClosedPostings(MongoTemplate mongo, Clock clock) {
        this.closed = mongo.getCollection("closed");
        this.clock = clock;
    }

    /** Idempotent. */
    public void createIndexes() {
        closed.createIndex(Indexes.ascending("at"));
    }

    /**
     * Notes what the events close and open again. They come in order per posting, from one reader at a time.
     *
     * @return the version up to which events of a posting are stale, for those that are or were closed
     */
    public Map<String, Long> apply(List<PostingEvent> events) {
        Map<String, Long> before = versions(events);
        Map<String, Long> stale = new HashMap<>(before);
        Map<String, WriteModel<Document>> writes = new HashMap<>();
        for (PostingEvent event : events) {
            String id = event.postingId();
            switch (event) {
                case PostingEvent.PostingErased _ -> {
                    stale.remove(id);
                    writes.put(id, new DeleteOneModel<>(eq("_id", id)));
                }
                case PostingEvent.Update update -> {
                    Posting posting = update.posting();
                    if (posting.version() <= stale.getOrDefault(id, 0L)) {
                        continue;
                    }
                    if (!posting.open()) {
                        stale.put(id, posting.version());
                        writes.put(id, close(posting));
                    } else if (before.containsKey(id) || writes.containsKey(id)) {
                        writes.put(id, new DeleteOneModel<>(eq("_id", id)));
                    }
                }
            }
        }
        if (!writes.isEmpty()) {
            closed.bulkWrite(new ArrayList<>(writes.values()), new BulkWriteOptions().ordered(false));
        }
        return stale;
    }

    /** Those of the postings that are closed. */
    public Set<String> among(Collection<String> ids) {
        Set<String> found = new HashSet<>();
        for (Document document : closed.find(in("_id", Set.copyOf(ids)))) {
            found.add(document.getString("_id"));
        }
        return found;
    }

    /** Those of the postings that are closed since before an instant. */
    public Set<String> before(Collection<String> ids, Instant instant) {
        Set<String> found = new HashSet<>();
        for (Document document : closed.find(in("_id", ids))) {
            if (document.getDate("at").toInstant().isBefore(instant)) {
                found.add(document.getString("_id"));
            }
        }
        return found;
    }

    /** Forgets that postings were closed before an instant. */
    public void forget(Instant before) {
        List<String> some = new ArrayList<>();
        for (Document document : closed.find(lt("at", before))
                .projection(Projections.include("_id"))
                .batchSize(SLICE)) {
            some.add(document.getString("_id"));
            if (some.size() == SLICE) {
                closed.deleteMany(in("_id", some));
                some.clear();
            }
        }
        if (!some.isEmpty()) {
            closed.deleteMany(in("_id", some));
        }
    }

    private Map<String, Long> versions(List<PostingEvent> events) {
        Set<String> ids = new HashSet<>();
        events.forEach(event -> ids.add(event.postingId()));
        Map<String, Long> versions = new HashMap<>();
        if (!ids.isEmpty()) {
            for (Document document : closed.find(in("_id", ids))) {
                versions.put(document.getString("_id"), document.getLong("version"));
            }
        }
        return versions;
    }

    private WriteModel<Document> close(Posting posting) {
        return new ReplaceOneModel<>(
                eq("_id", posting.id()),
                new Document("_id", posting.id())
                        .append("version", posting.version())
                        .append("at", clock.instant()),
                new ReplaceOptions().upsert(true));
    }
}
