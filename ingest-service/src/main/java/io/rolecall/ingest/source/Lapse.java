package io.rolecall.ingest.source;

import io.rolecall.ingest.catalog.Catalog;
import io.rolecall.ingest.catalog.Observation;
import io.rolecall.ingest.catalog.Unseen;
import io.rolecall.posting.ClosedReason;
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
 * Closes pushed postings that name no end and were not seen for long. Those of a source are left to its runs. Any instance may do
 * it at any time; doing it twice changes nothing.
 */
@Component
class Lapse {
    private static final Logger log = LoggerFactory.getLogger(Lapse.class);
    private static final int BATCHES = 20;

    private final Catalog catalog;
    private final Unseen unseen;
    private final SourceStore sources;
    private final SourceSettings settings;
    private final Clock clock;

    Lapse(Catalog catalog, Unseen unseen, SourceStore sources, SourceSettings settings, Clock clock) {
        this.catalog = catalog;
        this.unseen = unseen;
        this.sources = sources;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${ingest.source.lapse}")
    void sweep() {
        try {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Instant old = now.minus(settings.defaultExpiry());
            List<Unseen.Batch> batches = unseen.before(old, BATCHES);
            while (!batches.isEmpty()) {
                Map<String, Boolean> listed = new HashMap<>();
                batches.forEach(batch -> close(batch, old, now, listed));
                batches = unseen.before(old, BATCHES);
            }
        } catch (DataAccessException e) {
            log.warn("Postings that lapse now are closed later, the database doesn't answer: {}", e.getMessage());
        }
    }

    private void close(Unseen.Batch batch, Instant old, Instant now, Map<String, Boolean> listed) {
        List<Observation> gone = new ArrayList<>();
        List<String> later = new ArrayList<>();
        Instant first = now;
        for (String id : batch.postings()) {
            String source = id.substring(0, id.indexOf(':'));
            if (listed.computeIfAbsent(source, s -> sources.find(s).isPresent())) {
                continue;
            }
            Catalog.Known known = catalog.find(id).orElse(null);
            if (known == null || !known.posting().open() || known.posting().validThrough() != null) {
                continue;
            } else if (known.lastSeen().isBefore(old)) {
                gone.add(new Observation.Gone(id, ClosedReason.EXPIRED, now));
            } else {
                later.add(id);
                first = known.lastSeen().isBefore(first) ? known.lastSeen() : first;
            }
        }
        if (!gone.isEmpty()) {
            catalog.observe(gone);
        }
        unseen.note(later, first);
        unseen.forget(batch);
    }
}
