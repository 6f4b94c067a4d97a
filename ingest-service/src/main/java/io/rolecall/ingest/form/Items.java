package io.rolecall.ingest.form;

import io.rolecall.ingest.normalize.Draft;
import org.jspecify.annotations.Nullable;

/** Takes the items of a list, in its order; each call is one item. */
public interface Items {
    /**
     * A posting that one can apply for.
     *
     * @param same the item as the list has it; equal for two items exactly when they say the same
     */
    void open(Draft draft, Object same);

    /** A posting that the list names as no longer open, or not to be shown. */
    void notOpen(String externalId);

    /**
     * An item that is no posting.
     *
     * @param externalId null where not even that can be read
     * @param excerpt the beginning of the item as the list has it
     */
    void refused(@Nullable String externalId, String field, String message, String excerpt);

    /**
     * Whether the last complete run took the same item. True counts it as seen again unchanged; a form whose items need a
     * document each asks before it fetches that, and calls {@link #open} only where the answer is false.
     */
    boolean sameAsBefore(String externalId, Object same);

    /**
     * Says that all items so far are handed over, and where a reading may go on that begins after them. Kept from run to run
     * for forms that read a stream of changes, and until the end of the run for others.
     */
    void reached(String cursor);
}
