package io.rolecall.ingest.catalog;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Which changes have not been told yet. A change is noted here before its posting is saved, so that after a crash at any point
 * the notes name all that is untold, and perhaps some that never came to be saved. The documents themselves stay where they
 * are: a note is an id and a version.
 */
@Component
public class Outbox {
    static final String COLLECTION = "outbox";
    private static final int QUEUE = 50_000;
    private static final int DUPLICATE_KEY = 11000;

    private final MongoTemplate mongo;
    private final BlockingQueue<Note> ready = new ArrayBlockingQueue<>(QUEUE);
    private volatile boolean overflowed;

    Outbox(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** Version {@code version} of a posting is to be told. */
    public record Note(String postingId, long version, Instant notedAt) {
        String key() {
            return key(postingId, version);
        }

        static String key(String postingId, long version) {
            return postingId + "@" + version;
        }
    }

    /** Notes what is about to be saved. Two writers may note the same version; only one of them will save it. */
    void note(Collection<Note> notes) {
        List<Document> documents = notes.stream()
                .map(note -> new Document("_id", note.key())
                        .append("postingId", note.postingId())
                        .append("version", note.version())
                        .append("notedAt", note.notedAt()))
                .toList();
        try {
            mongo.execute(
                    COLLECTION, collection -> collection.insertMany(documents, new InsertManyOptions().ordered(false)));
        } catch (DuplicateKeyException | BulkOperationException e) {
            // The others are in: the insert is unordered.
            if (e.getCause() instanceof MongoBulkWriteException bulk
                    && bulk.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
                throw e;
            }
        }
    }

    /** Which of these versions have not been told. */
    Set<String> untold(Collection<String> keys) {
        Set<String> untold = new HashSet<>();
        if (!keys.isEmpty()) {
            mongo.executeQuery(
                    query(where("_id").in(keys)), COLLECTION, document -> untold.add(document.getString("_id")));
        }
        return untold;
    }

    /** What is noted here is saved now and can be told. Never waits: what the queue can't hold is found in the collection. */
    void saved(Collection<Note> notes) {
        for (Note note : notes) {
            if (!ready.offer(note)) {
                overflowed = true;
                return;
            }
        }
    }

    /** Saved changes to be told now, in order for each posting; waits for the first and answers empty if none comes. */
    public List<Note> next(int most, Duration wait) throws InterruptedException {
        List<Note> notes = new ArrayList<>();
        Note first = ready.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            notes.add(first);
            ready.drainTo(notes, most - 1);
        }
        return notes;
    }

    /** Whether there was more than {@link #next} will ever give, since this was last asked. */
    public boolean overflowed() {
        boolean was = overflowed;
        overflowed = false;
        return was;
    }

    /** Everything noted before a moment and still untold, by whatever instance, told or not in the meantime. */
    public List<Note> notedBefore(Instant moment, int most) {
        List<Note> notes = new ArrayList<>();
        for (Document document : mongo.getCollection(COLLECTION)
                .find(new Document("notedAt", new Document("$lt", moment)))
                .limit(most)) {
            notes.add(new Note(
                    document.getString("postingId"),
                    document.getLong("version"),
                    document.getDate("notedAt").toInstant()));
        }
        return notes;
    }

    /** These are told, or were never saved: forget them. */
    public void forget(Collection<Note> notes) {
        if (!notes.isEmpty()) {
            mongo.remove(query(where("_id").in(notes.stream().map(Note::key).toList())), COLLECTION);
        }
    }

    /** Since when the oldest of them is untold; empty when nothing is. */
    public Optional<Instant> oldest() {
        return Optional.ofNullable(mongo.findOne(
                        query(where("notedAt").exists(true)).with(Sort.by("notedAt")), Document.class, COLLECTION))
                .map(document -> document.getDate("notedAt").toInstant());
    }

    /** How many changes are untold. */
    public long size() {
        return mongo.estimatedCount(COLLECTION);
    }
}
