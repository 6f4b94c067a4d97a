package io.rolecall.search.column;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * The values of one field, numbered from 1 as they come and for good, so that the columns of all segments speak of the same
 * numbers. Safe for any thread.
 */
final class Dictionary {
    private final Map<String, Integer> numbers = new HashMap<>();
    private volatile String[] values = new String[64];
    private volatile int size;
    private Order order = new Order(new int[1], new int[0]);

    /**
     * The values in their natural order.
     *
     * @param ranks by number, from 0
     * @param numbers by rank
     */
    record Order(int[] ranks, int[] numbers) {}

    synchronized int number(String value) {
        Integer known = numbers.get(value);
        if (known != null) {
            return known;
        }
        int number = size + 1;
        if (number == values.length) {
            values = Arrays.copyOf(values, number * 2);
        }
        values[number] = value;
        numbers.put(value, number);
        size = number;
        return number;
    }

    /** The order of all numbers so far; what is new is put between what was in order already. */
    synchronized Order order() {
        int known = order.numbers.length;
        if (known < size) {
            Integer[] added = new Integer[size - known];
            Arrays.setAll(added, i -> known + 1 + i);
            Arrays.sort(added, Comparator.comparing(n -> values[n]));
            int[] numbers = new int[size];
            int old = 0;
            int at = 0;
            for (int number : added) {
                int end = place(values[number], old);
                System.arraycopy(order.numbers, old, numbers, at, end - old);
                at += end - old;
                numbers[at++] = number;
                old = end;
            }
            System.arraycopy(order.numbers, old, numbers, at, known - old);
            int[] ranks = new int[size + 1];
            for (int rank = 0; rank < numbers.length; rank++) {
                ranks[numbers[rank]] = rank;
            }
            order = new Order(ranks, numbers);
        }
        return order;
    }

    /** Where a new value belongs among those in order, which is not before a place. */
    private int place(String value, int from) {
        int low = from;
        int high = order.numbers.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[order.numbers[middle]].compareTo(value) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The highest number so far. */
    int size() {
        return size;
    }

    String value(int number) {
        // Who has a number has read something that was written after its value.
        return values[number];
    }
}
