package io.rolecall.search.column;

import java.util.Arrays;
import java.util.List;

/**
 * What is known of a field's values before the documents of a set are counted: how many documents have each, deleted ones among them
 * (so never less than are found), and what counting it takes.
 */
final class Tally {
    /** What it takes to count the values of a document, in tenths of a nanosecond. */
    private static final int COST_OF_DOCUMENT = 15;

    private final int[] totals;
    private final int[] falling;

    /** What it takes to count as many of the most common values as the place says. */
    private final long[] costs;

    private final Dictionary.Order order;

    Tally(List<Segment> segments, String field, Dictionary dictionary) {
        this.order = dictionary.order();
        this.totals = new int[order.ranks().length];
        long[] costOf = new long[totals.length];
        segments.forEach(s -> s.column(field).addTotals(totals, costOf));
        this.falling = falling(totals);
        this.costs = new long[falling.length + 1];
        for (int i = 0; i < falling.length; i++) {
            costs[i + 1] = costs[i] + costOf[falling[i]];
        }
    }

    /** Numbers by their totals, the largest first, without those that have none. */
    private static int[] falling(int[] totals) {
        long[] pairs = new long[totals.length];
        int size = 0;
        for (int number = 1; number < totals.length; number++) {
            if (totals[number] > 0) {
                pairs[size++] = (long) -totals[number] << 32 | number;
            }
        }
        Arrays.sort(pairs, 0, size);
        int[] numbers = new int[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = (int) pairs[i];
        }
        return numbers;
    }

    /** By number. */
    int[] totals() {
        return totals;
    }

    /** The numbers of the values that occur, the most common first. */
    int[] falling() {
        return falling;
    }

    /** The values' natural order. */
    Dictionary.Order order() {
        return order;
    }

    /** Up to which value one can count by value before counting by document would have taken less. */
    long limit(int documents) {
        return (long) documents * COST_OF_DOCUMENT;
    }

    /** What it takes to count the first so many of {@link #falling}. */
    long cost(int values) {
        return costs[values];
    }

    /**
     * How many values will be counted until no other can be among the most common of a set, if these are as common in the set as they
     * are elsewhere.
     *
     * @param share of all documents that are in the set
     */
    int expected(int most, double share) {
        if (falling.length <= most) {
            return falling.length;
        }
        double least = totals[falling[most - 1]] * share;
        int low = most;
        int high = falling.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (totals[falling[middle]] >= least) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
