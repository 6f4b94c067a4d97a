package io.rolecall.search.column;

import java.util.Arrays;
import org.apache.lucene.util.FixedBitSet;

/** By value which documents have it: a bit for each document where many do, a list where few do. */
final class Inverted {
    /** A list takes 32 bits for each document that has the value, a set 1 bit for each there is. */
    private static final int SPARSE = 32;

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
