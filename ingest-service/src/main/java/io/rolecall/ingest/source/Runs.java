package io.rolecall.ingest.source;

import io.rolecall.ingest.catalog.Catalog;
import io.rolecall.ingest.fetch.Fetcher;
import io.rolecall.ingest.fetch.Pages;
import io.rolecall.ingest.fetch.StatusException;
import io.rolecall.ingest.fetch.UnchangedException;
import io.rolecall.ingest.fetch.Validators;
import io.rolecall.ingest.form.ListForm.Absence;
import io.rolecall.ingest.form.LostCursorException;
import io.rolecall.ingest.intake.Intakes;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads sources, one instance and one thread at a time for each: fetch, store, close, and record what happened. */
@Component
class Runs {
    private static final Logger log = LoggerFactory.getLogger(Runs.class);

    private final Turns turns;
    private final RunStore runs;
    private final Segments segments;
    private final Checkpoints checkpoints;
    private final Catalog catalog;
    private final Intakes intakes;
    private final Fetcher fetcher;
    private final SourceSettings settings;
    private final Clock clock;

    Runs(
            Turns turns,
            RunStore runs,
            Segments segments,
            Checkpoints checkpoints,
            Catalog catalog,
            Intakes intakes,
            Fetcher fetcher,
            SourceSettings settings,
            Clock clock) {
        this.turns = turns;
        this.runs = runs;
        this.segments = segments;
        this.checkpoints = checkpoints;
        this.catalog = catalog;
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
        Turns.Turn turn = turns.take(id).orElse(null);
        if (turn == null) {
            return Optional.empty();
        }
        try (turn) {
            return Optional.of(run(turn, begin(turn), asked, confirmed));
        }
    }

    /** The same, without waiting for the end: answers the run as it begins. */
    Optional<Run> start(String id, boolean confirmed) {
        Turns.Turn turn = turns.take(id).orElse(null);
        if (turn == null) {
            return Optional.empty();
        }
        Progress progress;
        boolean begun = false;
        try {
            progress = begin(turn);
            begun = true;
        } finally {
            if (!begun) {
                turn.close();
            }
        }
        Run running = progress.running();
        Thread.ofPlatform().daemon().name("source-" + id).start(() -> {
            try (turn) {
                run(turn, progress, true, confirmed);
            } catch (RuntimeException e) {
                log.warn("The run of source {} stopped and is repeated: {}", id, e.toString());
            }
        });
        return Optional.of(running);
    }

    private Progress begin(Turns.Turn turn) {
        String id = turn.source.id();
        if (turn.state.runs() != turn.state.ended()) {
            runs.find(id, turn.state.runs()).map(Run::interrupted).ifPresent(runs::save);
        }
        Progress progress = new Progress(runs, clock, settings.progress(), id, turn.state.runs() + 1);
        runs.save(progress.running());
        turn.begin(progress.running());
        return progress;
    }

    private Run run(Turns.Turn turn, Progress progress, boolean asked, boolean confirmed) {
        Source source = turn.source;
        Checkpoints.Saved saved = checkpoints.find(source.id(), source.list());
        Ending ending;
        try {
            ending = read(turn, progress, asked, confirmed, saved, turn.state.cursor());
        } catch (LostCursorException e) {
            log.info("Source {} is read from its beginning: {}", source.id(), e.getMessage());
            checkpoints.clear(source.id());
            try {
                ending = read(turn, progress, asked, confirmed, null, null);
            } catch (LostCursorException again) {
                throw new IllegalStateException("A form lost a cursor that it wasn't given", again);
            }
        }
        Instant next = next(source);
        Aftermath aftermath = Aftermath.of(turn.state, ending, progress.started(), confirmed);
        Run run = progress.ended(ending.error(), aftermath.absent(), aftermath.held(), aftermath.heldReason(), next);
        turn.stillMine();
        runs.end(run);
        checkpoints.clear(source.id());
        turn.end(aftermath.state(turn.state, run, ending));
        tell(run);
        return run;
    }

