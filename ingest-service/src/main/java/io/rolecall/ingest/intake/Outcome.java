package io.rolecall.ingest.intake;

import io.rolecall.ingest.catalog.Change;
import io.rolecall.posting.InvalidPostingException;
import java.util.List;

/**
 * Learns what became of each item, in the order in which they were given, on the thread that gives them.
 *
 * @param <T> what the giver knows its items by
 */
public interface Outcome<T> {
    /** These are postings, and about to be stored. What this throws stops it. */
    default void storing(List<T> postings) {}

    /** It is stored. */
    void stored(T item, Change change);

    /** It is no posting; the same draft never will be. */
    void refused(T item, InvalidPostingException why);
}
