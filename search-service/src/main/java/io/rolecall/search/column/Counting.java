package io.rolecall.search.column;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Counts how many documents of a set have which value of a field. Exact. By document or by value, whichever takes less; by value only
 * as many are counted as are asked for, where their totals tell that no other can be among them.
 */
public final class Counting {
    /** By value it may take so much longer than expected before it is given up. */
    private static final int PATIENCE = 2;

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
        Tally tally = view.tally(field);
        Most found = new Most(most, tally.order());
        double share =
                (double) documents.size() / Math.max(1, view.getIndexReader().maxDoc());
        if (tally.cost(tally.expected(most, share)) > tally.limit(documents.size()) || !byValue(field, tally, found)) {
            found.clear();
            int[] counts = counts(field);
            for (int number = 1; number < counts.length; number++) {
                found.offer(number, counts[number]);
            }
        }
        return found.sorted(view.dictionary(field));
    }

    /** Counts the values one after the other, the most common of all documents first; false when it takes too long. */
    private boolean byValue(String field, Tally tally, Most found) {
        int[] totals = tally.totals();
        int[] falling = tally.falling();
        long limit = tally.limit(documents.size()) * PATIENCE;
        for (int i = 0; i < falling.length && totals[falling[i]] >= found.least(); i++) {
            if (tally.cost(i) > limit) {
                return false;
            }
            found.offer(falling[i], count(field, falling[i]));
        }
        return true;
    }

    /**
     * The first values in an order of the values.
     *
     * @param order always the same for one field
     */
    public List<Counted> first(String field, Comparator<String> order, int most) {
        Tally tally = view.tally(field);
        List<Counted> found = new ArrayList<>();
        int[] counts = tally.cost(tally.falling().length) > tally.limit(documents.size()) ? counts(field) : null;
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
        for (int number : view.tally(field).falling()) {
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

    private int count(String field, int number) {
        int count = 0;
        for (int s = 0; s < view.segments().size(); s++) {
            if (documents.size(s) > 0) {
                count += view.segments()
                        .get(s)
                        .column(field)
                        .count(documents.of(s).getBits(), number);
            }
        }
        return count;
    }

    /** By number; what stands at 0 is of no value. */
    private int[] counts(String field) {
        int[] counts = new int[view.tally(field).totals().length];
        for (int s = 0; s < view.segments().size(); s++) {
            view.segments().get(s).column(field).countEach(documents.list(s), counts);
        }
        return counts;
    }
}
