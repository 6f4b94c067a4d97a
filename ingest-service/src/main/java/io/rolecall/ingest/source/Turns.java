package io.rolecall.ingest.source;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Sees to it that one thread of one instance works on a source at a time: by a lease, which is kept while that thread lives. */
@Component
class Turns {
    private static final Logger log = LoggerFactory.getLogger(Turns.class);

    private final SourceStore store;
    private final SourceSettings settings;
    private final Clock clock;

    Turns(SourceStore store, SourceSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** Empty when there is no such source, or when it is another's turn. */
    Optional<Turn> take(String id) {
        Source source = store.find(id).orElse(null);
        if (source == null) {
            return Optional.empty();
        }
        String lease = UUID.randomUUID().toString();
        return store.lease(id, lease, clock.instant(), clock.instant().plus(settings.lease()))
                .map(state -> new Turn(source, state, lease));
    }

    /** The right to work on a source until it is closed. */
    final class Turn implements AutoCloseable {
        final Source source;
        final SourceState state;
        private final String lease;
        private final Thread heartbeat;
        private boolean over;

        private Turn(Source source, SourceState state, String lease) {
            this.source = source;
            this.state = state;
            this.lease = lease;
            this.heartbeat =
                    Thread.ofPlatform().daemon().name("lease-" + source.id()).start(this::keep);
        }

        private void keep() {
            try {
                while (true) {
                    Thread.sleep(settings.lease().dividedBy(3));
                    try {
                        if (!renew()) {
                            return;
                        }
                    } catch (DataAccessException e) {
                        log.warn("The lease of source {} is not renewed: {}", source.id(), e.getMessage());
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private boolean renew() {
            return store.renew(source.id(), lease, clock.instant().plus(settings.lease()));
        }

        /** Throws when another has the turn: this one was silent for too long. */
        void stillMine() {
            if (!renew()) {
                throw new ConcurrencyFailureException("Another instance reads " + source.id() + " now");
            }
        }

        void begin(Run run) {
            store.begin(run, lease);
        }

        /** Ends it with what a run leaves behind. */
        void end(SourceState after) {
            heartbeat.interrupt();
            store.finish(after, lease);
            over = true;
        }

        @Override
        public void close() {
            heartbeat.interrupt();
            if (!over) {
                store.release(source.id(), lease);
            }
        }
    }
}
