package io.rolecall.notify.health;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.channel.Notice;
import io.rolecall.notify.deliver.Deliveries;
import io.rolecall.notify.ledger.Rows;
import io.rolecall.notify.match.LiveAlerts;
import io.rolecall.notify.pulse.Pulse;
import io.rolecall.notify.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells subscribers whose alerts have found nothing for a month that they work all the same: once, and again only after something was
 * found meanwhile. Says nothing while the sources are silent too.
 */
@Component
public class Silence {
    private static final Logger log = LoggerFactory.getLogger(Silence.class);

    /** Without any news of any posting for so long, it is not the alerts that find nothing. */
    private static final Duration ALIVE = Duration.ofDays(2);

    private static final int CHUNK = 500;

    /** More are told the next time: thousands at once are an error of ours. */
    private static final int MOST = 10_000;

    private final LiveAlerts live;
    private final Alerts alerts;
    private final Rows rows;
    private final Pulse pulse;
    private final Audit audit;
    private final Deliveries deliveries;
    private final MongoCollection<Document> told;
    private final HealthSettings settings;
    private final Clock clock;

    Silence(
            LiveAlerts live,
            Alerts alerts,
            Rows rows,
            Pulse pulse,
            Audit audit,
            Deliveries deliveries,
            MongoTemplate mongo,
            HealthSettings settings,
            Clock clock) {
        this.live = live;
        this.alerts = alerts;
        this.rows = rows;
        this.pulse = pulse;
        this.audit = audit;
        this.deliveries = deliveries;
        this.told = mongo.getCollection("silent");
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param newest when something happened to any posting; null where nothing has for two days
     * @param told alerts that found nothing for long and have not since, whose owners were told
     */
    public record View(@Nullable Instant newest, long told) {}

    public View view() {
        return new View(pulse.since(clock.instant().minus(ALIVE)).newest(), told.countDocuments());
    }

    @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT12H")
    void again() {
        try {
            int some = run();
            if (some > 0) {
                log.info("{} subscribers are told that their alerts work though they found nothing", some);
            }
        } catch (RuntimeException e) {
            log.atLevel(Store.level(e))
                    .log("who is to be told that nothing was found is looked for later: {}", e.toString());
        }
    }

    /** @return how many are told */
    int run() {
        Instant now = clock.instant();
        Instant before = now.minus(settings.silence());
        Set<String> found = rows.alertsSince(before);
        forget(found);
        if (pulse.since(now.minus(ALIVE)).newest() == null) {
            log.warn("nothing has happened to any posting for {}: the sources are silent, not the alerts", ALIVE);
            return 0;
        }
        List<String> silent = new ArrayList<>();
        Map<String, String> reasons = new HashMap<>();
        Audit.Kinds kinds = audit.kinds();
        live.each(alert -> {
            if (alert.subscriberId() != null
                    && alert.activeSince().isBefore(before)
                    && !found.contains(alert.id())
                    && silent.size() < MOST) {
                silent.add(alert.id());
                String reason = Audit.reason(alert, kinds);
                if (reason != null) {
                    reasons.put(alert.id(), reason);
                }
            }
        });
        int sum = 0;
        for (int from = 0; from < silent.size(); from += CHUNK) {
            sum += tell(silent.subList(from, Math.min(from + CHUNK, silent.size())), reasons, now);
        }
        return sum;
    }

    /** Who has found something may be told again, and nothing is kept of alerts that are gone. */
    private void forget(Set<String> found) {
        List<String> speaking = new ArrayList<>();
        List<String> ended = new ArrayList<>();
        for (Document d : told.find()) {
            String id = d.getString("_id");
            if (found.contains(id)) {
                speaking.add(id);
            } else if (live.find(id) == null) {
                ended.add(id);
            }
        }
        told.deleteMany(in("_id", speaking));
        // Of one that rests it is known that this was told.
        ended.removeAll(alerts.findAll(ended).keySet());
        told.deleteMany(in("_id", ended));
    }

    private int tell(List<String> ids, Map<String, String> reasons, Instant now) {
        Map<String, Document> known = new HashMap<>();
        for (Document d : told.find(in("_id", ids))) {
            known.put(d.getString("_id"), d);
        }
        Map<String, Alert> found = alerts.findAll(ids.stream()
                .filter(id -> known.get(id) == null
                        // Begun and not finished: whoever began it has died since.
                        || (!known.get(id).getBoolean("done", false)
                                && known.get(id).getDate("at").toInstant().isBefore(now.minus(Duration.ofHours(1)))))
                .toList());
        for (Alert alert : found.values()) {
            told.replaceOne(
                    eq("_id", alert.id()),
                    new Document("_id", alert.id()).append("at", now).append("done", false),
                    new ReplaceOptions().upsert(true));
            deliveries.silent(
                    alert, new Notice.Silence(Math.toIntExact(settings.silence().toDays()), reasons.get(alert.id())));
            told.updateOne(eq("_id", alert.id()), Updates.set("done", true), new UpdateOptions());
        }
        return found.size();
    }
}
