package io.rolecall.ingest.source;

import io.rolecall.ingest.normalize.Draft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * New postings of a list that closes what it doesn't name. They are kept until the list has ended, so that one that was posted
 * anew is seen when the old one is closed, and not while both seem to be open. Bounded in number, size and time: when there are
 * too many, all go on as they come. For one thread.
 */
final class Newcomers {
    private static final int MOST = 5_000;
    private static final long MOST_CHARACTERS = 16_000_000;
    private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();

    private record Newcomer(Storing.Item item, Draft draft) {}

    private final List<Newcomer> kept = new ArrayList<>();
    private final int most;
    private boolean wanted;
    private long characters;
    private long since;

    /** @param known the postings of which any may vanish now: so many can be posted anew */
    Newcomers(int known) {
        this.most = Math.min(MOST, known);
        this.wanted = known > 0;
    }

    boolean any() {
        return !kept.isEmpty();
    }

    /** False when it is to go on its way; then those before it may have to as well. */
    boolean keep(Storing.Item item, Draft draft) {
        if (!wanted) {
            return false;
        }
        if (kept.isEmpty()) {
            since = System.nanoTime();
        }
        characters += draft.characters();
        wanted = kept.size() < most && characters <= MOST_CHARACTERS && System.nanoTime() - since < LONGEST_NANOS;
        if (wanted) {
            kept.add(new Newcomer(item, draft));
        }
        return wanted;
    }

    /** Lets them go, in their order. */
    void release(BiConsumer<Storing.Item, Draft> to) {
        kept.forEach(newcomer -> to.accept(newcomer.item, newcomer.draft));
        kept.clear();
        characters = 0;
    }
}
