package io.rolecall.ingest.source;

import io.rolecall.ingest.catalog.Change;
import io.rolecall.ingest.fetch.Pages;
import io.rolecall.ingest.form.Items;
import io.rolecall.ingest.form.Refusals;
import io.rolecall.ingest.form.UnreadableListException;
import io.rolecall.ingest.intake.Intake;
import io.rolecall.ingest.intake.Intakes;
import io.rolecall.ingest.intake.Outcome;
import io.rolecall.ingest.normalize.Draft;
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
final class Reading implements Items, Outcome<Reading.Item> {
    private final Source source;
    private final Intake<Item> intake;
    private final SourceStore store;
    private final int maxItems;
    private final Instant now;
    private final Runnable stillMine;
    private final Set<String> inventory;
    /** What the list names, with a hash of the first item of that name. */
    private final Map<String, Integer> named = new HashMap<>();

    private final Set<String> notOpen = new HashSet<>();
    private @Nullable String cursor;
    final Tally tally = new Tally();

    /** @param stillMine throws when another instance has taken the source */
    Reading(
            Source source,
            Intakes intakes,
            SourceStore store,
            @Nullable String cursor,
            int maxItems,
            Instant now,
            Runnable stillMine) {
        this.source = source;
        this.intake = intakes.open(this);
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
            intake.flush();
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
            gone(externalId, reason);
        }
        intake.flush();
    }

    @Override
    public void open(Draft draft, Object same) {
        if (first(draft.externalId(), same)) {
            intake.seen(new Item(draft.externalId(), tally.fetched - 1, same), draft, now);
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
            gone(externalId, ClosedReason.WITHDRAWN);
        }
    }

    @Override
    public void refused(@Nullable String externalId, String field, String message, String excerpt) {
        one();
        refuse(externalId, field, message, excerpt);
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
            refuse(externalId, "id", "occurs more than once in this list; the first is taken", same);
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
        intake.flush();
        this.cursor = cursor;
    }

    private void one() {
        if (tally.fetched >= maxItems) {
            throw new UncheckedIOException(new UnreadableListException("has more than " + maxItems + " items"));
        }
        tally.fetched++;
    }

    private void gone(String externalId, ClosedReason reason) {
        intake.gone(new Item(externalId, tally.fetched, ""), Posting.idOf(source.id(), externalId), reason, now);
    }

    private void refuse(@Nullable String externalId, String field, String message, Object same) {
        intake.refused(new Item(externalId, tally.fetched - 1, same), new InvalidPostingException(field, message));
    }

    /** What the list has at a position, and how. */
    record Item(@Nullable String externalId, int position, Object same) {}

    @Override
    public void storing(List<Item> postings) {
        stillMine.run();
        List<String> newcomers = new ArrayList<>();
        for (Item item : postings) {
            if (item.externalId() != null && inventory.add(item.externalId())) {
                newcomers.add(item.externalId());
            }
        }
        store.addToInventory(source.id(), newcomers);
    }

    @Override
    public void stored(Item item, Change change) {
        tally.count(change);
    }

    @Override
    public void refused(Item item, InvalidPostingException why) {
        tally.refuse(item.position(), item.externalId(), why.field(), Refusals.message(why), excerpt(item.same()));
    }

    private static String excerpt(Object item) {
        String text = String.valueOf(item);
        return text.length() <= 1_000 ? text : text.substring(0, 1_000) + "…";
    }
}
