package io.rolecall.search.index;

import io.rolecall.posting.Posting;
import io.rolecall.query.PostingDocument;
import io.rolecall.search.column.ColumnStore;
import io.rolecall.search.column.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The index of this process. One thread writes (the one that follows the topic); any thread searches. Three clocks: a change
 * is written at once, seen after {@link #refresh()}, and safe after {@link #commit}.
 */
@Component
public final class Index implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Index.class);

    private final IndexDirectory place;
    private final IndexSettings settings;
    private volatile @Nullable Opened opened;
    private volatile State state = new State.Opening();

    /** Searchers get their columns before they are published. */
    private static final class Views extends SearcherFactory {
        private final ColumnStore columns;

        Views(ColumnStore columns) {
            this.columns = columns;
        }

        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) throws IOException {
            return columns.view(reader);
        }
    }

    private record Opened(Directory directory, IndexWriter writer, SearcherManager searchers) {}

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
        Optional<Position> position = place.position();
        Directory directory = FSDirectory.open(place.path());
        IndexWriter writer = null;
        ColumnStore columns = new ColumnStore(Columns.LAYOUT);
        try {
            IndexWriterConfig config = new IndexWriterConfig(PostingDocument.analyzer())
                    .setOpenMode(
                            position.isPresent()
                                    ? IndexWriterConfig.OpenMode.APPEND
                                    : IndexWriterConfig.OpenMode.CREATE)
                    .setRAMBufferSizeMB(settings.bufferMegabytes())
                    .setMergedSegmentWarmer(columns::prepare)
                    // Closing commits only what the follower has told the position of.
                    .setCommitOnClose(false);
            writer = new IndexWriter(directory, config);
            opened = new Opened(directory, writer, new SearcherManager(writer, new Views(columns)));
        } catch (LockObtainFailedException e) {
            directory.close();
            throw new IOException("The index in " + place.path() + " is in use by another process", e);
        } catch (IOException | RuntimeException e) {
            if (writer != null) {
                writer.rollback();
            }
            directory.close();
            throw e;
        }
        state = position.isPresent() ? new State.Ready() : new State.Building(0);
        return position;
    }

    /** Tells how far the building of a new index has come. */
    public void building(long postings) {
        state = new State.Building(postings);
    }

    /** From now on searches are answered. */
    public void ready() throws IOException {
        refresh();
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
        IndexWriter writer = writer();
        Map<String, String> refused = new HashMap<>();
        for (Posting posting : postings) {
            Term id = id(posting.id());
            if (!posting.open()) {
                writer.deleteDocuments(id);
                continue;
            }
            Document document;
            try {
                document = Columns.document(posting);
                writer.updateDocument(id, document);
            } catch (IllegalArgumentException e) {
                writer.deleteDocuments(id);
                refused.put(posting.id(), String.valueOf(e.getMessage()));
            }
        }
        for (String id : gone) {
            writer.deleteDocuments(id(id));
        }
        return refused;
    }

    /** Makes safe what was applied, as the state at the position. */
    public void commit(Position position) throws IOException {
        IndexWriter writer = writer();
        writer.setLiveCommitData(IndexDirectory.commitData(position).entrySet());
        writer.commit();
    }

    /** Makes visible what was applied. */
    public void refresh() throws IOException {
        Opened o = opened;
        if (o != null) {
            o.searchers.maybeRefreshBlocking();
        }
    }

    /** The number of postings that a search can find. */
    public int size() {
        try {
            return search(searcher -> searcher.getIndexReader().numDocs());
        } catch (IndexNotReadyException e) {
            return 0;
        }
    }

    /** Looks something up in one unchanging view of the index. */
    public <T> T search(Look<T> look) {
        Opened o = opened;
        if (o == null || !(state instanceof State.Ready)) {
            throw new IndexNotReadyException(state);
        }
        try {
            IndexSearcher searcher = o.searchers.acquire();
            try {
                return look.at((View) searcher);
            } finally {
                o.searchers.release(searcher);
            }
        } catch (AlreadyClosedException e) {
            throw new IndexNotReadyException(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Something that reads the index. */
    @FunctionalInterface
    public interface Look<T> {
        T at(View view) throws IOException;
    }

    /** After a failure to write: forgets what is not committed; a damaged index is put aside. */
    public synchronized void abandon(Throwable why) throws IOException {
        Opened o = opened;
        Throwable tragic = o == null ? null : o.writer.getTragicException();
        boolean damaged = IndexDirectory.damage(tragic == null ? why : tragic);
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
        Opened o = opened;
        opened = null;
        if (o == null) {
            return;
        }
        for (AutoCloseable part : new AutoCloseable[] {o.searchers, o.writer::rollback, o.directory}) {
            try {
                part.close();
            } catch (Exception e) {
                log.warn("Closing the index: {}", e.toString());
            }
        }
    }

    private IndexWriter writer() throws IOException {
        Opened o = opened;
        if (o == null) {
            throw new IOException("The index is not open");
        }
        return o.writer;
    }

    private static Term id(String id) {
        return new Term(PostingDocument.ID, id);
    }
}
