package io.rolecall.notify.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.alert.WishReader;
import io.rolecall.notify.ledger.ClosedPostings;
import io.rolecall.notify.ledger.Ledger;
import io.rolecall.notify.ledger.Match;
import io.rolecall.notify.ledger.News;
import io.rolecall.notify.ledger.Row;
import io.rolecall.notify.ledger.Rows;
import io.rolecall.notify.match.LiveAlerts;
import io.rolecall.notify.store.Store;
import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.Organization;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingEvent;
import io.rolecall.posting.PostingParts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * An alert of the operator's own that must find a posting and have it delivered every hour. The posting is made here and matched as
 * one that was read, for this alert only: nobody else sees it, and the search doesn't have it. What reads the topic is watched by the age
 * of the oldest unmatched event instead.
 */
@Component
public class Canary {
    private static final Logger log = LoggerFactory.getLogger(Canary.class);
    static final String SOURCE = "rolecall-canary";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Alerts alerts;
    private final LiveAlerts live;
    private final Ledger ledger;
    private final Rows rows;
    private final ClosedPostings closed;
    private final HealthSettings settings;
    private final Clock clock;
    private final Instant started;
    private @Nullable String alertId;
    private volatile @Nullable Instant arrived;

    Canary(
            Alerts alerts,
            LiveAlerts live,
            Ledger ledger,
            Rows rows,
            ClosedPostings closed,
            HealthSettings settings,
            Clock clock,
            MeterRegistry metrics) {
        this.alerts = alerts;
        this.live = live;
        this.ledger = ledger;
        this.rows = rows;
        this.closed = closed;
        this.settings = settings;
        this.clock = clock;
        this.started = clock.instant();
        if (on()) {
            wish();
            Gauge.builder("rolecall.notify.canary.age", this, c -> c.age().toMillis() / 1000.0)
                    .description("since when no canary has arrived")
                    .baseUnit("seconds")
                    .register(metrics);
        }
    }

    public boolean on() {
        return !settings.canaryTo().isBlank();
    }

    /** Since when none has arrived; since the start where none has since then. */
    public Duration age() {
        Instant last = arrived;
        return Duration.between(last == null ? started : last, clock.instant());
    }

    public boolean late() {
        return on() && age().compareTo(settings.canaryPatience()) > 0;
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT1M")
    void sing() {
        if (!on()) {
            return;
        }
        try {
            String id = alert();
            // Not before: what happened before the alert is not told.
            Instant now = clock.instant();
            long number = now.toEpochMilli() / settings.canaryEvery().toMillis();
            note(id, number);
            send(id, number, now);
        } catch (RuntimeException e) {
            log.atLevel(Store.level(e)).log("the canary can't be sent now, trying again: {}", e.toString());
        }
        if (late()) {
            log.error("no canary has arrived for {} s: what alerts find may not reach anybody", age().toSeconds());
        }
    }

    /** Makes the alert, or finds it. */
    private String alert() {
        String known = alertId;
        if (known == null || alerts.find(known).isEmpty()) {
            Alert made = alerts.create(wish()).alert();
            known = made.id();
            alertId = known;
        }
        return known;
    }

    private io.rolecall.notify.alert.Wish wish() {
        String to = settings.canaryTo().strip();
        String channel = to.startsWith("http") ? "webhook" : "email";
        try {
            return WishReader.read(
                    JSON.valueToTree(Map.of(
                            "name",
                            "Canary",
                            "query",
                            Map.of("source", SOURCE),
                            "delivery",
                            Map.of("channel", channel, "to", to),
                            "cadence",
                            "immediate")),
                    true);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "notify.health.canary-to (NOTIFY_CANARY_TO) can't be delivered to: " + e.getMessage(), e);
        }
    }

    private void note(String id, long number) {
        List<String> keys = List.of(key(id, number), key(id, number - 1), key(id, number - 2));
        for (Row row : rows.find(keys).values()) {
            Instant at = row.sentAt();
            Instant before = arrived;
            if (at != null && (before == null || at.isAfter(before))) {
                arrived = at;
            }
        }
    }

    private void send(String id, long number, Instant now) {
        if (rows.find(id, cluster(number)).isPresent()) {
            return;
        }
        News news = new News(new PostingEvent.PostingPublished(now, posting(number, now)), null, false);
        List<Match> mine = live.match(news).stream()
                .filter(match -> match.alert().id().equals(id))
                .toList();
        if (mine.isEmpty()) {
            log.error("the canary's alert {} did not find the canary", id);
        }
        ledger.record(mine);
        // Long told: retention may forget it.
        Posting old = posting(number - 3, now);
        closed.apply(List.of(new PostingEvent.PostingClosed(
                now, old.parts().version(2).closed(now, ClosedReason.WITHDRAWN).posting())));
    }

    private static Posting posting(long number, Instant now) {
        return new PostingParts(SOURCE, Long.toString(number), "Canary " + number, new Organization("Rolecall", null))
                .clusterId(cluster(number))
                .seen(now, now)
                .posting();
    }

    private static String cluster(long number) {
        return Posting.idOf(SOURCE, Long.toString(number));
    }

    private static String key(String alertId, long number) {
        return alertId + "|" + cluster(number);
    }
}
