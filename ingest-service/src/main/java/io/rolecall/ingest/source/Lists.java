package io.rolecall.ingest.source;

import io.rolecall.ingest.catalog.Catalog;
import io.rolecall.ingest.fetch.Fetcher;
import io.rolecall.ingest.fetch.Page;
import io.rolecall.ingest.fetch.Pages;
import io.rolecall.ingest.fetch.StatusException;
import io.rolecall.ingest.fetch.UnchangedException;
import io.rolecall.ingest.fetch.Validators;
import io.rolecall.ingest.form.ListForm.Absence;
import io.rolecall.ingest.form.LostCursorException;
import io.rolecall.ingest.intake.Intakes;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a list whose turn it is, and settles what becomes of the postings that it no longer names. */
@Component
class Lists {
    private final RunStore runs;
    private final Segments segments;
    private final Checkpoints checkpoints;
    private final Catalog catalog;
    private final Intakes intakes;
    private final Fetcher fetcher;
    private final SourceSettings settings;

    Lists(
            RunStore runs,
            Segments segments,
            Checkpoints checkpoints,
            Catalog catalog,
            Intakes intakes,
            Fetcher fetcher,
            SourceSettings settings) {
        this.runs = runs;
        this.segments = segments;
        this.checkpoints = checkpoints;
        this.catalog = catalog;
        this.intakes = intakes;
        this.fetcher = fetcher;
        this.settings = settings;
    }

    Ending read(
            Turns.Turn turn,
            Progress progress,
            boolean asked,
            boolean confirmed,
            Checkpoints.@Nullable Saved saved,
            @Nullable String cursor,
            @Nullable Page list)
            throws LostCursorException {
        Source source = turn.source;
        SourceState state = turn.state;
        Inventory inventory = new Inventory(source.id(), segments);
        int known = inventory.size();
        Trail trail = new Trail(
                checkpoints, source, state.runs() + 1, saved == null ? 0 : saved.documents(), settings.checkpoint());
        boolean keeps = source.absence() == Absence.CLOSES && state.lastComplete() != null && saved == null;
        Reading reading = new Reading(
                source,
                catalog,
                intakes,
                inventory,
                trail,
                cursor,
                new Newcomers(keeps ? known : 0),
                settings,
                progress.started(),
                watch(turn, progress));
        if (saved != null) {
            List<Run.Refusal> refusals =
                    runs.find(source.id(), saved.run()).map(Run::refusals).orElse(List.of());
            reading.goOn(saved, refusals);
        }
        // What is missing must be counted again, so it wants the list itself.
        boolean whole = saved != null || confirmed || state.held() != null || state.absent();
        Pages pages = fetcher.pages(whole ? Validators.NONE : state.validators(), asked);
        if (list != null) {
            pages.instead(list);
        }
        progress.of(reading.tally, pages, saved == null ? null : saved.run());
        Ending.How how = Ending.How.COMPLETE;
        String error = null;
        try {
            reading.read(pages);
        } catch (UnchangedException e) {
            runs.newest(state, RunStore.KEPT, progress.started()).stream()
                    .filter(run -> run.outcome() == Run.Outcome.COMPLETE)
                    .findFirst()
                    .ifPresent(reading.tally::unchanged);
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
        if (how != Ending.How.UNCHANGED) {
            boolean changed = reading.changesEntries() || inventory.missesPending();
            settle(settlement, closings, missing.count() > 0 || changed, source.absence());
        }
        if (reading.end()) {
            settlement.kept();
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

    private void settle(Settlement settlement, Closings closings, boolean changed, Absence absence) {
        switch (closings) {
            case Closings.Close(int misses) when changed -> settlement.missed(misses);
            case Closings.Close _ -> {}
            case Closings.Hold(var _, int misses) -> settlement.missed(misses);
            case Closings.Keep() when absence == Absence.SAYS_NOTHING -> settlement.ended(settings.defaultExpiry());
            case Closings.Keep() when changed -> settlement.kept();
            case Closings.Keep() -> {}
        }
    }

    private static Watch watch(Turns.Turn turn, Progress progress) {
        return new Watch() {
            @Override
            public void moved() {
                progress.moved();
            }

            @Override
            public void stillMine() {
                turn.stillMine();
            }
        };
    }
}
