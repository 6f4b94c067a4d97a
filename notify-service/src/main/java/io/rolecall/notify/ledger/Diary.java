package io.rolecall.notify.ledger;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Which rows each alert has that wait no more, by the day on which they ceased to: written before they leave {@link Waiting}, so that
 * none is missing, and read by key, so that one alert's rows are found without looking through everybody's.
 */
@Component
class Diary {
    private static final int CHUNK = 200;
    private final MongoCollection<Document> days;
    private final Clock clock;

    Diary(MongoTemplate mongo, Clock clock) {
        this.days = mongo.getCollection("diary");
        this.clock = clock;
    }

    void add(Map<String, List<String>> rowIdsByAlert) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        LocalDate today = day(clock.instant());
        rowIdsByAlert.forEach((alertId, rowIds) -> writes.add(new UpdateOneModel<>(
                eq("_id", id(alertId, today)),
                Updates.addEachToSet("rows", rowIds),
                new UpdateOptions().upsert(true))));
        if (!writes.isEmpty()) {
            days.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }

    /** The ids of an alert's rows, newest first. */
    List<String> rowIds(String alertId, Instant createdAt) {
        Map<String, List<String>> read = new HashMap<>();
        List<String> ids = ids(alertId, createdAt);
        for (Document day : days.find(in("_id", ids))) {
            read.put(day.getString("_id"), day.getList("rows", String.class));
        }
        Set<String> newestFirst = new LinkedHashSet<>();
        ids.reversed()
                .forEach(id ->
                        newestFirst.addAll(read.getOrDefault(id, List.of()).reversed()));
        return List.copyOf(newestFirst);
    }

    /** Hands over each day of each alert: its key here, and the ids of its rows. */
    void each(BiConsumer<String, List<String>> day) {
        for (Document document : days.find().batchSize(CHUNK)) {
            day.accept(document.getString("_id"), document.getList("rows", String.class));
        }
    }

    /** The alerts of which something was told, or left out, on a day or later. */
    Set<String> alertsSince(Instant instant) {
        String first = day(instant).toString();
        Set<String> found = new HashSet<>();
        for (Document document :
                days.find().projection(Projections.include("_id")).batchSize(CHUNK * 10)) {
            String key = document.getString("_id");
            int bar = key.indexOf('|');
            if (key.substring(bar + 1).compareTo(first) >= 0) {
                found.add(key.substring(0, bar));
            }
        }
        return found;
    }

    /** Whether nothing is added to a day any more; with two to spare, for instances whose clocks are late. */
    boolean ended(String key) {
        return LocalDate.parse(key.substring(key.indexOf('|') + 1))
                .isBefore(day(clock.instant()).minusDays(2));
    }

    void remove(String key, List<String> rowIds) {
        days.updateOne(eq("_id", key), Updates.pullAll("rows", rowIds));
    }

    void drop(String key) {
        days.deleteOne(eq("_id", key));
    }

    void drop(String alertId, Instant createdAt) {
        days.deleteMany(in("_id", ids(alertId, createdAt)));
    }

    /** A clock that was set back has an alert's days begin before it was made, and end after today. */
    private List<String> ids(String alertId, Instant createdAt) {
        LocalDate created = day(createdAt);
        LocalDate today = day(clock.instant());
        return (created.isBefore(today) ? created : today)
                .minusDays(1)
                .datesUntil((created.isBefore(today) ? today : created).plusDays(2))
                .map(day -> id(alertId, day))
                .toList();
    }

    private static String id(String alertId, LocalDate day) {
        return alertId + "|" + day;
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
