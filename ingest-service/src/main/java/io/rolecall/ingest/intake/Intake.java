package io.rolecall.ingest.intake;

import io.rolecall.ingest.catalog.Catalog;
import io.rolecall.ingest.catalog.Change;
import io.rolecall.ingest.catalog.Observation;
import io.rolecall.ingest.catalog.Prints;
import io.rolecall.ingest.normalize.Draft;
import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.InvalidPostingException;
import io.rolecall.posting.Posting;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;

/**
 * Takes items one by one and stores them in their order. Returns before they are stored: {@link #flush} waits for all. When a
 * method throws, what was not told to the {@link Outcome} may be stored or not, and nothing more is to be given to it.
 */
public final class Intake<T> {
    /** A batch ends here too, whatever the number of its postings. */
    private static final long MOST_CHARACTERS = 4_000_000;

    private final Catalog catalog;
    private final IntakeSettings settings;
    private final Reader reader;
    private final ForkJoinPool workers;
    private final Outcome<T> outcome;
    private final Deque<Batch<T>> ahead = new ArrayDeque<>();
    private List<Item<T>> items = new ArrayList<>();
    private long characters;
    private boolean failed;

    Intake(Catalog catalog, IntakeSettings settings, Reader reader, ForkJoinPool workers, Outcome<T> outcome) {
        this.catalog = catalog;
        this.settings = settings;
        this.reader = reader;
        this.workers = workers;
        this.outcome = outcome;
    }

    /** An item on its way: what it is read from, or what it has become. */
    sealed interface Item<T> {
        T tag();

        /** Not read yet, or not to be read because it says what it said before. */
        record Drafted<T>(T tag, String id, Draft draft, Instant at) implements Item<T> {}

        record Observed<T>(T tag, Observation observation) implements Item<T> {}

        record Refused<T>(T tag, InvalidPostingException why) implements Item<T> {}
    }

    private record Batch<T>(Set<String> ids, CompletableFuture<Read<T>> reading) {}

    /** A batch that is read, and what was known of it before. */
    private record Read<T>(List<Item<T>> items, Prints prints) {}

    /** An open posting. */
    public void seen(T item, Draft draft, Instant at) {
        characters += draft.characters();
        add(new Item.Drafted<>(item, Posting.idOf(draft.source(), draft.externalId()), draft, at));
    }

    /** A posting that is no longer open. */
    public void gone(T item, String postingId, ClosedReason reason, Instant at) {
        add(new Item.Observed<>(item, new Observation.Gone(postingId, reason, at)));
    }

    /** What isn't even a draft: told to the outcome in its turn. */
    public void refused(T item, InvalidPostingException why) {
        add(new Item.Refused<>(item, why));
    }

    /** Returns when all that was given is stored; at once where that has failed already. */
    public void flush() {
        if (!failed) {
            send();
        }
        while (!failed && !ahead.isEmpty()) {
            store();
        }
    }

    private void add(Item<T> item) {
        items.add(item);
        if (items.size() >= settings.batch() || characters >= MOST_CHARACTERS) {
            send();
            while (ahead.size() > settings.ahead()) {
                store();
            }
        }
    }

    private void send() {
        if (items.isEmpty()) {
            return;
        }
        List<Item<T>> batch = items;
        items = new ArrayList<>();
        characters = 0;
        Set<String> ids = new HashSet<>();
        for (Item<T> item : batch) {
            switch (item) {
                case Item.Drafted<T> drafted -> ids.add(drafted.id());
                case Item.Observed<T> observed -> ids.add(observed.observation().postingId());
                case Item.Refused<T> _ -> {}
            }
        }
        // What a batch before this one may change is looked up when that is stored.
        Set<String> settled = new HashSet<>(ids);
        ahead.forEach(before -> settled.removeAll(before.ids()));
        ahead.add(new Batch<>(ids, CompletableFuture.supplyAsync(() -> read(batch, settled), workers)));
    }

    private Read<T> read(List<Item<T>> batch, Set<String> settled) {
        Prints prints = catalog.prints(settled);
        // On all workers, because this is one of them.
        return new Read<>(
                batch.parallelStream().map(item -> reader.read(item, prints)).toList(), prints);
    }

    private void store() {
        failed = true;
        Read<T> batch = read(ahead.remove().reading());
        List<Observation> observations = new ArrayList<>();
        List<T> open = new ArrayList<>();
        for (Item<T> item : batch.items()) {
            if (item instanceof Item.Observed<T>(T tag, Observation observation)) {
                observations.add(observation);
                if (!(observation instanceof Observation.Gone)) {
                    open.add(tag);
                }
            }
        }
        outcome.storing(open);
        List<Change> changes = catalog.observe(observations, batch.prints());
        int stored = 0;
        for (Item<T> item : batch.items()) {
            switch (item) {
                case Item.Observed<T> observed -> outcome.stored(observed.tag(), changes.get(stored++));
                case Item.Refused<T> refused -> outcome.refused(refused.tag(), refused.why());
                case Item.Drafted<T> drafted -> throw new IllegalStateException(drafted.id() + " is a draft still");
            }
        }
        failed = false;
    }

    /** What its reading threw, the database's silence say, is thrown here. */
    private static <R> R read(CompletableFuture<R> reading) {
        try {
            return reading.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
