package io.rolecall.notify.agenda;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * An {@link Agenda} of work that is begun in large batches: the ids of a batch stand on one sheet, which is its writer's own. So what
 * one has finished strikes out nothing that another, who works on the same id, has not.
 */
public final class Sheets {
    private final MongoCollection<Document> sheets;
    private final String writer;
    private final Clock clock;

    /** The ids of those that were entered here and not struck out. */
    private final Set<String> mine = ConcurrentHashMap.newKeySet();

    /**
     * @param work whose ids these are; names the collection
     * @param writer who enters sheets here
     */
    public Sheets(MongoTemplate mongo, String work, String writer, Clock clock) {
        this.sheets = mongo.getCollection("agenda." + work);
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * @param writer who entered it; null where that is not known
     * @param at when
     */
    public record Sheet(String id, @Nullable String writer, Instant at, List<String> ids) {}

    /** Before the work is written. */
    public Sheet enter(Collection<String> ids) {
        Sheet sheet = new Sheet(
                UUID.randomUUID().toString(), writer, clock.instant().truncatedTo(ChronoUnit.MILLIS), List.copyOf(ids));
        mine.add(sheet.id);
        sheets.insertOne(new Document("_id", sheet.id)
                .append("by", writer)
                .append("at", sheet.at)
                .append("ids", sheet.ids));
        return sheet;
    }

    /** After the work is done for good. */
    public void strike(Collection<Sheet> done) {
        if (!done.isEmpty()) {
            List<String> ids = done.stream().map(Sheet::id).toList();
            sheets.deleteMany(in("_id", ids));
            ids.forEach(mine::remove);
        }
    }

    /** Whether it was entered here. */
    public boolean mine(Sheet sheet) {
        return mine.contains(sheet.id);
    }

    /** Whether a sheet was entered so long ago. */
    public boolean older(Sheet sheet, Duration age) {
        return sheet.at.isBefore(clock.instant().minus(age));
    }

    /** Whether the work that the sheet announced must have been written by now, if it ever was. */
    public boolean settled(Sheet sheet) {
        return older(sheet, Agenda.SETTLED);
    }

    /** All there are. Each is of the size of a batch, and as many stand here as are under way. */
    public List<Sheet> all() {
        List<Sheet> all = new ArrayList<>();
        for (Document d : sheets.find()) {
            Date at = d.getDate("at");
            String id = d.getString("_id");
            // Where there is no list, the sheet is of one id and named by it.
            all.add(new Sheet(id, d.getString("by"), at.toInstant(), d.getList("ids", String.class, List.of(id))));
        }
        return all;
    }
}
