package io.rolecall.search.column;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one segment, and the sets of documents that pass the filters used last. A segment never changes but for
 * deletions, of which nothing here knows: so all of it is made once and lives as long as the segment does.
 */
public final class Segment {
    /** The number of a document that has none. */
    public static final long NONE = Long.MIN_VALUE;

    /** Of a million documents a set takes 125 kB; so many filters of all segments together take 32 MB. */
    private static final int MOST_FILTERS = 256;

    private final Map<String, Column> columns = new HashMap<>();
    private final Map<String, long[]> numbers = new HashMap<>();
    private final int[] ids;
    private final int[] groups;
    private final int[] newestFirst;

    @SuppressWarnings("serial")
    private final Map<Object, FixedBitSet> filters = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, FixedBitSet> eldest) {
            return size() > MOST_FILTERS;
        }
    };

    Segment(LeafReader reader, Layout layout, Map<String, Dictionary> dictionaries, Groups groups) throws IOException {
        for (Map.Entry<String, Dictionary> field : dictionaries.entrySet()) {
            columns.put(field.getKey(), Column.of(reader, field.getKey(), field.getValue()));
        }
        for (String field : layout.numbers()) {
            numbers.put(field, numbers(reader, field));
        }
        this.ids = ordinals(DocValues.getSorted(reader, layout.id()), reader.maxDoc());
        this.groups = groups(DocValues.getSorted(reader, layout.group()), reader.maxDoc(), groups);
        this.newestFirst = newestFirst(numbers(layout.newest()), ids);
    }

    /** Empty where dates are too far apart to be put in order in one number with the place of the id. */
    private static int[] newestFirst(long[] newest, int[] ids) {
        int documents = newest.length;
        int[] starts = new int[documents + 1];
        for (int id : ids) {
            starts[id + 1]++;
        }
        for (int i = 0; i < documents; i++) {
            starts[i + 1] += starts[i];
        }
        int[] byId = new int[documents];
        for (int doc = 0; doc < documents; doc++) {
            byId[starts[ids[doc]]++] = doc;
        }
        long last = java.util.Arrays.stream(newest).max().orElse(0);
        long[] order = new long[documents];
        for (int i = 0; i < documents; i++) {
            long age = last - newest[byId[i]];
            if (age < 0 || age > Integer.MAX_VALUE) {
                return new int[0];
            }
            order[i] = age << 32 | i;
        }
        java.util.Arrays.sort(order);
        int[] sorted = new int[documents];
        for (int i = 0; i < documents; i++) {
            sorted[i] = byId[(int) order[i]];
        }
        return sorted;
    }

    private static long[] numbers(LeafReader reader, String field) throws IOException {
        long[] numbers = new long[reader.maxDoc()];
        java.util.Arrays.fill(numbers, NONE);
        NumericDocValues values = DocValues.getNumeric(reader, field);
        for (int doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
            numbers[doc] = values.longValue();
        }
        return numbers;
    }

    private static int[] ordinals(SortedDocValues values, int documents) throws IOException {
        int[] ordinals = new int[documents];
        for (int doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
            ordinals[doc] = values.ordValue();
        }
        return ordinals;
    }

    private static int[] groups(SortedDocValues values, int documents, Groups groups) throws IOException {
        int[] known = new int[values.getValueCount()];
        for (int i = 0; i < known.length; i++) {
            known[i] = groups.number(values.lookupOrd(i));
        }
        int[] byDocument = new int[documents];
        for (int doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
            byDocument[doc] = known[values.ordValue()];
        }
        return byDocument;
    }

    Column column(String field) {
        Column column = columns.get(field);
        if (column == null) {
            throw new IllegalArgumentException("There is no column " + field);
        }
        return column;
    }

    /** The numbers of a field by document; {@link #NONE} for a document without. Not to be changed. */
    public long[] numbers(String field) {
        long[] found = numbers.get(field);
        if (found == null) {
            throw new IllegalArgumentException("There is no column " + field);
        }
        return found;
    }

    /** All documents, the newest first, equal ones by id; empty where that isn't known. Not to be changed. */
    public int[] newestFirst() {
        return newestFirst;
    }

    /** The place of a document's id among those of the segment. */
    public int id(int doc) {
        return ids[doc];
    }

    /** The number of the group of a document. */
    public int group(int doc) {
        return groups[doc];
    }

    /** The number of a document's first value in a field; 0 for none. */
    public int value(String field, int doc) {
        return column(field).first(doc);
    }

    /**
     * The set that was kept for a filter; null when there is none. Not to be changed.
     *
     * @param filter equal to another that lets the same pass, and to no other: a text made of several values would not be
     */
    public @Nullable FixedBitSet filter(Object filter) {
        synchronized (filters) {
            return filters.get(filter);
        }
    }

    /** Keeps the set of documents that pass a filter. */
    public void keep(Object filter, FixedBitSet passing) {
        synchronized (filters) {
            filters.put(filter, passing);
        }
    }
}
