package io.rolecall.search.column;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;

/**
 * One field of one segment, both ways: by document which values it has, and by value which documents have it. Few matches are
 * counted by document, many by value. Immutable; deleted documents are in it, and in no set that is counted.
 */
final class Column {
    /** The dictionary's number of each value, the segment's own order; ascending in {@link #byNumber}. */
    private final int[] numbers;

    /** The segment's values in the order of their numbers, to be searched. */
    private final int[] byNumber;

    /** With one value a document: that value's number, 0 for none. Otherwise empty. */
    private final int[] single;

    /** With several: where each document's values begin in {@link #several}, and where the last one's end. */
    private final int[] starts;

    private final int[] several;

    private final Inverted inverted;

    private Column(int[] numbers, int[] single, int[] starts, int[] several, Inverted inverted) {
        this.numbers = numbers;
        this.single = single;
        this.starts = starts;
        this.several = several;
        this.inverted = inverted;
        this.byNumber = sorted(numbers);
    }

    private static int[] sorted(int[] numbers) {
        long[] pairs = new long[numbers.length];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = (long) numbers[i] << 32 | i;
        }
        Arrays.sort(pairs);
        return Arrays.stream(pairs).mapToInt(p -> (int) p).toArray();
    }

    static Column of(LeafReader reader, String field, Dictionary dictionary) throws IOException {
        SortedSetDocValues values = DocValues.getSortedSet(reader, field);
        int[] numbers = new int[Math.toIntExact(values.getValueCount())];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = dictionary.number(values.lookupOrd(i).utf8ToString());
        }
        SortedDocValues one = DocValues.unwrapSingleton(values);
        return one != null ? ofSingle(one, numbers, reader.maxDoc()) : ofSeveral(values, numbers, reader.maxDoc());
    }

    private static Column ofSingle(SortedDocValues values, int[] numbers, int documents) throws IOException {
        int[] single = new int[documents];
        int[] local = new int[documents];
        Arrays.fill(local, -1);
        for (int doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
            local[doc] = values.ordValue();
            single[doc] = numbers[local[doc]];
        }
        Inverted.Builder inverted = new Inverted.Builder(numbers.length, documents);
        inverted.prepare(add -> {
            for (int doc = 0; doc < documents; doc++) {
                if (local[doc] >= 0) {
                    add.add(local[doc], doc);
                }
            }
        });
        return new Column(numbers, single, new int[0], new int[0], inverted.build());
    }

    private static Column ofSeveral(SortedSetDocValues values, int[] numbers, int documents) throws IOException {
        int[] starts = new int[documents + 1];
        int[] local = new int[documents];
        int size = 0;
        for (int doc = 0; doc < documents; doc++) {
            starts[doc] = size;
            if (values.advanceExact(doc)) {
                for (int i = values.docValueCount(); i > 0; i--) {
                    if (size == local.length) {
                        local = Arrays.copyOf(local, size + size / 2 + 16);
                    }
                    local[size++] = (int) values.nextOrd();
                }
            }
        }
        starts[documents] = size;
        int[] all = Arrays.copyOf(local, size);
        Inverted.Builder inverted = new Inverted.Builder(numbers.length, documents);
        inverted.prepare(add -> {
            for (int doc = 0; doc < documents; doc++) {
                for (int i = starts[doc]; i < starts[doc + 1]; i++) {
                    add.add(all[i], doc);
                }
            }
        });
        Arrays.setAll(all, i -> numbers[all[i]]);
        return new Column(numbers, new int[0], starts, all, inverted.build());
    }

    /** Adds 1 to the counts of each value of each document, by the value's number. */
    void countEach(int[] documents, int[] counts) {
        if (starts.length == 0) {
            for (int doc : documents) {
                counts[single[doc]]++;
            }
            return;
        }
        for (int doc : documents) {
            for (int i = starts[doc]; i < starts[doc + 1]; i++) {
                counts[several[i]]++;
            }
        }
    }

    /** How many of the documents have the value of a number. */
    int count(long[] documents, int number) {
        int value = find(number);
        return value < 0 ? 0 : inverted.count(value, documents);
    }

    /** The number of a document's first value; 0 for none. */
    int first(int doc) {
        if (starts.length == 0) {
            return single[doc];
        }
        return starts[doc] == starts[doc + 1] ? 0 : several[starts[doc]];
    }

    /** Adds how many documents of the segment have each value, by the value's number. */
    void addTotals(int[] totals) {
        for (int value = 0; value < numbers.length; value++) {
            totals[numbers[value]] += inverted.total(value);
        }
    }

    private int find(int number) {
        int low = 0;
        int high = byNumber.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int there = numbers[byNumber[middle]];
            if (there == number) {
                return byNumber[middle];
            }
            if (there < number) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}
