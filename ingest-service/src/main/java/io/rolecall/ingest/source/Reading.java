package io.rolecall.ingest.source;

import io.rolecall.ingest.catalog.Catalog;
import io.rolecall.ingest.fetch.Pages;
import io.rolecall.ingest.form.Items;
import io.rolecall.ingest.form.ListForm.Absence;
import io.rolecall.ingest.form.UnreadableListException;
import io.rolecall.ingest.intake.Intake;
import io.rolecall.ingest.intake.Intakes;
import io.rolecall.ingest.normalize.Draft;
import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.InvalidPostingException;
import io.rolecall.posting.Posting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one list once: each item to the catalog. What it names is in the register afterwards. For one thread. */
final class Reading implements Items {
    private final Source source;
    private final Repeats repeats;
    private final Storing storing;
    private final Intake<Storing.Item> intake;
    private final Register register;
    private final Trail trail;
    private final SourceSettings settings;
    private final Instant now;
    private final Watch watch;
    private final boolean endsByItself;
    private final Newcomers newcomers;
    private @Nullable String cursor;

    final Tally tally = new Tally();

    Reading(
            Source source,
            Catalog catalog,
            Intakes intakes,
            Inventory inventory,
            Trail trail,
            @Nullable String cursor,
            Newcomers newcomers,
            SourceSettings settings,
            Instant now,
            Watch watch) {
        this.source = source;
        this.register = inventory.register;
        this.trail = trail;
        this.cursor = cursor;
        this.newcomers = newcomers;
        this.settings = settings;
        this.now = now;
        this.watch = watch;
        this.endsByItself = source.absence() == Absence.SAYS_NOTHING;
        this.repeats = new Repeats(catalog, source.id(), endsByItself, now);
        this.storing = new Storing(
                inventory, tally, trail, watch::stillMine, endsByItself ? now.plus(settings.defaultExpiry()) : null);
        this.intake = intakes.open(storing);
    }

    /** Goes on where another has stopped, or reads anew what that one has read, and counts what it made of it. */
    void goOn(Checkpoints.Saved saved, List<Run.Refusal> refusals) {
        Checkpoints.Place place = saved.place();
        trail.goOn(saved);
        if (place != null) {
            cursor = place.cursor();
            tally.goOn(place.counts(), refusals);
        }
        for (Checkpoints.Named item : saved.stored()) {
            register.made(register.add(item.key()), item.made());
        }
        for (Checkpoints.Named item : saved.named()) {
            int slot = register.add(item.key());
            register.mark(slot, Register.NAMED);
            register.first(slot, item.hash());
            register.made(slot, item.made());
            if (item.notOpen()) {
                register.mark(slot, Register.NOT_OPEN);
                storing.changed = true;
            }
        }
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

    /** Whether the stored entries are to be written anew although nothing is missing. */
    boolean changesEntries() {
        return storing.changed || endsByItself;
    }

    @Override
    public void open(Draft draft, Object same) {
        int hash = repeats.hash(draft.externalId(), same);
        if (!first(draft.externalId(), hash, same)) {
            return;
        }
        Storing.Item item = item(draft.externalId(), same);
        boolean known = register.is(register.find(Register.key(draft.externalId())), Register.KNOWN);
        if (known || !newcomers.keep(item, draft)) {
            if (!known) {
                newcomers.release(this::store);
            }
            store(item, draft);
        }
    }

    private void store(Storing.Item item, Draft draft) {
        intake.seen(item, draft, now);
    }

    /** Stores what was kept back until the list had ended; answers whether that changes entries. */
    boolean end() {
        boolean any = newcomers.any();
        newcomers.release(this::store);
        flush();
        return any && storing.asked;
    }

    @Override
    public void notOpen(String externalId) {
        if (!first(externalId, 0, "")) {
            return;
        }
        tally.notOpen++;
        int slot = register.add(Register.key(externalId));
        register.mark(slot, Register.NOT_OPEN);
        if (register.is(slot, Register.KNOWN)) {
            storing.changed = true;
            intake.gone(item(externalId, ""), Posting.idOf(source.id(), externalId), ClosedReason.WITHDRAWN, now);
        }
    }

    @Override
    public void refused(@Nullable String externalId, String field, String message, String excerpt) {
        if (externalId == null || !asked(Register.key(externalId))) {
            one();
        }
        if (externalId != null) {
            name(Register.key(externalId), 0);
        }
        intake.refused(item(externalId, excerpt), new InvalidPostingException(field, message));
    }

    /** The first item of a name is taken; the same again is nothing new, another is refused, so that none takes turns. */
    private boolean first(String externalId, int hash, Object same) {
        long key = Register.key(externalId);
        if (asked(key)) {
            return true;
        }
        one();
        if (name(key, hash)) {
            return true;
        }
        if (register.first(register.find(key)) == hash) {
            tally.unchanged++;
        } else {
            intake.refused(
                    item(externalId, same),
                    new InvalidPostingException("id", "occurs more than once in this list; the first is taken"));
        }
        return false;
    }

    /** Whether the form has asked about this item, so that it is counted and named. */
    private boolean asked(long key) {
        int slot = register.find(key);
        boolean asked = slot >= 0 && register.is(slot, Register.ASKED);
        if (asked) {
            register.clear(slot, Register.ASKED);
        }
        return asked;
    }

    /** False when the list has named it before. */
    private boolean name(long key, int hash) {
        int slot = register.add(key);
        if (register.is(slot, Register.NAMED)) {
            return false;
        }
        register.mark(slot, Register.NAMED);
        register.first(slot, hash);
        trail.named(key);
        return true;
    }

    @Override
    public boolean sameAsBefore(String externalId, Object same) {
        storing.asked = true;
        int hash = repeats.hash(externalId, same);
        if (!first(externalId, hash, same)) {
            // The same name again: what the form would fetch for it isn't wanted.
            return true;
        }
        int slot = register.find(Register.key(externalId));
        if (register.is(slot, Register.KNOWN) && register.stored(slot) == hash && repeats.asStored(externalId)) {
            storing.same(slot);
            repeats.seen(externalId);
            return true;
        }
        register.mark(slot, Register.ASKED);
        return false;
    }

    @Override
    public void reached(String cursor) {
        this.cursor = cursor;
        if (trail.due() && !newcomers.any()) {
            flush();
            trail.place(cursor, tally.counts(), register);
        }
    }

    private void one() {
        if (tally.fetched >= settings.maxItems()) {
            throw new UncheckedIOException(
                    new UnreadableListException("has more than " + settings.maxItems() + " items"));
        }
        tally.fetched++;
        watch.moved();
    }

    private void flush() {
        intake.flush();
        repeats.flush();
        trail.note(register);
    }

    private Storing.Item item(@Nullable String externalId, Object same) {
        return new Storing.Item(externalId, tally.fetched - 1, same);
    }
}
