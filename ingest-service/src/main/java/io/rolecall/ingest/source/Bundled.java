package io.rolecall.ingest.source;

import io.rolecall.ingest.fetch.Fetcher;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The invented postings that come with Rolecall, so that a first start has something to show: a source like any other, added once. */
@Component
class Bundled {
    static final String SOURCE = "bundled";
    private static final String RESOURCE = "bundled/postings.ndjson";
    private static final Logger log = LoggerFactory.getLogger(Bundled.class);

    private final SourceStore store;
    private final Clock clock;
    private boolean wanted;
    private volatile boolean loaded;

    Bundled(SourceStore store, SourceSettings settings, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.wanted = settings.bundledFeed();
        this.loaded = !wanted;
    }

    /** Whether nothing of it is awaited any more: it was not asked for, has been read or tried, or was deleted. */
    boolean loaded() {
        if (!loaded && store.marked(SOURCE)) {
            loaded = store.find(SOURCE).isEmpty()
                    || store.state(SOURCE).filter(state -> state.ended() == 0).isEmpty();
        }
        return loaded;
    }

    /** Repeated only until the database answers. One that the operator has deleted stays deleted. */
    @Scheduled(fixedDelay = 1_000)
    void addOnce() {
        if (!wanted) {
            return;
        }
        try {
            if (!store.marked(SOURCE) && new ClassPathResource(RESOURCE).exists()) {
                store.save(
                        new Source(
                                SOURCE,
                                "rolecall",
                                Fetcher.BUNDLED + ":" + RESOURCE,
                                null,
                                null,
                                Map.of(),
                                Duration.ofDays(7),
                                clock.instant()),
                        clock.instant(),
                        null);
                store.mark(SOURCE);
            }
            wanted = false;
        } catch (DataAccessException e) {
            log.warn("The bundled feed waits for the database: {}", e.getMessage());
        }
    }
}
