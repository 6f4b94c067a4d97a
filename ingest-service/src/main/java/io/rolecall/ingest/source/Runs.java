package io.rolecall.ingest.source;

import io.rolecall.ingest.fetch.Page;
import io.rolecall.ingest.form.LostCursorException;
import java.time.Clock;
import java.time.Instant;
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
    private final Checkpoints checkpoints;
    private final Lists lists;
    private final SourceSettings settings;
    private final Clock clock;

    Runs(Turns turns, RunStore runs, Checkpoints checkpoints, Lists lists, SourceSettings settings, Clock clock) {
        this.turns = turns;
        this.runs = runs;
        this.checkpoints = checkpoints;
        this.lists = lists;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Reads a source now. Empty when there is no such source, or when another thread or instance is reading it.
     *
     * @param asked whether somebody waits for it, so that also a host is asked that has been failing
     * @param confirmed whether closings that look unlikely are right
     * @param list what to read in place of the document at the source's address; null for that
     */
    Optional<Run> run(String id, boolean asked, boolean confirmed, @Nullable Page list) {
        Turns.Turn turn = turns.take(id).orElse(null);
        if (turn == null) {
            return Optional.empty();
        }
        try (turn) {
            return Optional.of(run(turn, begin(turn), asked, confirmed, list));
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
                run(turn, progress, true, confirmed, null);
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

    private Run run(Turns.Turn turn, Progress progress, boolean asked, boolean confirmed, @Nullable Page list) {
        Source source = turn.source;
        Checkpoints.Saved saved = checkpoints.find(source.id(), source.list());
        Ending ending;
        try {
            ending = lists.read(turn, progress, asked, confirmed, saved, turn.state.cursor(), list);
        } catch (LostCursorException e) {
            log.info("Source {} is read from its beginning: {}", source.id(), e.getMessage());
            checkpoints.clear(source.id());
            try {
                ending = lists.read(
                        turn, progress, asked, confirmed, saved == null ? null : saved.withoutPlace(), null, list);
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
