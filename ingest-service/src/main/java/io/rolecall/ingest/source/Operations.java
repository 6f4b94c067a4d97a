package io.rolecall.ingest.source;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.ingest.catalog.Catalog;
import io.rolecall.ingest.fetch.Fetcher;
import io.rolecall.ingest.fetch.Page;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What the operator may do to a source, whoever is reading it: waits for its turn where it needs one. */
@Component
public class Operations {
    private static final Duration FIRST_RUN = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final SourceStore store;
    private final RunStore runStore;
    private final Segments segments;
    private final Checkpoints checkpoints;
    private final Turns turns;
    private final Runs runs;
    private final Catalog catalog;
    private final Fetcher fetcher;
    private final Clock clock;

    Operations(
            SourceStore store,
            RunStore runStore,
            Segments segments,
            Checkpoints checkpoints,
            Turns turns,
            Runs runs,
            Catalog catalog,
            Fetcher fetcher,
            Clock clock) {
        this.store = store;
        this.runStore = runStore;
        this.segments = segments;
        this.checkpoints = checkpoints;
        this.turns = turns;
        this.runs = runs;
        this.catalog = catalog;
        this.fetcher = fetcher;
        this.clock = clock;
    }

    List<SourceView> all() {
        return store.all().stream().map(this::view).toList();
    }

    SourceView view(String id) {
        return view(find(id));
    }

    SourceView view(Source source) {
        SourceState state = store.state(source.id()).orElse(null);
        List<Run> newest = state == null ? List.of() : runStore.newest(state, SourceView.TREND, clock.instant());
        return SourceView.of(source, state, newest);
    }

    Source find(String id) {
        return store.find(id)
                .orElseThrow(() -> new InvalidRequestException(HttpStatus.NOT_FOUND, "id", "There is no such source."));
    }

    /** @param paused null leaves it as it is */
    void save(Source source, @Nullable Boolean paused) {
        Duration first = source.interval().compareTo(FIRST_RUN) < 0 ? source.interval() : FIRST_RUN;
        store.save(source, clock.instant().plus(first), paused);
    }

    public void pause(String id, boolean paused) {
        store.pause(find(id).id(), paused);
    }

    /** Reads it now, after whoever is reading it, and answers when that is over. */
    Run poll(String id, boolean confirmClosings) {
        return patiently(id, () -> runs.run(id, true, confirmClosings, null));
    }

    /** The same with a list that is given in place of the one at the source's address. */
    Run poll(String id, boolean confirmClosings, InputStream body, @Nullable String contentType) throws IOException {
        try (Page list = fetcher.given(find(id).url(), body, contentType)) {
            return patiently(id, () -> runs.run(id, true, confirmClosings, list));
        }
    }

    /** The run that goes on now, and is begun if there is none. */
    public Run running(String id, boolean confirmClosings) {
        return patiently(
                id,
                () -> runs.start(id, confirmClosings)
                        .or(() -> runs(id, 1).stream()
                                .filter(run -> run.outcome() == Run.Outcome.RUNNING)
                                .findFirst()));
    }

    /** The newest first. */
    List<Run> runs(String id, int most) {
        find(id);
        return store.state(id)
                .map(state -> runStore.newest(state, most, clock.instant()))
                .orElse(List.of());
    }

    /** Closes what is held, and answers how many postings that were. */
    public int confirm(String id) {
        return alone(id, turn -> {
            if (turn.state.held() == null) {
                return 0;
            }
            Tally tally = new Tally();
            settlement(turn, tally).confirm();
            store.settled(id, null);
            return tally.closed;
        });
    }

    /** Leaves open what is held for as long as just that is missing, and answers how many postings that are. */
    public int release(String id) {
        return alone(id, turn -> {
            SourceState.Held held = turn.state.held();
            store.settled(id, held == null ? turn.state.released() : Long.valueOf(held.print()));
            return held == null ? 0 : held.postings();
        });
    }

    /**
     * Deletes a source and closes its postings.
     *
     * @param erase whether all that it ever had is forgotten everywhere, as their source asks
     */
    public void delete(String id, boolean erase) {
        alone(id, turn -> {
            settlement(turn, new Tally()).withdraw();
            if (erase) {
                catalog.eraseAll(id);
            }
            segments.delete(id);
            checkpoints.clear(id);
            store.state(id).ifPresent(runStore::delete);
            store.delete(id);
            return true;
        });
    }

    private Settlement settlement(Turns.Turn turn, Tally tally) {
        Inventory inventory = new Inventory(turn.source.id(), segments);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Settlement(turn.source.id(), catalog, inventory, tally, now, turn::stillMine, () -> {});
    }

    private <T> T alone(String id, Function<Turns.Turn, T> work) {
        return patiently(
                id,
                () -> turns.take(id).map(turn -> {
                    try (turn) {
                        return work.apply(turn);
                    }
                }));
    }

    /** Waits while the source is being read by another. */
    private <T> T patiently(String id, Supplier<Optional<T>> work) {
        Instant end = clock.instant().plus(PATIENCE);
        while (true) {
            find(id);
            Optional<T> done = work.get();
            if (done.isPresent()) {
                return done.get();
            }
            if (clock.instant().isAfter(end)) {
                throw new InvalidRequestException(
                        HttpStatus.CONFLICT, null, "The source is being read; try again later.");
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InvalidRequestException(
                        HttpStatus.SERVICE_UNAVAILABLE, null, "The service is shutting down.");
            }
        }
    }
}
