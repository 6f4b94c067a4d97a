package io.rolecall.ingest.source;

import io.rolecall.ingest.catalog.Change;
import io.rolecall.ingest.form.Refusals;
import io.rolecall.ingest.intake.Outcome;
import io.rolecall.posting.InvalidPostingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Learns what became of the items of a list, counts it, and remembers it in the source's inventory. For one thread. */
final class Storing implements Outcome<Storing.Item> {
    private final Inventory inventory;
    private final Register register;
    private final Tally tally;
    private final Trail trail;
    private final Runnable stillMine;
    /** When a posting ends that is seen now and names no end; null where the list tells what has ended. */
    private final @Nullable Instant end;
    /** Whether the form asks what is the same as before. */
    boolean asked;
    /** Whether stored entries are to be written anew. */
    boolean changed;

    Storing(Inventory inventory, Tally tally, Trail trail, Runnable stillMine, @Nullable Instant end) {
        this.inventory = inventory;
        this.register = inventory.register;
        this.tally = tally;
        this.trail = trail;
        this.stillMine = stillMine;
        this.end = end;
    }

    /**
     * An item on its way to the catalog.
     *
     * @param externalId null for one of which not even that could be read
     * @param index its place in the list
     * @param same as the list has it
     */
    record Item(@Nullable String externalId, int index, Object same) {
        private long key() {
            return Register.key(Objects.requireNonNull(externalId));
        }
    }

    @Override
    public void storing(List<Item> postings) {
        stillMine.run();
        // What a kill leaves uncounted is one batch at most.
        trail.note(register);
        List<String> newcomers = new ArrayList<>();
        for (Item item : postings) {
            int slot = register.add(item.key());
            if (!register.is(slot, Register.KNOWN)) {
                register.mark(slot, Register.KNOWN);
                newcomers.add(Objects.requireNonNull(item.externalId()));
            }
        }
        inventory.note(newcomers);
    }

    @Override
    public void stored(Item item, Change change) {
        int slot = register.find(item.key());
        boolean open = !register.is(slot, Register.NOT_OPEN);
        Made made = register.made(slot).then(Made.of(change, open));
        register.made(slot, made);
        tally.count(made);
        trail.stored(item.key());
        if (asked && open && register.stored(slot) != register.first(slot)) {
            register.stored(slot, register.first(slot));
            changed = true;
        }
        if (end != null && open) {
            Instant own = change instanceof Change.Material material
                    ? material.after().validThrough()
                    : null;
            register.end(slot, own != null ? seconds(own) : Math.max(register.end(slot), seconds(end)));
        }
    }

    /** It was not even given, because it is the same as before. */
    void same(int slot) {
        tally.unchanged++;
        if (end != null) {
            register.end(slot, Math.max(register.end(slot), seconds(end)));
        }
    }

    @Override
    public void refused(Item item, InvalidPostingException why) {
        tally.refuse(item.index(), item.externalId(), why.field(), Refusals.message(why), excerpt(item.same()));
    }

    static int seconds(Instant moment) {
        return (int) Math.min(Integer.MAX_VALUE, moment.getEpochSecond());
    }

    private static String excerpt(Object item) {
        String text = String.valueOf(item);
        return text.length() <= 1_000 ? text : text.substring(0, 1_000) + "…";
    }
}
