package io.rolecall.ingest.catalog;

import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.Posting;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Closes postings whose last moment has passed, and forgets those that have long been closed. Any instance may do it at any
 * time; doing it twice changes nothing.
 */
@Component
class Expiry {
    private static final Logger log = LoggerFactory.getLogger(Expiry.class);
    private static final int BATCH = 250;

    private final Catalog catalog;
    private final Deadlines deadlines;
    private final CatalogSettings settings;
    private final Clock clock;

    Expiry(Catalog catalog, Deadlines deadlines, CatalogSettings settings, Clock clock) {
        this.catalog = catalog;
        this.deadlines = deadlines;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${ingest.catalog.expiry}")
    void sweep() {
        try {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            if (!deadlines.due(now)) {
                return;
            }
            List<String> ids = deadlines.passed(now, BATCH);
            while (!ids.isEmpty()) {
                end(ids, now);
                ids = deadlines.passed(now, BATCH);
            }
            deadlines.lookAhead(now);
        } catch (DataAccessException e) {
            log.warn("Postings that end now are seen to later, the database doesn't answer: {}", e.getMessage());
        }
    }

    private void end(List<String> ids, Instant now) {
        List<Observation> gone = new ArrayList<>();
        Map<String, Long> old = new HashMap<>();
        for (Posting posting : catalog.find(ids)) {
            if (posting.closedAt() != null) {
                if (!posting.closedAt().plus(settings.closedFor()).isAfter(now)) {
                    old.put(posting.id(), posting.version());
                }
            } else if (posting.validThrough() != null && !posting.validThrough().isAfter(now)) {
                gone.add(new Observation.Gone(posting.id(), ClosedReason.EXPIRED, now));
            }
        }
        if (!gone.isEmpty()) {
            catalog.observe(gone);
        }
        if (!old.isEmpty()) {
            catalog.erase(old);
        }
        deadlines.forget(ids, now);
    }
}
