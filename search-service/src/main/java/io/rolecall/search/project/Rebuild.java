package io.rolecall.search.project;

import io.rolecall.search.index.Index;
import io.rolecall.search.index.Successor;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the next index from the projection on a thread of its own, while the follower goes on and the old one answers. What
 * changes meanwhile the follower writes into both, so that the two need not wait for each other.
 */
final class Rebuild implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);

    private static final Duration REST = Duration.ofMinutes(1);

    private final Projection projection;
    private final Index index;
    private final Successor next;
    private final Patience patience;
    private volatile boolean given;
    private volatile boolean filled;

    private Rebuild(Projection projection, Index index, Successor next, Patience patience) {
        this.projection = projection;
        this.index = index;
        this.next = next;
        this.patience = patience;
    }

    /** To be called by the follower, before it applies anything more. */
    static Rebuild start(Projection projection, Index index, Patience patience) throws IOException {
        Rebuild rebuild = new Rebuild(projection, index, index.beginNext(), patience);
        Thread.ofPlatform().name("rebuild").daemon().start(rebuild);
        return rebuild;
    }

    /** Whether the next index may take the place of the old one. */
    boolean filled() {
        return filled;
    }

    /** Ends it, and tells how many nanoseconds the next one has to wait: what failed for want of room fails again at once. */
    long end() {
        given = true;
        return REST.toNanos();
    }

    @Override
    public void run() {
        log.info("The index is built anew while it answers");
        try {
            long postings = patience.until("Building the next index from the projection", this::fill);
            next.prepare();
            log.info("The next index has {} postings", postings);
            filled = true;
        } catch (Patience.StoppedException e) {
            // The next start begins it anew.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            if (!given) {
                log.error("The next index can't be built; the old one goes on answering", e);
                index.giveUp(next);
            }
        }
    }

    private long fill() throws IOException {
        next.again();
        return Filling.run("the next index", projection, next::fill, (_, _) -> {}, () -> given || patience.stopped());
    }
}
