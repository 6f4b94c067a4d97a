package io.rolecall.search.find;

import io.rolecall.search.column.DocSet;
import io.rolecall.search.column.Segment;
import io.rolecall.search.column.View;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The first documents of a set by a number, the larger first; equal ones by when they were posted, the newer first, and at
 * last by id, so that pages never overlap, whatever the segments are.
 */
final class Best {
    private final long[] keys;
    private final long[] newest;
    private final Segment segment;
    private final int most;

    /** The documents so far, the last of them on top. */
    private final int[] heap;

    private int size;

    private Best(long[] keys, long[] newest, Segment segment, int most) {
        this.keys = keys;
        this.newest = newest;
        this.segment = segment;
        this.most = most;
        this.heap = new int[most];
    }

    /** What documents are ordered by. */
    @FunctionalInterface
    interface Keys {
        /** By document of a segment; only those of the set are looked at. */
        long[] of(int segment) throws IOException;
    }

    static List<Hit> of(View view, DocSet set, int most, Keys keys) throws IOException {
        return of(view, set, most, keys, false);
    }

    private static List<Hit> of(View view, DocSet set, int most, Keys keys, boolean byDate) throws IOException {
        String newest = view.layout().newest();
        PriorityQueue<Run> runs = new PriorityQueue<>();
        for (int s = 0; s < view.segments().size(); s++) {
            int found = set.size(s);
            if (found > 0) {
                Segment segment = view.segments().get(s);
                Best best = new Best(keys.of(s), segment.numbers(newest), segment, Math.min(most, found));
                long documents = segment.newestFirst().length;
                if (byDate && documents > 0 && documents * most < (long) found * found) {
                    runs.add(new Run(view, s, best, best.walked(set.of(s), found)));
                } else {
                    for (int doc : set.list(s)) {
                        best.offer(doc);
                    }
                    runs.add(new Run(view, s, best, best.sorted()));
                }
            }
        }
        List<Hit> hits = new ArrayList<>(Math.min(most, set.size()));
        while (hits.size() < most && !runs.isEmpty()) {
            Run first = runs.remove();
            hits.add(new Hit(first.segment, first.doc()));
            if (first.next()) {
                runs.add(first);
            }
        }
        return hits;
    }

    /** The newest of a set: where it has many documents, they are met soon in the order that a segment knows. */
    static List<Hit> newest(View view, DocSet set, int most) throws IOException {
        String newest = view.layout().newest();
        return of(view, set, most, s -> view.segments().get(s).numbers(newest), true);
    }

    private int[] walked(FixedBitSet set, int found) {
        int[] first = new int[Math.min(most, found)];
        int at = 0;
        for (int doc : segment.newestFirst()) {
            if (at == first.length) {
                break;
            }
            if (set.get(doc)) {
                first[at++] = doc;
            }
        }
        return first;
    }

    private void offer(int doc) {
        if (size < most) {
            heap[size] = doc;
            up(size++);
        } else if (before(doc, heap[0])) {
            heap[0] = doc;
            down();
        }
    }

    private boolean before(int one, int other) {
        if (keys[one] != keys[other]) {
            return keys[one] > keys[other];
        }
        if (newest[one] != newest[other]) {
            return newest[one] > newest[other];
        }
        return segment.id(one) < segment.id(other);
    }

    private void up(int from) {
        int doc = heap[from];
        int at = from;
        while (at > 0 && before(heap[(at - 1) / 2], doc)) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = doc;
    }

    private void down() {
        int doc = heap[0];
        int at = 0;
        while (at * 2 + 1 < size) {
            int child = at * 2 + 1;
            if (child + 1 < size && before(heap[child], heap[child + 1])) {
                child++;
            }
            if (!before(doc, heap[child])) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = doc;
    }

    private int[] sorted() {
        int[] sorted = new int[size];
        for (int i = size - 1; i >= 0; i--) {
            sorted[i] = heap[0];
            heap[0] = heap[--size];
            down();
        }
        return sorted;
    }

    /** The first ones of a segment, in order, on their way into one list with those of the others. */
    private static final class Run implements Comparable<Run> {
        private final View view;
        private final int segment;
        private final Best best;
        private final int[] docs;
        private int at;
        private @Nullable BytesRef id;

        Run(View view, int segment, Best best, int[] docs) {
            this.view = view;
            this.segment = segment;
            this.best = best;
            this.docs = docs;
        }

        int doc() {
            return docs[at];
        }

        boolean next() {
            id = null;
            return ++at < docs.length;
        }

        private BytesRef id() {
            BytesRef known = id;
            if (known == null) {
                try {
                    known = view.id(segment, best.segment.id(doc()));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
                id = known;
            }
            return known;
        }

        @Override
        public int compareTo(Run other) {
            int byKey = Long.compare(other.best.keys[other.doc()], best.keys[doc()]);
            if (byKey != 0) {
                return byKey;
            }
            int byNewest = Long.compare(other.best.newest[other.doc()], best.newest[doc()]);
            return byNewest != 0 ? byNewest : id().compareTo(other.id());
        }
    }
}
