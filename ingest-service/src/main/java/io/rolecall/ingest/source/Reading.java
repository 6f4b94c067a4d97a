package io.rolecall.ingest.source;

import io.rolecall.ingest.catalog.Catalog;
import io.rolecall.ingest.catalog.Observation;
import io.rolecall.ingest.fetch.Pages;
import io.rolecall.ingest.form.Items;
import io.rolecall.ingest.form.Refusals;
import io.rolecall.ingest.form.UnreadableListException;
import io.rolecall.ingest.normalize.Draft;
import io.rolecall.ingest.normalize.Normalizer;
import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.InvalidPostingException;
import io.rolecall.posting.Posting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads one list once: each item to the catalog, then what the list no longer has. For one thread. Before a posting is stored
 * its id is in the source's inventory, so that a killed run leaves none that could never vanish.
 */
final class Reading implements Items {
    private static final int BATCH = 250;

    private final Source source;
    private final Catalog catalog;
    private final SourceStore store;
    private final int maxItems;
    private final Instant now;
    private final Runnable stillMine;
    private final Set<String> inventory;
    /** What the list names, with a hash of the first item of that name. */
    private final Map<String, Integer> named = new HashMap<>();

    private final Set<String> notOpen = new HashSet<>();
    private @Nullable String cursor;
    private final List<Observation> batch = new ArrayList<>();
    private final List<String> newcomers = new ArrayList<>();
    final Tally tally = new Tally();

    /** @param stillMine throws when another instance has taken the source */
    Reading(
            Source source,
            Catalog catalog,
            SourceStore store,
            @Nullable String cursor,
            int maxItems,
            Instant now,
            Runnable stillMine) {
        this.source = source;
        this.catalog = catalog;
        this.store = store;
        this.cursor = cursor;
        this.maxItems = maxItems;
        this.now = now;
        this.stillMine = stillMine;
        this.inventory = store.inventory(source.id());
    }

    /** Stores what the list has. */
    void read(Pages pages) throws IOException {
        try {
            source.form().read(source.listing(cursor), pages, this);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            flush();
        }
    }

    /** Where the list has been read to, and all before it is stored; null where the form doesn't say. */
    @Nullable String cursor() {
        return cursor;
    }

    /** Counts what the list has when its server says that it is the one that was read before. */
    void unchanged() {
        tally.fetched = inventory.size();
        tally.unchanged = inventory.size();
    }

    /** Closes what the list no longer has, or holds that. */
    Closings close(int heldBefore, boolean confirmed) {
        Set<String> vanished = new HashSet<>(inventory);
        vanished.removeAll(named.keySet());
        Closings closings = Closings.decide(
                inventory.size(), tally.fetched, vanished.size(), tally.nameless, heldBefore, confirmed);
        Predicate<String> stays = switch (closings) {
            case Closings.Close() -> {
                withdraw(vanished, ClosedReason.VANISHED);
                yield id -> !vanished.contains(id) && !notOpen.contains(id);
            }
            case Closings.Hold _ -> id -> !notOpen.contains(id);
        };
        Set<String> open = inventory.stream().filter(stays).collect(Collectors.toSet());
        if (!open.equals(inventory) || inventory.isEmpty()) {
            store.replaceInventory(source.id(), open);
        }
        return closings;
    }

    /** How many known postings the list doesn't name. */
    int vanished() {
        return (int) inventory.stream().filter(id -> !named.containsKey(id)).count();
    }

    /** Closes all that the source has open. */
    void withdrawAll() {
        withdraw(inventory, ClosedReason.WITHDRAWN);
    }

    private void withdraw(Collection<String> externalIds, ClosedReason reason) {
        for (String externalId : externalIds) {
            add(new Observation.Gone(Posting.idOf(source.id(), externalId), reason, now));
        }
        flush();
    }

    @Override
    public void open(Draft draft, Object same) {
        String id = draft.externalId();
        if (!first(id, same)) {
            return;
        }
        try {
            Posting posting = Normalizer.normalize(draft, now);
            if (inventory.add(id)) {
                newcomers.add(id);
            }
            add(new Observation.Seen(posting));
        } catch (InvalidPostingException e) {
            tally.refuse(tally.fetched - 1, id, e.field(), Refusals.message(e), excerpt(same));
        }
    }

    @Override
    public void notOpen(String externalId) {
        if (!first(externalId, "")) {
            return;
        }
        tally.notOpen++;
        notOpen.add(externalId);
        if (inventory.contains(externalId)) {
            add(new Observation.Gone(Posting.idOf(source.id(), externalId), ClosedReason.WITHDRAWN, now));
        }
    }

    @Override
    public void refused(@Nullable String externalId, String field, String message, String excerpt) {
        one();
        tally.refuse(tally.fetched - 1, externalId, field, message, excerpt);
        if (externalId != null) {
            named.putIfAbsent(externalId, 0);
        }
    }

    /** The first item of a name is taken; the same again is nothing new, another is refused, so that none takes turns. */
    private boolean first(String externalId, Object same) {
        one();
        Integer hash = same.hashCode();
        Integer before = named.putIfAbsent(externalId, hash);
        if (before == null) {
            return true;
        }
        if (before.equals(hash)) {
            tally.unchanged++;
        } else {
            tally.refuse(
                    tally.fetched - 1,
                    externalId,
                    "id",
                    "occurs more than once in this list; the first is taken",
                    excerpt(same));
        }
        return false;
    }

    /** False is always right: what is the same again is found so by the catalog. */
    @Override
    public boolean sameAsBefore(String externalId, Object same) {
        return false;
    }

    @Override
    public void reached(String cursor) {
        flush();
        this.cursor = cursor;
    }

    private void one() {
        if (tally.fetched >= maxItems) {
            throw new UncheckedIOException(new UnreadableListException("has more than " + maxItems + " items"));
        }
        tally.fetched++;
    }

    private void add(Observation observation) {
        batch.add(observation);
        if (batch.size() >= BATCH) {
            flush();
        }
    }

    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        stillMine.run();
        store.addToInventory(source.id(), newcomers);
        newcomers.clear();
        catalog.observe(List.copyOf(batch)).forEach(tally::count);
        batch.clear();
    }

    private static String excerpt(Object item) {
        String text = String.valueOf(item);
        return text.length() <= 1_000 ? text : text.substring(0, 1_000) + "…";
    }
}
