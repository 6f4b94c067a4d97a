package io.rolecall.search.column;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * Counts how many documents of a set have which value of a field. Exact; only as many values are counted as are asked for,
 * where their totals tell that no other can be among them.
 */
public final class Counting {
    /** A set above this share of all documents is counted by value, a smaller one by document. */
    private static final int SHARE = 10;

    private static final Comparator<Counted> FALLING =
            Comparator.comparingInt(Counted::count).reversed().thenComparing(Counted::value);

    private final View view;
    private final DocSet documents;

    /**
     * A value and how many have it.
     *
     * @param count at least 1
     */
    public record Counted(String value, int count) {}

    /** @param documents of the view */
    public Counting(View view, DocSet documents) {
        this.view = view;
        this.documents = documents;
    }

    /** The most common values, then by value. */
    public List<Counted> most(String field, int most) {
        PriorityQueue<Counted> found = new PriorityQueue<>(most + 1, FALLING.reversed());
        if (many()) {
            int[] totals = view.totals(field);
            for (int number : view.fallingTotals(field)) {
                Counted last = found.size() == most ? found.element() : null;
                if (last != null && totals[number] < last.count()) {
                    break;
                }
                offer(found, most, field, number, count(field, number));
            }
        } else {
            int[] counts = counts(field);
            for (int number = 1; number < counts.length; number++) {
                offer(found, most, field, number, counts[number]);
            }
        }
        List<Counted> sorted = new ArrayList<>(found);
        sorted.sort(FALLING);
        return sorted;
    }

    private void offer(PriorityQueue<Counted> found, int most, String field, int number, int count) {
        if (count == 0 || found.size() == most && count < found.element().count()) {
            return;
        }
        found.add(new Counted(view.dictionary(field).value(number), count));
        if (found.size() > most) {
            found.remove();
        }
    }

    /**
     * The first values in an order of the values.
     *
     * @param order always the same for one field
     */
    public List<Counted> first(String field, Comparator<String> order, int most) {
        List<Counted> found = new ArrayList<>();
        int[] counts = many() ? null : counts(field);
        for (int number : view.ordered(field, order)) {
            if (found.size() == most) {
                break;
            }
            int count = counts == null ? count(field, number) : counts[number];
            if (count > 0) {
                found.add(new Counted(view.dictionary(field).value(number), count));
            }
        }
        return found;
    }

    /** All the values that are wanted, the most common first. */
    public List<Counted> of(String field, Predicate<String> wanted) {
        List<Counted> found = new ArrayList<>();
        for (int number : view.fallingTotals(field)) {
            String value = view.dictionary(field).value(number);
            if (wanted.test(value)) {
                int count = count(field, number);
                if (count > 0) {
                    found.add(new Counted(value, count));
                }
            }
        }
        found.sort(FALLING);
        return found;
    }

    /** How many different groups the documents belong to. */
    public int groups() {
        long[] seen = new long[(view.groups() >>> 6) + 1];
        int found = 0;
        for (int s = 0; s < view.segments().size(); s++) {
            Segment segment = view.segments().get(s);
            for (int doc : documents.list(s)) {
                int group = segment.group(doc);
                long bit = 1L << group;
                if ((seen[group >>> 6] & bit) == 0) {
                    seen[group >>> 6] |= bit;
                    found++;
                }
            }
        }
        return found;
    }

    private boolean many() {
        return (long) documents.size() * SHARE > view.getIndexReader().maxDoc();
    }

    private int count(String field, int number) {
        int count = 0;
        for (int s = 0; s < view.segments().size(); s++) {
            count += view.segments().get(s).column(field).count(documents.of(s).getBits(), number);
        }
        return count;
    }

    /** By number; what stands at 0 is of no value. */
    private int[] counts(String field) {
        int[] counts = new int[view.totals(field).length];
        for (int s = 0; s < view.segments().size(); s++) {
            view.segments().get(s).column(field).countEach(documents.list(s), counts);
        }
        return counts;
    }
}
