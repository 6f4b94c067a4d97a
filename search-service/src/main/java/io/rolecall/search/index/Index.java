package io.rolecall.search.index;

import io.rolecall.posting.Posting;
import io.rolecall.search.column.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The index of this process. One thread writes (the one that follows the topic); any thread searches. Three clocks: a change
 * is written at once, seen after {@link #refresh()}, and safe after {@link #commit}.
 *
 * <p>What an earlier version of the analysis wrote still answers while it is built anew beside it: another thread {@linkplain
 * Successor#fill fills} the next generation, changes go into both, and {@link #switchOver} puts the new one in the place of the old.
 */
@Component
public final class Index implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Index.class);

    private final IndexDirectory place;
    private final IndexSettings settings;
    private volatile @Nullable Generation current;
    private volatile State state = new State.Opening();
    private volatile @Nullable Successor next;

    public Index(IndexSettings settings) {
        this.settings = settings;
        this.place = new IndexDirectory(settings.directory());
    }

    /**
     * Opens the index as it was last committed.
     *
     * @return the position of that commit; empty when there is no usable index: then it is empty, searches are refused, and
     *     it is to be filled and declared {@linkplain #ready() ready}
     */
    public synchronized Optional<Position> open() throws IOException {
        shut();
        Optional<Position> position = place.take();
        current = Generation.open(
                place.folder(), position.isPresent() ? OpenMode.APPEND : OpenMode.CREATE, place.version(), settings);
        place.sweep();
        state = position.isPresent() ? new State.Ready() : new State.Building(0, 0);
        return position;
    }

    /** Whether it was written by an earlier version of the analysis, and so is to be built anew while it answers. */
    public boolean outdated() {
        return !place.version().equals(IndexDirectory.VERSION);
    }

    /** Whether it answers and is to be built anew: it is outdated, or an operator asks. */
    public boolean rebuildDue() {
        return state instanceof State.Ready && (outdated() || place.asked());
    }

    /** Begins another index beside this one, to be filled; what is applied from now on is in both. */
    public synchronized Successor beginNext() throws IOException {
        giveUp(next);
        Successor begun =
                new Successor(Generation.open(place.beginNext(), OpenMode.CREATE, IndexDirectory.VERSION, settings));
        next = begun;
        return begun;
    }

    /**
     * Puts the next index, which is filled, in the place of this one, at the position up to which changes were applied.
     *
     * @return whether it could be saved; otherwise it is given up, and this one goes on
     */
    public synchronized boolean switchOver(Position position) throws IOException {
        Generation old = opened();
        Successor successor = next;
        if (successor == null) {
            return false;
        }
        try {
            successor.generation().commit(position);
            successor.generation().filled();
        } catch (IOException | AlreadyClosedException e) {
            log.error("The next index can't be saved; the old one goes on answering", e);
            giveUp(successor);
            return false;
        }
        place.answered();
        place.switchOver();
        current = successor.generation();
        next = null;
        old.close();
        place.sweep();
        return true;
    }

    /** How many postings the next index was filled with so far; empty when none is being built. */
    public OptionalLong nextHas() {
        Successor successor = next;
        return successor == null ? OptionalLong.empty() : OptionalLong.of(successor.filled());
    }

    /** Gives up the next index and what it takes on the disk, if it is still that one; this one goes on. */
    public synchronized void giveUp(@Nullable Successor successor) {
        if (successor == null || successor != next) {
            return;
        }
        next = null;
        successor.close();
        try {
            place.sweep();
        } catch (IOException e) {
            log.warn("What was built of the next index is deleted at the next start: {}", e.toString());
        }
    }

    /** Tells how far the building of a new index has come. */
    public void building(long postings, long of) {
        state = new State.Building(postings, of);
    }

    /** From now on searches are answered. */
    public synchronized void ready() throws IOException {
        opened().filled();
        place.settle();
        state = new State.Ready();
    }

    /** What the index is doing. */
    public State state() {
        return state;
    }

    /**
     * Brings postings to the state given: open ones are found from the next refresh on, others no longer.
     *
     * @param gone the ids of postings of which nothing is to be kept
     * @return why a posting can't be indexed, by its id; it is then not in the index
     */
    public Map<String, String> apply(Collection<Posting> postings, Collection<String> gone) throws IOException {
        Map<String, String> refused = opened().apply(postings, gone);
        Successor successor = next;
        if (successor != null) {
            try {
                // What an outdated index refuses the next one may take.
                return successor.apply(postings, gone);
            } catch (IOException | AlreadyClosedException e) {
                log.error("The next index can't be written; the old one goes on answering", e);
                giveUp(successor);
            }
        }
        return refused;
    }

    /** Makes safe what was applied, as the state at the position. */
    public void commit(Position position) throws IOException {
        opened().commit(position);
    }

    /** Makes visible what was applied; nothing while it is filled, when nobody would see it. */
    public void refresh() throws IOException {
        Generation generation = current;
        if (generation != null && !(state instanceof State.Building)) {
            generation.searchers().maybeRefreshBlocking();
        }
    }

    /** The number of postings that a search can find. */
    public int size() {
        try {
            return search(view -> view.getIndexReader().numDocs());
        } catch (IndexNotReadyException e) {
            return 0;
        }
    }

    /** Looks something up in one unchanging view of the index. */
    public <T> T search(Look<T> look) {
        while (true) {
            Generation generation = current;
            if (generation == null || !(state instanceof State.Ready)) {
                throw new IndexNotReadyException(state);
            }
            try {
                IndexSearcher searcher = generation.searchers().acquire();
                try {
                    return look.at((View) searcher);
                } finally {
                    generation.searchers().release(searcher);
                }
            } catch (AlreadyClosedException e) {
                if (current == null || current == generation) {
                    throw new IndexNotReadyException(state);
                }
                // Another generation has taken its place in between: that one is asked.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Something that reads the index. */
    @FunctionalInterface
    public interface Look<T> {
        T at(View view) throws IOException;
    }

    /** After a failure to write: forgets what is not committed; a damaged index is put aside. */
    public synchronized void abandon(Throwable why) throws IOException {
        Generation generation = current;
        Throwable tragic = generation == null ? null : generation.failure();
        boolean damaged = Damage.shows(tragic == null ? why : tragic);
        state = new State.Opening();
        shut();
        if (damaged) {
            place.quarantine(why);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        state = new State.Opening();
        shut();
    }

    private void shut() {
        giveUp(next);
        Generation generation = current;
        current = null;
        if (generation != null) {
            generation.close();
        }
        place.release();
    }

    private Generation opened() throws IOException {
        Generation generation = current;
        if (generation == null) {
            throw new IOException("The index is not open");
        }
        return generation;
    }
}
