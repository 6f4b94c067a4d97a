package io.rolecall.search.column;

import java.util.Arrays;
import org.apache.lucene.util.FixedBitSet;

/** By value which documents have it: a bit for each document where many do, a list where few do. */
final class Inverted {
    /** A set takes a bit for each document there is and is counted a word at a time; a list takes 32 bits for each that has the value. */
    private static final int SPARSE = 64;

    /** What a step takes, in tenths of a nanosecond. */
    private static final int COST_OF_WORD = 3;

    private static final int COST_OF_DOCUMENT = 10;

    private static final int COST_OF_VALUE = 200;

    private final int[] totals;
    private final long[][] sets;
    private final int[][] lists;

    private Inverted(int[] totals, long[][] sets, int[][] lists) {
        this.totals = totals;
        this.sets = sets;
        this.lists = lists;
    }

    int total(int value) {
        return totals[value];
    }

    /** What {@link #count} takes, about, in tenths of a nanosecond. */
    long cost(int value) {
        return COST_OF_VALUE
                + (sets[value].length > 0
                        ? (long) sets[value].length * COST_OF_WORD
                        : (long) totals[value] * COST_OF_DOCUMENT);
    }

    int count(int value, long[] documents) {
        int count = 0;
        long[] set = sets[value];
        if (set.length > 0) {
            for (int i = 0; i < set.length; i++) {
                count += Long.bitCount(set[i] & documents[i]);
            }
            return count;
        }
        for (int doc : lists[value]) {
            count += (int) (documents[doc >>> 6] >>> doc) & 1;
        }
        return count;
    }

    /** Is told all pairs twice, the documents of each value ascending: once to count, once to keep. */
    static final class Builder {
        private static final long[] NO_SET = {};
        private static final int[] NO_LIST = {};

        private final int documents;
        private final int[] totals;
        private final long[][] sets;
        private final int[][] lists;

        Builder(int values, int documents) {
            this.documents = documents;
            this.totals = new int[values];
            this.sets = new long[values][];
            this.lists = new int[values][];
        }

        /** Takes a pair. */
        interface Taker {
            void add(int value, int doc);
        }

        /** Tells all pairs. */
        interface Teller {
            void tell(Taker taker);
        }

        void prepare(Teller teller) {
            teller.tell((value, _) -> totals[value]++);
            for (int value = 0; value < totals.length; value++) {
                boolean many = (long) totals[value] * SPARSE > documents;
                sets[value] = many ? new long[FixedBitSet.bits2words(documents)] : NO_SET;
                lists[value] = many ? NO_LIST : new int[totals[value]];
            }
            int[] filled = new int[totals.length];
            teller.tell((value, doc) -> {
                if (sets[value].length > 0) {
                    sets[value][doc >>> 6] |= 1L << doc;
                } else {
                    lists[value][filled[value]++] = doc;
                }
            });
            assert Arrays.stream(filled).sum() >= 0;
        }

        Inverted build() {
            return new Inverted(totals, sets, lists);
        }
    }
}
