package io.rolecall.search.column;

import io.rolecall.search.column.Counting.Counted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps the values with the highest counts, of equal ones the first in the values' order: numbers only, in a heap. */
final class Most {
    private final int most;
    private final Dictionary.Order order;

    /** Count and place from behind in one number, the least on top. */
    private long[] heap = new long[0];

    private int size;

    Most(int most, Dictionary.Order order) {
        this.most = most;
        this.order = order;
        clear();
    }

    void clear() {
        heap = new long[most];
        size = 0;
    }

    /** The least count that could still be among them. */
    int least() {
        return size < most ? 1 : (int) (heap[0] >>> 32);
    }

    void offer(int number, int count) {
        if (count == 0 || count < least()) {
            return;
        }
        long key = (long) count << 32 | Integer.MAX_VALUE - order.ranks()[number];
        if (size < most) {
            int at = size++;
            while (at > 0 && heap[(at - 1) / 2] > key) {
                heap[at] = heap[(at - 1) / 2];
                at = (at - 1) / 2;
            }
            heap[at] = key;
        } else if (key > heap[0]) {
            down(key);
        }
    }

    private void down(long key) {
        int at = 0;
        for (int child = 1; child < size; child = at * 2 + 1) {
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= key) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = key;
    }

    List<Counted> sorted(Dictionary dictionary) {
        long[] keys = Arrays.copyOf(heap, size);
        Arrays.sort(keys);
        List<Counted> counted = new ArrayList<>(size);
        for (int i = size - 1; i >= 0; i--) {
            int rank = Integer.MAX_VALUE - (int) keys[i];
            counted.add(new Counted(dictionary.value(order.numbers()[rank]), (int) (keys[i] >>> 32)));
        }
        return counted;
    }
}
