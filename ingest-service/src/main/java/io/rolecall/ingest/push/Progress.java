package io.rolecall.ingest.push;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the operator see that a long push moves: a line in the log every ten seconds, and none for a short one. */
final class Progress {
    private static final Logger log = LoggerFactory.getLogger(Progress.class);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final Clock clock;
    private final Instant started;
    private Instant shown;
    private long before;

    Progress(Clock clock) {
        this.clock = clock;
        this.started = clock.instant();
        this.shown = started;
    }

    void show(long accepted, long unchanged, long refused) {
        long all = accepted + unchanged + refused;
        if (all % 100 != 0) {
            return;
        }
        Instant now = clock.instant();
        Duration since = Duration.between(shown, now);
        if (since.compareTo(EVERY) >= 0) {
            log.info(
                    "A push goes on: {} accepted, {} unchanged, {} refused, {} a second",
                    accepted,
                    unchanged,
                    refused,
                    (all - before) * 1_000 / since.toMillis());
            shown = now;
            before = all;
        }
    }

    void end(long accepted, long unchanged, long refused) {
        Duration took = Duration.between(started, clock.instant());
        if (took.compareTo(EVERY) >= 0) {
            log.info(
                    "A push is over: {} accepted, {} unchanged, {} refused in {} s, {} a second",
                    accepted,
                    unchanged,
                    refused,
                    took.toSeconds(),
                    (accepted + unchanged + refused) * 1_000 / took.toMillis());
        }
    }
}
