package io.rolecall.search.column;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;

/**
 * Makes the columns of segments, once each, and forgets them with the segment. Values are numbered for good; when most of
 * them are of postings long gone, numbering begins anew with columns made anew, while searches go on with the old ones.
 */
public final class ColumnStore {
    /** So many numbers without a posting are never worth beginning anew. */
    private static final int SPARE = 50_000;

    private final Layout layout;
    private volatile Epoch epoch;

    private static final class Epoch {
        private final Map<String, Dictionary> dictionaries = new LinkedHashMap<>();
        private final Groups groups = new Groups();
        private final Map<IndexReader.CacheKey, Segment> segments = new ConcurrentHashMap<>();

        Epoch(Layout layout) {
            layout.values().forEach(field -> dictionaries.put(field, new Dictionary()));
        }

        boolean worn(View view) {
            return groups.size() > 2L * view.getIndexReader().numDocs() + SPARE
                    || dictionaries.entrySet().stream()
                            .anyMatch(d -> d.getValue().size()
                                    > 2L * view.tally(d.getKey()).falling().length + SPARE);
        }
    }

    public ColumnStore(Layout layout) {
        this.layout = layout;
        this.epoch = new Epoch(layout);
    }

    /** A searcher with the columns of all its segments; only those of new ones are made. */
    public View view(IndexReader reader) throws IOException {
        Epoch current = epoch;
        View view = view(reader, current);
        if (!current.worn(view)) {
            return view;
        }
        Epoch next = new Epoch(layout);
        View anew = view(reader, next);
        epoch = next;
        return anew;
    }

    private View view(IndexReader reader, Epoch epoch) throws IOException {
        List<Segment> segments = new ArrayList<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            segments.add(segment(leaf.reader(), epoch));
        }
        return new View(reader, layout, segments, epoch.dictionaries, epoch.groups);
    }

    /** Makes the columns of a segment that is about to be searched: a large merged one would hold up the next refresh. */
    public void prepare(LeafReader reader) throws IOException {
        segment(reader, epoch);
    }

    private Segment segment(LeafReader reader, Epoch epoch) throws IOException {
        IndexReader.CacheHelper core = reader.getCoreCacheHelper();
        if (core == null) {
            return new Segment(reader, layout, epoch.dictionaries, epoch.groups);
        }
        try {
            return epoch.segments.computeIfAbsent(core.getKey(), key -> {
                core.addClosedListener(epoch.segments::remove);
                try {
                    return new Segment(reader, layout, epoch.dictionaries, epoch.groups);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
