package io.rolecall.notify.alert;

import com.mongodb.MongoException;
import io.rolecall.notify.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The alerts that end, for those who keep something of theirs. */
@Component
public class Departures {
    private static final Logger log = LoggerFactory.getLogger(Departures.class);
    private static final int MOST = 1_000;
    private final AlertStore store;
    private final Alerts alerts;
    private final TokenSettings settings;
    private final Clock clock;

    Departures(AlertStore store, Alerts alerts, TokenSettings settings, Clock clock) {
        this.store = store;
        this.alerts = alerts;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * An alert that was deleted, and of which others may still know something.
     *
     * @param subscriberId whose it was; null where it was a program's
     */
    public record Departed(
            String id, Instant createdAt, @Nullable String subscriberId) {
        /** @param entry {@code <alert>:<created, in ms>:<subscriber or nothing>} */
        static Departed of(String entry) {
            String[] parts = entry.split(":", 3);
            return new Departed(
                    parts[0],
                    Instant.ofEpochMilli(Long.parseLong(parts[1])),
                    parts.length < 3 || parts[2].isEmpty() ? null : parts[2]);
        }
    }

    /** Hands over, so many at a time, the deleted; who returns has forgotten what was theirs. */
    public void each(Consumer<List<Departed>> gone) {
        store.eachDeparted(gone);
    }

    /** Those of the ids that are alerts. */
    public Set<String> existing(Set<String> ids) {
        return store.existing(ids);
    }

    /** Alerts that were paused until a day go on when it comes. */
    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT10S")
    void endPauses() {
        try {
            store.eachPauseOver(alerts::goOn);
        } catch (MongoException e) {
            log.atLevel(Store.level(e)).log("pauses that are over have not all ended, next time: {}", e.toString());
        }
    }

    /** What nobody confirmed is forgotten, with the address; as long after its time as it had, so that it can be asked for again. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    void forgetUnconfirmed() {
        Instant until = clock.instant().minus(settings.confirmation());
        try {
            store.unconfirmed(until, MOST).forEach(alerts::delete);
        } catch (MongoException e) {
            log.atLevel(Store.level(e))
                    .log("alerts that nobody confirmed are not all deleted, next time: {}", e.toString());
        }
    }
}
