package io.rolecall.notify.agenda;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * The ids of one kind of work that may be unfinished. It holds too many rather than too few: who writes work down enters it
 * first, who finishes it strikes it out last, and what a crash leaves between is looked at by a sweep.
 */
public final class Agenda {
    /** No writer takes longer between entering an id and writing the work itself; its client gives up sooner. */
    static final Duration SETTLED = Duration.ofMinutes(10);

    private final MongoCollection<Document> entries;
    private final Clock clock;

    /** @param work whose ids these are; names the collection */
    public Agenda(MongoTemplate mongo, String work, Clock clock) {
        this.entries = mongo.getCollection("agenda." + work);
        this.clock = clock;
    }

    /** @param at when it was last entered */
    public record Entry(String id, Instant at) {}

    /** Before the work is written. */
    public void enter(Collection<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (String id : ids) {
            writes.add(new UpdateOneModel<>(eq("_id", id), Updates.set("at", now), new UpdateOptions().upsert(true)));
        }
        entries.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    public void enter(String id) {
        enter(List.of(id));
    }

    /** After the work is done for good. */
    public void strike(Collection<String> ids) {
        if (!ids.isEmpty()) {
            entries.deleteMany(in("_id", ids));
        }
    }

    public void strike(String id) {
        strike(List.of(id));
    }

    /** Whether the work that the entry announced must have been written by now, if it ever was. */
    public boolean settled(Entry entry) {
        return entry.at().isBefore(clock.instant().minus(SETTLED));
    }

    /** For a sweep that found nothing open behind these; one that was entered again meanwhile stays. */
    public void strikeAsRead(Collection<Entry> read) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (Entry entry : read) {
            writes.add(new DeleteOneModel<>(new Document("_id", entry.id()).append("at", entry.at())));
        }
        if (!writes.isEmpty()) {
            entries.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }

    /** The ids that begin with a text. */
    public List<String> beginning(String begin) {
        List<String> ids = new ArrayList<>();
        Document range = new Document("$gte", begin).append("$lt", begin + "\uffff");
        for (Document entry : entries.find(new Document("_id", range)).projection(Projections.include("_id"))) {
            ids.add(entry.getString("_id"));
        }
        return ids;
    }

    /** Hands over all entries, so many at a time. */
    public void each(int chunk, Consumer<List<Entry>> some) {
        List<Entry> read = new ArrayList<>();
        for (Document entry : entries.find().batchSize(chunk)) {
            read.add(new Entry(entry.getString("_id"), entry.getDate("at").toInstant()));
            if (read.size() == chunk) {
                some.accept(List.copyOf(read));
                read.clear();
            }
        }
        if (!read.isEmpty()) {
            some.accept(List.copyOf(read));
        }
    }
}
