package io.rolecall.search.index;

import io.rolecall.posting.Posting;
import io.rolecall.query.PostingDocument;
import io.rolecall.search.column.ColumnStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Lucene index in its folder, open for writing and searching; a rebuild makes another beside it. */
final class Generation implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Generation.class);

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    /** What its documents were written by, which stays when only some of them are written anew. */
    private final String version;

    private final IndexSettings settings;
    private final Filling filling;

    /** What is otherwise while it is filled and no search sees it: the ids that it has, null when it answers. */
    private static final class Filling {
        private volatile @Nullable KnownIds ids;

        boolean over() {
            return ids == null;
        }

        boolean isNew(String id) {
            KnownIds known = ids;
            return known != null && known.add(id);
        }
    }

    private Generation(
            Directory directory,
            IndexWriter writer,
            SearcherManager searchers,
            String version,
            IndexSettings settings,
            Filling filling) {
        this.directory = directory;
        this.writer = writer;
        this.searchers = searchers;
        this.version = version;
        this.settings = settings;
        this.filling = filling;
    }

    /** @param mode whether to go on with what is committed there */
    static Generation open(Path folder, OpenMode mode, String version, IndexSettings settings) throws IOException {
        ColumnStore columns = new ColumnStore(Columns.LAYOUT);
        Directory directory = FSDirectory.open(folder);
        IndexWriter writer = null;
        Filling filling = new Filling();
        filling.ids = mode == OpenMode.CREATE ? new KnownIds() : null;
        try {
            writer = new IndexWriter(
                    directory,
                    new IndexWriterConfig(PostingDocument.analyzer())
                            .setOpenMode(mode)
                            .setRAMBufferSizeMB(
                                    filling.over() ? settings.bufferMegabytes() : settings.fillingMegabytes())
                            .setMergedSegmentWarmer(segment -> {
                                // What is merged again before anybody looks at it needs no columns.
                                if (filling.over()) {
                                    columns.prepare(segment);
                                }
                            })
                            // Closing commits only what the follower has told the position of.
                            .setCommitOnClose(false));
            return new Generation(
                    directory, writer, new SearcherManager(writer, new Views(columns)), version, settings, filling);
        } catch (LockObtainFailedException e) {
            directory.close();
            throw new IOException("The index in " + folder + " is in use by another process", e);
        } catch (IOException | RuntimeException e) {
            if (writer != null) {
                writer.rollback();
            }
            directory.close();
            throw e;
        }
    }

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

    SearcherManager searchers() {
        return searchers;
    }

    /** To be called when it is filled: makes visible what was applied, and from now on what changes comes piece by piece. */
    void filled() throws IOException {
        filling.ids = null;
        writer.getConfig().setRAMBufferSizeMB(settings.bufferMegabytes());
        searchers.maybeRefreshBlocking();
    }

    /** Brings postings to the state given; why some can't be indexed, by their ids. */
    Map<String, String> apply(Collection<Posting> postings, Collection<String> gone) throws IOException {
        Map<String, String> refused = new HashMap<>();
        for (Posting posting : postings) {
            Term id = id(posting.id());
            if (!posting.open()) {
                writer.deleteDocuments(id);
                continue;
            }
            try {
                Document document = Columns.document(posting);
                if (filling.isNew(posting.id())) {
                    writer.addDocument(document);
                } else {
                    writer.updateDocument(id, document);
                }
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

    void commit(Position position) throws IOException {
        writer.setLiveCommitData(IndexDirectory.commitData(position, version).entrySet());
        writer.commit();
    }

    /** What has gone wrong for good with writing; null when nothing has. */
    @Nullable Throwable failure() {
        return writer.getTragicException();
    }

    @Override
    public void close() {
        for (AutoCloseable part : new AutoCloseable[] {searchers, writer::rollback, directory}) {
            try {
                part.close();
            } catch (Exception e) {
                log.warn("Closing the index: {}", e.toString());
            }
        }
    }

    private static Term id(String id) {
        return new Term(PostingDocument.ID, id);
    }
}
