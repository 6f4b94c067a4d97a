package io.rolecall.search.index;

import io.rolecall.posting.Posting;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The index that is being built beside the one that answers. Two threads write it, one at a time: one fills it, the one that
 * follows the topic tells what changes meanwhile.
 */
public final class Successor {
    private final Generation generation;

    /** The postings that have changed since it was begun: what it is filled with may be older. */
    private final Set<String> changed = new HashSet<>();

    private volatile long filled;
    private boolean closed;

    Successor(Generation generation) {
        this.generation = generation;
    }

    /**
     * Adds open postings, but for those that have changed since it was begun.
     *
     * @return why a posting can't be indexed, by its id
     */
    public synchronized Map<String, String> fill(Collection<Posting> postings) throws IOException {
        if (closed) {
            throw new IOException("This index was given up");
        }
        filled += postings.size();
        return generation.apply(
                postings.stream().filter(p -> !changed.contains(p.id())).toList(), List.of());
    }

    /** To be called before it is filled from the beginning once more. */
    public void again() {
        filled = 0;
    }

    /** To be called when it is filled, so that it needs little time when it takes the place of the other. */
    public void prepare() throws IOException {
        generation.filled();
    }

    synchronized Map<String, String> apply(Collection<Posting> postings, Collection<String> gone) throws IOException {
        postings.forEach(p -> changed.add(p.id()));
        changed.addAll(gone);
        return generation.apply(postings, gone);
    }

    /** How many postings it was filled with so far. */
    long filled() {
        return filled;
    }

    Generation generation() {
        return generation;
    }

    synchronized void close() {
        closed = true;
        generation.close();
    }
}
