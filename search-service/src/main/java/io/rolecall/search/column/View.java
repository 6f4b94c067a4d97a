package io.rolecall.search.column;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;

/** One unchanging state of the index with its columns. It is made before searches see it, so that none waits for a column. */
public final class View extends IndexSearcher {
    private final Layout layout;
    private final List<Segment> segments;
    private final Map<String, Dictionary> dictionaries;
    private final Groups groups;
    private final Map<String, Tally> tallies = new HashMap<>();
    private final Map<String, int[]> ordered = new ConcurrentHashMap<>();

    View(
            IndexReader reader,
            Layout layout,
            List<Segment> segments,
            Map<String, Dictionary> dictionaries,
            Groups groups) {
        super(reader);
        // Filters are kept by segment; what else a search asks for is asked once.
        setQueryCache(null);
        this.layout = layout;
        this.segments = List.copyOf(segments);
        this.dictionaries = dictionaries;
        this.groups = groups;
        for (String field : layout.values()) {
            tallies.put(field, new Tally(segments, field, dictionary(field)));
        }
    }

    /** The columns of the segments, in the order of the index's leaves. */
    public List<Segment> segments() {
        return segments;
    }

    /** The leaf of a segment. */
    public LeafReaderContext leaf(int segment) {
        return getIndexReader().leaves().get(segment);
    }

    /** Which columns there are. */
    public Layout layout() {
        return layout;
    }

    /** The id of a document, by its place among those of the segment. */
    public BytesRef id(int segment, int place) throws IOException {
        return BytesRef.deepCopyOf(
                leaf(segment).reader().getSortedDocValues(layout.id()).lookupOrd(place));
    }

    /** One more than the highest number of a group. */
    public int groups() {
        return groups.size() + 1;
    }

    Dictionary dictionary(String field) {
        Dictionary dictionary = dictionaries.get(field);
        if (dictionary == null) {
            throw new IllegalArgumentException("There is no column " + field);
        }
        return dictionary;
    }

    /** What is known of a field's values before anything is counted. */
    Tally tally(String field) {
        Tally tally = tallies.get(field);
        if (tally == null) {
            throw new IllegalArgumentException("There is no column " + field);
        }
        return tally;
    }

    /** The numbers of the values that occur in an order of the values; always the same for one field. */
    int[] ordered(String field, Comparator<String> order) {
        Dictionary dictionary = dictionary(field);
        return ordered.computeIfAbsent(
                field,
                f -> IntStream.of(tally(f).falling())
                        .boxed()
                        .sorted(Comparator.comparing(dictionary::value, order))
                        .mapToInt(Integer::intValue)
                        .toArray());
    }
}
