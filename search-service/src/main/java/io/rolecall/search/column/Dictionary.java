package io.rolecall.search.column;

import java.util.Arrays;
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

    /** The highest number so far. */
    int size() {
        return size;
    }

    String value(int number) {
        // Who has a number has read something that was written after its value.
        return values[number];
    }
}
