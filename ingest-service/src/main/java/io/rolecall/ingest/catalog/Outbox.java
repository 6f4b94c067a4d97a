package io.rolecall.ingest.catalog;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import io.rolecall.posting.EncodedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Which changes have not been told yet. A batch is noted here before its postings are saved, so that after a crash at any point
 * the notes name all that is untold, and perhaps some that never came to be saved. What was saved a moment ago waits in memory
 * beside it, as it will be sent.
 */
@Component
public class Outbox {
    static final String COLLECTION = "outbox";

    private final MongoTemplate mongo;
    private final Ready ready = new Ready();

    Outbox(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /**
     * A batch that is saved, or erased, and can be told.
     *
     * @param events of those of its postings that it did save
     */
    public record Saved(Note note, List<EncodedEvent> events) {
        long bytes() {
            return events.stream().mapToLong(event -> event.value().length).sum();
        }
    }

    /** Notes what is about to be saved or erased. */
    void note(Note note) {
        mongo.execute(COLLECTION, notes -> notes.insertOne(note.document()));
    }

    /**
     * Says that postings are about to be overtaken by a newer state, and answers which of their writers have not told them:
     * these will look again when they have. Said before the newer state is saved, so that who is told of it in time tells the
     * newer, and who isn't has told the older before the newer was there.
     *
     * @param postings by their writers
     */
    Set<String> overtake(Map<String, Set<String>> postings) {
        if (postings.isEmpty()) {
            return Set.of();
        }
        List<UpdateOneModel<Document>> marks = new ArrayList<>();
        postings.forEach((writer, ids) -> marks.add(new UpdateOneModel<>(
                Filters.eq("_id", writer),
                Updates.combine(Updates.addEachToSet("overtaken", List.copyOf(ids)), Updates.inc("marks", 1)))));
        Set<String> untold = new HashSet<>();
        mongo.execute(COLLECTION, notes -> {
            if (notes.bulkWrite(marks).getMatchedCount() > 0) {
                notes.find(Filters.in("_id", postings.keySet()))
                        .projection(Projections.include("_id"))
                        .forEach(note -> untold.add(note.getString("_id")));
            }
            return null;
        });
        return untold;
    }

    /** What is noted is saved now and can be told. Waits a moment where telling is slower than saving. */
    void saved(Saved batch) {
        ready.add(batch);
    }

    /** Batches to be told now, in the order in which they were saved; waits for the first and answers empty if none comes. */
    public List<Saved> next(int most, Duration wait) throws InterruptedException {
        return ready.take(most, wait);
    }

    /** Whether there was more than {@link #next} will ever give, since this was last asked. */
    public boolean overflowed() {
        return ready.overflowed();
    }

    /** Whether telling goes on. When it stops, what waits is dropped, as the notes have it all, and nobody waits for it. */
    public void flowing(boolean flows) {
        ready.flowing(flows);
    }

    /** Everything noted before a moment and still untold, the oldest first, by whatever instance, told or not meanwhile. */
    public List<Note> notedBefore(Instant moment, int most) {
        return notes(Filters.lt("notedAt", moment), most);
    }

    private List<Note> notes(Bson filter, int most) {
        return java.util.Objects.requireNonNull(mongo.execute(
                COLLECTION,
                notes -> notes.find(filter)
                        .sort(Sorts.ascending("notedAt"))
                        .limit(most)
                        .map(Note::of)
                        .into(new ArrayList<>())));
    }

    /**
     * Forgets a note whose postings are told, or were never saved.
     *
     * @param marks those that who told them knew of
     * @return the note as it is now, where others have overtaken it meanwhile: it is not forgotten then
     */
    public Optional<Note> forget(String key, int marks) {
        Long forgotten = mongo.execute(
                COLLECTION,
                notes -> notes.deleteOne(new Document("_id", key).append("marks", marks))
                        .getDeletedCount());
        return forgotten != null && forgotten > 0
                ? Optional.empty()
                : notes(Filters.eq("_id", key), 1).stream().findFirst();
    }

    /** The rest of a note is told. */
    public void keep(Note rest) {
        mongo.execute(
                COLLECTION,
                notes -> notes.updateOne(
                        Filters.eq("_id", rest.key()),
                        Updates.combine(
                                Updates.set("count", rest.versions().size()),
                                Updates.set("ids", List.copyOf(rest.versions().keySet())),
                                Updates.set(
                                        "versions", List.copyOf(rest.versions().values())))));
    }

    /** Since when the oldest of them is untold; empty when nothing is. */
    public Optional<Instant> oldest() {
        @Nullable Document oldest = mongo.findOne(new Query().with(Sort.by("notedAt")), Document.class, COLLECTION);
        return Optional.ofNullable(oldest).map(note -> note.getDate("notedAt").toInstant());
    }

    /** How many changes are untold. Reads one number of each note: they may be many, and are asked for often. */
    public long size() {
        Long untold = mongo.execute(COLLECTION, notes -> {
            long sum = 0;
            for (Document note : notes.find().projection(Projections.include("count"))) {
                sum += note.getInteger("count");
            }
            return sum;
        });
        return untold == null ? 0 : untold;
    }
}
