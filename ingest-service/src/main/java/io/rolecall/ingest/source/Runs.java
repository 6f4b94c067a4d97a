package io.rolecall.ingest.source;

import io.rolecall.ingest.fetch.Fetcher;
import io.rolecall.ingest.fetch.Pages;
import io.rolecall.ingest.fetch.UnchangedException;
import io.rolecall.ingest.fetch.Validators;
import io.rolecall.ingest.intake.Intakes;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** Reads sources, one instance and one thread at a time for each: fetch, store, close, and record what happened. */
@Component
class Runs {
    private static final Logger log = LoggerFactory.getLogger(Runs.class);

    private final SourceStore store;
    private final Intakes intakes;
    private final Fetcher fetcher;
    private final SourceSettings settings;
    private final Clock clock;

    Runs(SourceStore store, Intakes intakes, Fetcher fetcher, SourceSettings settings, Clock clock) {
        this.store = store;
        this.intakes = intakes;
        this.fetcher = fetcher;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Reads a source now. Empty when there is no such source, or when another thread or instance is reading it.
     *
     * @param asked whether somebody waits for it, so that also a host is asked that has been failing
     * @param confirmed whether closings that look unlikely are right
     */
    Optional<Run> run(String id, boolean asked, boolean confirmed) {
        return alone(id, (source, state, lease) -> run(source, state, lease, asked, confirmed));
    }

    /** Deletes a source and closes its postings; false when it is being read. */
    boolean delete(String id) {
        return alone(id, (source, state, lease) -> {
                    reading(source, state, lease).withdrawAll();
                    store.delete(id);
                    return true;
                })
                .isPresent();
    }

    private interface Work<T> {
        T on(Source source, SourceStore.State state, String lease);
    }

    private <T> Optional<T> alone(String id, Work<T> work) {
        Source source = store.find(id).orElse(null);
        String lease = UUID.randomUUID().toString();
        Instant now = clock.instant();
        SourceStore.State state = source == null
                ? null
                : store.lease(id, lease, now, now.plus(settings.lease())).orElse(null);
        if (source == null || state == null) {
            return Optional.empty();
        }
        Thread heartbeat = Thread.ofPlatform().daemon().start(() -> keep(id, lease));
        boolean done = false;
        try {
            T result = work.on(source, state, lease);
            done = true;
            return Optional.of(result);
        } finally {
            heartbeat.interrupt();
            if (!done) {
                store.release(id, lease);
            }
        }
    }

    private void keep(String id, String lease) {
        try {
            while (true) {
                Thread.sleep(settings.lease().dividedBy(3));
                try {
                    if (!store.renew(id, lease, clock.instant().plus(settings.lease()))) {
                        return;
                    }
                } catch (RuntimeException e) {
                    log.warn("The lease of source {} is not renewed: {}", id, e.getMessage());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Reading reading(Source source, SourceStore.State state, String lease) {
        return new Reading(
                source,
                intakes,
                store,
                state.cursor(),
                settings.maxItems(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                () -> {
                    if (!store.renew(source.id(), lease, clock.instant().plus(settings.lease()))) {
                        throw new ConcurrencyFailureException("Another instance reads " + source.id() + " now");
                    }
                });
    }

    private Run run(Source source, SourceStore.State state, String lease, boolean asked, boolean confirmed) {
        Instant started = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Reading reading = reading(source, state, lease);
        Closings closings = new Closings.Close();
        String error = null;
        // What is held must be counted again, so it wants the list itself.
        Pages pages = fetcher.pages(confirmed || state.heldInARow() > 0 ? Validators.NONE : state.validators(), asked);
        Validators validators = Validators.NONE;
        try {
            reading.read(pages);
            closings = reading.close(state.heldInARow(), confirmed);
            validators = pages.validators();
        } catch (UnchangedException e) {
            reading.unchanged();
            validators = state.validators();
        } catch (IOException e) {
            error = reason(e);
        }
        Run run = record(source, state, started, reading, closings, error);
        store.finish(run, lease, heldInARow(state, closings, error), validators, reading.cursor());
        if (error != null) {
            log.warn("Source {} could not be read: {}", source.id(), error);
        } else {
            log.info(
                    "Source {}: {} items, {} new, {} changed, {} closed, {} refused, {} held",
                    source.id(),
                    run.fetched(),
                    run.created(),
                    run.changed(),
                    run.closed(),
                    run.refused(),
                    run.held());
        }
        return run;
    }

    private static int heldInARow(SourceStore.State state, Closings closings, @Nullable String error) {
        if (error != null) {
            return state.heldInARow();
        }
        return switch (closings) {
            case Closings.Close() -> 0;
            case Closings.Hold(var _, int inARow) -> inARow;
        };
    }

    private Run record(
            Source source,
            SourceStore.State state,
            Instant started,
            Reading reading,
            Closings closings,
            @Nullable String error) {
        Instant finished = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Closings.Hold hold = closings instanceof Closings.Hold h ? h : null;
        Tally tally = reading.tally;
        long number = state.runs() + 1;
        return new Run(
                Run.id(source.id(), number),
                source.id(),
                number,
                started,
                finished,
                Duration.between(started, finished).toMillis(),
                error == null ? Run.Outcome.COMPLETE : Run.Outcome.FAILED,
                error,
                tally.fetched,
                tally.created,
                tally.changed,
                tally.unchanged,
                tally.reopened,
                tally.closed,
                tally.notOpen,
                tally.refused,
                hold == null ? 0 : reading.vanished(),
                hold == null ? null : hold.reason(),
                List.copyOf(tally.refusals),
                next(source, finished));
    }

    /** A tenth more or less, so that sources that were added together don't stay together. */
    private static Instant next(Source source, Instant finished) {
        long interval = source.interval().toMillis();
        long jitter = ThreadLocalRandom.current().nextLong(-interval / 20, interval / 20 + 1);
        return finished.plusMillis(interval + jitter);
    }

    private static String reason(IOException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.length() <= 500 ? message : message.substring(0, 500) + "…";
    }
}
