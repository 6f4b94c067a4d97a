package io.rolecall.notify.retain;

import com.mongodb.MongoException;
import io.rolecall.notify.alert.Departures;
import io.rolecall.notify.alert.Farewells;
import io.rolecall.notify.deliver.Deliveries;
import io.rolecall.notify.ledger.ClosedPostings;
import io.rolecall.notify.ledger.Forgetting;
import io.rolecall.notify.store.Store;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes what is over. Several instances may do it at once, and one that dies in the middle leaves nothing half done. */
@Component
class Retention {
    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private final Departures departures;
    private final Farewells farewells;
    private final Forgetting ledger;
    private final ClosedPostings closed;
    private final Deliveries deliveries;
    private final RetentionSettings settings;
    private final Clock clock;

    Retention(
            Departures departures,
            Farewells farewells,
            Forgetting ledger,
            ClosedPostings closed,
            Deliveries deliveries,
            RetentionSettings settings,
            Clock clock) {
        this.departures = departures;
        this.farewells = farewells;
        this.ledger = ledger;
        this.closed = closed;
        this.deliveries = deliveries;
        this.settings = settings;
        this.clock = clock;
    }

    /** Who leaves is forgotten at once. */
    @Scheduled(initialDelayString = "${notify.retention.departed}", fixedDelayString = "${notify.retention.departed}")
    void departed() {
        unlessAway(() -> departures.each(gone -> {
            if (!gone.isEmpty()) {
                long rows = ledger.alerts(gone);
                farewells.noted(gone);
                log.info("{} alerts are gone, and {} rows of theirs", gone.size(), rows);
            }
        }));
        unlessAway(() -> farewells.eachErased(deliveries::erase));
    }

    @Scheduled(initialDelayString = "${notify.retention.every}", fixedDelayString = "${notify.retention.every}")
    void over() {
        unlessAway(() -> {
            Instant now = clock.instant();
            deliveries.forget(now.minus(settings.deliveries()));
            long left = farewells.forget(now.minus(settings.subscribers()), deliveries::forget);
            log.info("{} subscribers are forgotten that had left", left);
            long rows = ledger.over(now.minus(settings.closed()), now.minus(settings.content()), departures::existing);
            deliveries.forgetTold(now.minus(settings.closed()));
            // Only after the last row that asks for it: a failed message may hold on to one for as long as it is kept
            // itself.
            closed.forget(now.minus(settings.closed()).minus(settings.deliveries()));
            log.info("{} rows were over", rows);
        });
    }

    private static void unlessAway(Runnable work) {
        try {
            work.run();
        } catch (MongoException e) {
            log.atLevel(Store.level(e)).log("what is over could not all be deleted, next time: {}", e.toString());
        }
    }
}