    private Ending read(
            Turns.Turn turn,
            Progress progress,
            boolean asked,
            boolean confirmed,
            Checkpoints.@Nullable Saved saved,
            @Nullable String cursor)
            throws LostCursorException {
        Source source = turn.source;
        SourceState state = turn.state;
        Inventory inventory = new Inventory(source.id(), segments);
        int known = inventory.size();
        Trail trail = new Trail(
                checkpoints, source, state.runs() + 1, saved == null ? 0 : saved.documents(), settings.checkpoint());
        Reading reading = new Reading(
                source, catalog, intakes, inventory, trail, cursor, settings, progress.started(), new Reading.Watch() {
                    @Override
                    public void moved() {
                        progress.moved();
                    }

                    @Override
                    public void stillMine() {
                        turn.stillMine();
                    }
                });
        if (saved != null) {
            List<Run.Refusal> refusals =
                    runs.find(source.id(), saved.run()).map(Run::refusals).orElse(List.of());
            reading.goOn(saved, refusals);
        }
        // What is missing must be counted again, so it wants the list itself.
        boolean whole = saved != null || confirmed || state.held() != null || state.absent();
        Pages pages = fetcher.pages(whole ? Validators.NONE : state.validators(), asked);
        progress.of(reading.tally, pages, saved == null ? null : saved.run());
        Ending.How how = Ending.How.COMPLETE;
        String error = null;
        try {
            reading.read(pages);
        } catch (UnchangedException e) {
            runs.newest(state, RunStore.KEPT, progress.started()).stream()
                    .filter(run -> run.outcome() == Run.Outcome.COMPLETE)
                    .findFirst()
                    .ifPresent(reading::unchanged);
            how = Ending.How.UNCHANGED;
        } catch (LostCursorException e) {
            throw e;
        } catch (StatusException e) {
            boolean gone = e.gone() && reading.tally.fetched == 0;
            how = gone ? Ending.How.GONE : Ending.How.FAILED;
            error = gone ? Ending.reason(e) + ": the list is gone, which counts as an empty one" : Ending.reason(e);
        } catch (IOException e) {
            how = Ending.How.FAILED;
            error = Ending.reason(e);
        }
        Settlement settlement = new Settlement(
                source.id(), catalog, inventory, reading.tally, progress.started(), turn::stillMine, progress::moved);
        Settlement.Missing missing = settlement.missing();
        int listed = how == Ending.How.COMPLETE ? reading.tally.fetched : 0;
        Closings closings = new Closings.Keep();
        if (how == Ending.How.COMPLETE || how == Ending.How.GONE) {
            closings = Closings.decide(new Closings.Evidence(
                    source.absence(),
                    known,
                    listed,
                    missing.count(),
                    reading.tally.nameless,
                    state.lengths(),
                    listed == 0 ? state.emptyInARow() + 1 : 0,
                    state.released() != null && state.released() == missing.print(),
                    confirmed));
        }
        boolean changed = reading.changesEntries() || inventory.missesPending();
        if (how != Ending.How.UNCHANGED) {
            switch (closings) {
                case Closings.Close(int misses) when missing.count() > 0 || changed -> settlement.missed(misses);
                case Closings.Close _ -> {}
                case Closings.Hold(var _, int misses) -> settlement.missed(misses);
                case Closings.Keep() -> {
                    if (source.absence() == Absence.SAYS_NOTHING) {
                        settlement.ended(settings.defaultExpiry());
                    } else if (changed) {
                        settlement.kept();
                    }
                }
            }
        }
        return new Ending(
                how,
                error,
                listed,
                closings,
                missing,
                settlement.closed(),
                how == Ending.How.UNCHANGED ? state.validators() : pages.validators(),
                source.absence() == Absence.SAYS_NOTHING ? reading.cursor() : null);
    }

    private void tell(Run run) {
        if (run.error() != null) {
            log.warn("Source {} could not be read: {}", run.source(), run.error());
            return;
        }
        log.info(
                "Source {}: {} items, {} new, {} changed, {} closed, {} refused, {} held",
                run.source(),
                run.fetched(),
                run.created(),
                run.changed(),
                run.closed(),
                run.refused(),
                run.held());
    }

    /** A tenth more or less, so that sources that were added together don't stay together. */
    private Instant next(Source source) {
        long interval = source.interval().toMillis();
        long jitter = ThreadLocalRandom.current().nextLong(-interval / 20, interval / 20 + 1);
        return clock.instant().plusMillis(interval + jitter).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    }
}
