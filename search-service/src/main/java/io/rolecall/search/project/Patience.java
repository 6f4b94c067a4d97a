package io.rolecall.search.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again what fails because something is down, for as long as it takes, or until told to stop. */
final class Patience {
    private static final Logger log = LoggerFactory.getLogger(Patience.class);

    private final Duration first;
    private final Duration longest;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Patience(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    /** Work on something that may be down. An {@link IOException} is the index's and is not waited for. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException, InterruptedException;
    }

    /** Thrown instead of waiting any longer. */
    static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    <T> T until(String what, Work<T> work) throws IOException, InterruptedException {
        Duration pause = first;
        for (int tries = 1; ; tries++) {
            if (stopped()) {
                throw new StoppedException();
            }
            try {
                T done = work.run();
                if (tries > 1) {
                    log.info("{}: done, after {} tries", what, tries);
                }
                return done;
            } catch (StoppedException e) {
                throw e;
            } catch (UncheckedIOException e) {
                throw e.getCause();
            } catch (RuntimeException e) {
                if (tries == 1) {
                    log.warn("{} failed and is tried again until it works", what, e);
                } else {
                    log.warn("{} failed again, try {}: {}", what, tries, e.toString());
                }
                pause(pause);
                pause = pause.multipliedBy(2).compareTo(longest) < 0 ? pause.multipliedBy(2) : longest;
            }
        }
    }

    void pause(Duration pause) throws InterruptedException {
        stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    Duration longest() {
        return longest;
    }

    void stop() {
        stopped.countDown();
    }

    boolean stopped() {
        return stopped.getCount() == 0;
    }
}
