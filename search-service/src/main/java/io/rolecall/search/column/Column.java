package io.rolecall.search.column;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/**
 * One field of one segment, both ways: by document which values it has, and by value which documents have it. Few matches are
 * counted by document, many by value. Immutable; deleted documents are in it, and in no set that is counted.
 */
final class Column {
    private static final long[] NONE = {};

    /** The dictionary's number of each value, the segment's own order. */
    private final int[] numbers;

    /** The numbers ascending, and which of the segment's values each is. */
    private final int[] sorted;

    private final int[] places;

    /** The number of each document's first value, 0 for none. */
    private final Narrow first;

    /** Which documents have more than one value; empty where none does. */
    private final long[] more;

    /** The documents that have more, ascending, as often as they have more, and the numbers of those values. */
    private final int[] moreDocuments;

    private final int[] moreNumbers;

    private final Inverted inverted;

    private Column(int[] numbers, Rows rows, Inverted inverted) {
        this.numbers = numbers;
        this.first = Narrow.of(rows.first);
        this.more = rows.size == 0 ? NONE : rows.more.getBits();
        this.moreDocuments = Arrays.copyOf(rows.documents, rows.size);
        this.moreNumbers = Arrays.copyOf(rows.numbers, rows.size);
        this.inverted = inverted;
        long[] pairs = new long[numbers.length];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = (long) numbers[i] << 32 | i;
        }
        Arrays.sort(pairs);
        this.sorted = Arrays.stream(pairs).mapToInt(p -> (int) (p >>> 32)).toArray();
        this.places = Arrays.stream(pairs).mapToInt(p -> (int) p).toArray();
    }

    /** What documents have, while it is read. */
    private static final class Rows {
        private final int[] first;
        private final FixedBitSet more;
        private int[] documents = new int[16];
        private int[] numbers = new int[16];
        private int size;

        Rows(int documents) {
            first = new int[documents];
            more = new FixedBitSet(documents);
        }

        void add(int doc, int number) {
            if (first[doc] == 0) {
                first[doc] = number;
                return;
            }
            if (size == documents.length) {
                documents = Arrays.copyOf(documents, size * 2);
                numbers = Arrays.copyOf(numbers, size * 2);
            }
            more.set(doc);
            documents[size] = doc;
            numbers[size++] = number;
        }
    }

    static Column of(LeafReader reader, String field, Dictionary dictionary) throws IOException {
        SortedSetDocValues values = DocValues.getSortedSet(reader, field);
        int[] numbers = new int[Math.toIntExact(values.getValueCount())];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = dictionary.number(values.lookupOrd(i).utf8ToString());
        }
        Rows rows = new Rows(reader.maxDoc());
        int[] pairs = new int[reader.maxDoc() + 16];
        int size = 0;
        for (int doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
            for (int i = values.docValueCount(); i > 0; i--) {
                int value = (int) values.nextOrd();
                rows.add(doc, numbers[value]);
                if (size + 2 > pairs.length) {
                    pairs = Arrays.copyOf(pairs, size + size / 2 + 16);
                }
                pairs[size++] = value;
                pairs[size++] = doc;
            }
        }
        int[] all = pairs;
        int last = size;
        Inverted.Builder inverted = new Inverted.Builder(numbers.length, reader.maxDoc());
        inverted.prepare(taker -> {
            for (int i = 0; i < last; i += 2) {
                taker.add(all[i], all[i + 1]);
            }
        });
        return new Column(numbers, rows, inverted.build());
    }

    /** Adds 1 to the counts of each value of each document, by the value's number. */
    void countEach(int[] documents, int[] counts) {
        first.countEach(documents, counts);
        if (more.length == 0) {
            return;
        }
        for (int doc : documents) {
            if ((more[doc >>> 6] >>> doc & 1) != 0) {
                for (int i = others(doc); i < moreDocuments.length && moreDocuments[i] == doc; i++) {
                    counts[moreNumbers[i]]++;
                }
            }
        }
    }

    /** Where the other values of a document begin. */
    private int others(int doc) {
        int low = 0;
        int high = moreDocuments.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (moreDocuments[middle] < doc) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many of the documents have the value of a number. */
    int count(long[] documents, int number) {
        int place = Arrays.binarySearch(sorted, number);
        return place < 0 ? 0 : inverted.count(places[place], documents);
    }

    /** The number of a document's first value; 0 for none. */
    int first(int doc) {
        return first.get(doc);
    }

    /** Adds how many documents of the segment have each value, and what it costs to count those of a set, by the value's number. */
    void addTotals(int[] totals, long[] costs) {
        for (int value = 0; value < numbers.length; value++) {
            totals[numbers[value]] += inverted.total(value);
            costs[numbers[value]] += inverted.cost(value);
        }
    }
}
