package io.rolecall.ingest.source;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Starts the run of each source whose time has come. The times are stored, so a restart changes nothing. */
@Component
class Schedule {
    private static final Logger log = LoggerFactory.getLogger(Schedule.class);

    private final SourceStore store;
    private final Runs runs;
    private final Clock clock;
    private final Semaphore free;
    private final Set<String> started = ConcurrentHashMap.newKeySet();

    Schedule(SourceStore store, Runs runs, SourceSettings settings, Clock clock) {
        this.store = store;
        this.runs = runs;
        this.clock = clock;
        this.free = new Semaphore(settings.parallel());
    }

    @Scheduled(fixedDelayString = "${ingest.source.tick}")
    void look() {
        try {
            for (String id : store.due(clock.instant())) {
                if (started.contains(id)) {
                    continue;
                }
                if (!free.tryAcquire()) {
                    return;
                }
                started.add(id);
                Thread.ofPlatform().daemon().name("source-" + id).start(() -> run(id));
            }
        } catch (DataAccessException e) {
            log.warn("Sources wait, the database doesn't answer: {}", e.getMessage());
        }
    }

    private void run(String id) {
        try {
            runs.run(id, false, false, null);
        } catch (RuntimeException e) {
            log.warn("The run of source {} stopped and is repeated: {}", id, e.toString());
        } finally {
            started.remove(id);
            free.release();
        }
    }
}
