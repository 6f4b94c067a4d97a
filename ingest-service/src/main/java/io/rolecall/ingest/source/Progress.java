package io.rolecall.ingest.source;

import io.rolecall.ingest.fetch.Pages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** A run as it can be seen from outside while it goes on: stored again and again, logged every ten seconds. For one thread. */
final class Progress {
    private static final Logger log = LoggerFactory.getLogger(Progress.class);
    private static final long LOG_NANOS = 10_000_000_000L;

    private final RunStore runs;
    private final Clock clock;
    private final long shows;
    private final String source;
    private final long number;
    private final Instant started;
    private @Nullable Long goesOnFrom;
    private Tally tally = new Tally();
    private @Nullable Pages pages;
    private long shown = System.nanoTime();
    private long logged = shown;

    Progress(RunStore runs, Clock clock, Duration shows, String source, long number) {
        this.runs = runs;
        this.clock = clock;
        this.shows = shows.toNanos();
        this.source = source;
        this.number = number;
        this.started = now();
    }

    /** The counts that it shows from now on. */
    void of(Tally tally, @Nullable Pages pages, @Nullable Long goesOnFrom) {
        this.tally = tally;
        this.pages = pages;
        this.goesOnFrom = goesOnFrom;
    }

    Instant started() {
        return started;
    }

    void moved() {
        long now = System.nanoTime();
        if (now - shown < shows) {
            return;
        }
        shown = now;
        try {
            runs.save(running());
        } catch (DataAccessException e) {
            log.debug("The progress of source {} is not shown: {}", source, e.getMessage());
        }
        if (now - logged >= LOG_NANOS) {
            logged = now;
            log.info(
                    "Source {}: {} items so far, {} new, {} changed, {} unchanged, {} refused",
                    source,
                    tally.fetched,
                    tally.created,
                    tally.changed,
                    tally.unchanged,
                    tally.refused);
        }
    }

    Run running() {
        return run(Run.Outcome.RUNNING, null, null, 0, 0, null, null);
    }

    Run ended(@Nullable String error, int absent, int held, @Nullable String heldReason, Instant next) {
        return run(
                error == null ? Run.Outcome.COMPLETE : Run.Outcome.FAILED,
                now(),
                error,
                absent,
                held,
                heldReason,
                next);
    }

    private Run run(
            Run.Outcome outcome,
            @Nullable Instant finished,
            @Nullable String error,
            int absent,
            int held,
            @Nullable String heldReason,
            @Nullable Instant next) {
        return new Run(
                Run.id(source, number),
                source,
                number,
                goesOnFrom,
                started,
                finished,
                Duration.between(started, finished == null ? now() : finished).toMillis(),
                outcome,
                error,
                tally.fetched,
                tally.created,
                tally.changed,
                tally.unchanged,
                tally.reopened,
                tally.closed,
                tally.notOpen,
                tally.refused,
                absent,
                held,
                heldReason,
                List.copyOf(tally.refusals),
                pages == null ? 0 : pages.requests(),
                pages == null ? 0 : pages.bytes(),
                next);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
