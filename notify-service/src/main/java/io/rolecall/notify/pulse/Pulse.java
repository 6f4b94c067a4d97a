package io.rolecall.notify.pulse;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.rolecall.notify.store.Store;
import io.rolecall.posting.Posting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** When which kind of posting was last seen, by all instances together; the newest minute is each instance's own. */
@Component
public class Pulse {
    private static final Logger log = LoggerFactory.getLogger(Pulse.class);

    /** More kinds than there are fields of work; what comes beyond is not noted, and {@link Kinds#complete} says so. */
    private static final int MOST = 20_000;

    private static final String FULL = "full";

    private final MongoCollection<Document> seen;
    private final Clock clock;
    private final Map<String, Instant> news = new HashMap<>();

    Pulse(MongoTemplate mongo, Clock clock) {
        this.seen = mongo.getCollection("pulse");
        this.clock = clock;
    }

    /** @param at when something happened to it */
    public synchronized void saw(Posting posting, Instant at) {
        note("any", at);
        note(key("source", posting.source()), at);
        if (posting.language() != null) {
            note(key("language", posting.language()), at);
        }
        if (posting.category() != null) {
            note(key("category", posting.category().toLowerCase(Locale.ROOT)), at);
        }
    }

    private void note(String key, Instant at) {
        if (news.size() < MOST || news.containsKey(key)) {
            news.merge(key, at, (a, b) -> a.isAfter(b) ? a : b);
        } else {
            news.put(FULL, at);
        }
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT1M")
    void store() {
        Map<String, Instant> some;
        synchronized (this) {
            some = new HashMap<>(news);
            news.clear();
        }
        if (some.isEmpty()) {
            return;
        }
        List<WriteModel<Document>> writes = new ArrayList<>();
        some.forEach((key, at) -> writes.add(new UpdateOneModel<>(
                eq("_id", key),
                Updates.max("at", Date.from(at.truncatedTo(ChronoUnit.MILLIS))),
                new UpdateOptions().upsert(true))));
        try {
            seen.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        } catch (MongoException e) {
            log.atLevel(Store.level(e)).log("when which postings were seen is noted later: {}", e.toString());
            synchronized (this) {
                some.forEach(this::note);
            }
        }
    }

    /** Forgets what was seen longer ago than anybody asks for. */
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT24H")
    void forget() {
        try {
            seen.deleteMany(lt("at", Date.from(clock.instant().minus(Duration.ofDays(200)))));
        } catch (MongoException e) {
            log.debug("what was seen long ago is forgotten later", e);
        }
    }

    /**
     * What was seen since an instant.
     *
     * @param newest when something happened to any posting at all; null: nothing has
     * @param complete whether all kinds were noted: else one that is missing may have been seen
     */
    public record Kinds(
            java.util.Set<String> keys, @Nullable Instant newest, boolean complete) {
        public boolean source(String id) {
            return !complete || keys.contains(key("source", id));
        }

        public boolean language(String code) {
            return !complete || keys.contains(key("language", code));
        }

        /** As postings write it; case makes no difference. */
        public List<String> categories() {
            return keys.stream()
                    .filter(key -> key.startsWith("category|"))
                    .map(key -> key.substring("category|".length()))
                    .toList();
        }
    }

    public Kinds since(Instant instant) {
        store();
        java.util.Set<String> keys = new java.util.HashSet<>();
        Instant newest = null;
        for (Document d : seen.find().limit(4 * MOST)) {
            Instant at = d.getDate("at").toInstant();
            if (!at.isBefore(instant)) {
                keys.add(d.getString("_id"));
                newest = newest == null || at.isAfter(newest) ? at : newest;
            }
        }
        return new Kinds(keys, newest, !keys.contains(FULL) && keys.size() < MOST);
    }

    private static String key(String kind, String value) {
        return kind + "|" + value;
    }
}
