package io.rolecall.notify.deliver;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whether the mail server is there. One failure is enough to hold all mails back, and one mail at a time finds out whether it is
 * back: else every message that is due would be made up, tried, refused and noted for nothing, each with its line in the log.
 */
@Component
class Gate {
    private static final Logger log = LoggerFactory.getLogger(Gate.class);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration SAY_AGAIN = Duration.ofMinutes(1);

    private final Clock clock;
    private boolean closed;
    private Instant since = Instant.EPOCH;
    private Instant said = Instant.EPOCH;
    private Instant probe = Instant.EPOCH;
    private Instant asked = Instant.EPOCH;
    private Duration pause = SHORTEST;

    Gate(Clock clock) {
        this.clock = clock;
    }

    /** Whether a mail may be tried now; while nobody is there, one in each pause. */
    synchronized boolean passes() {
        Instant now = clock.instant();
        if (!closed) {
            return true;
        }
        if (now.isBefore(probe)) {
            return false;
        }
        probe = now.plus(pause);
        return true;
    }

    /** Whether somebody should come to find out; says so once in a while. */
    synchronized boolean wanted() {
        Instant now = clock.instant();
        if (!closed || now.isBefore(probe) || now.isBefore(asked.plus(SHORTEST))) {
            return false;
        }
        asked = now;
        return true;
    }

    /**
     * Nobody was there.
     *
     * @param begun when the try began
     */
    synchronized void failed(String reason, Instant begun) {
        Instant now = clock.instant();
        if (!closed) {
            closed = true;
            since = now;
            said = now;
            pause = SHORTEST;
            probe = now.plus(pause);
            log.warn("mails wait: {}", reason);
            return;
        }
        // What was under way when it closed says nothing new.
        if (begun.isAfter(since)) {
            pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
            probe = now.plus(pause);
            if (said.isBefore(now.minus(SAY_AGAIN))) {
                said = now;
                log.warn("mails wait since {}: {}", since, reason);
            }
        }
    }

    /** Somebody was there. */
    synchronized void answered() {
        if (closed) {
            closed = false;
            log.info("the mail server is there again after {}", Duration.between(since, clock.instant()));
        }
    }

    synchronized boolean closed() {
        return closed;
    }
}
