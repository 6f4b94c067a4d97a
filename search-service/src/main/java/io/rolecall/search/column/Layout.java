package io.rolecall.search.column;

import java.util.List;

/**
 * Which columns there are, by the names of doc-values fields.
 *
 * @param values what is counted: sorted-set fields
 * @param numbers what is compared: numeric fields
 * @param group what documents are grouped by, few of them sharing one: a sorted field
 * @param newest the numeric field that decides between equals, the larger first
 * @param id the sorted field that decides at last
 */
public record Layout(List<String> values, List<String> numbers, String group, String newest, String id) {
    public Layout {
        values = List.copyOf(values);
        numbers = List.copyOf(numbers);
        if (!numbers.contains(newest)) {
            throw new IllegalArgumentException(newest + " is not among " + numbers);
        }
    }
}
