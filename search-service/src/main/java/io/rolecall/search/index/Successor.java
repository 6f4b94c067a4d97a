package io.rolecall.search.index;

import io.rolecall.posting.Posting;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The index that is being built beside the one that answers. Several threads fill it, and the one that follows the topic tells what
 * changes meanwhile: alone, so that nothing older is put in place of what it tells.
 */
public final class Successor {
    private final Generation generation;

    /** The postings that have changed since it was begun: what it is filled with may be older. */
    private final Set<String> changed = new HashSet<>();

    /** Shared by those that fill, each for a chunk. Fair: the one that follows waits for no more than those chunks. */
    private final ReadWriteLock turns = new ReentrantReadWriteLock(true);

    private final AtomicLong filled = new AtomicLong();
    private boolean closed;

    Successor(Generation generation) {
        this.generation = generation;
    }

    /**
     * Adds open postings, each id once and from as many threads as like to, but for those that have changed since it was begun.
     *
     * @return why a posting can't be indexed, by its id
     */
    public Map<String, String> fill(Collection<Posting> postings) throws IOException {
        turns.readLock().lock();
        try {
            if (closed) {
                throw new IOException("This index was given up");
            }
            filled.addAndGet(postings.size());
            return generation.apply(
                    postings.stream().filter(p -> !changed.contains(p.id())).toList(), List.of());
        } finally {
            turns.readLock().unlock();
        }
    }

    /** To be called before it is filled from the beginning once more. */
    public void again() {
        filled.set(0);
    }

    /** To be called when it is filled, so that it needs little time when it takes the place of the other. */
    public void prepare() throws IOException {
        generation.filled();
    }

    Map<String, String> apply(Collection<Posting> postings, Collection<String> gone) throws IOException {
        turns.writeLock().lock();
        try {
            postings.forEach(p -> changed.add(p.id()));
            changed.addAll(gone);
            return generation.apply(postings, gone);
        } finally {
            turns.writeLock().unlock();
        }
    }

    /** How many postings it was filled with so far. */
    long filled() {
        return filled.get();
    }

    Generation generation() {
        return generation;
    }

    void close() {
        turns.writeLock().lock();
        try {
            closed = true;
            generation.close();
        } finally {
            turns.writeLock().unlock();
        }
    }
}
