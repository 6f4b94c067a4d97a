package io.rolecall.notify.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The phrases that alerts ask for, as a tree of words: an edge for each next word, at each node the atoms of the phrases that end
 * there. One writer; readers need no lock, because what they follow is only ever added to, and a larger table is a new object.
 */
final class Phrases {
    private static final VarHandle KEYS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final long FREE = -1;

    /** None; never to be added to. */
    static final Phrases NONE = new Phrases(2, 1);

    private final long[] keys;
    private final int[] children;
    private final int[][] ends;
    private int nodes;

    Phrases() {
        this(1 << 10, 1);
    }

    private Phrases(int capacity, int nodes) {
        this.keys = new long[capacity];
        Arrays.fill(keys, FREE);
        this.children = new int[capacity];
        this.ends = new int[capacity / 2 + 1][];
        this.nodes = nodes;
    }

    /** The node that a word leads to from another; 0, which is the root, where there is none. */
    int child(int node, int word) {
        long key = (long) node << 32 | word;
        for (int slot = slot(key); ; slot = slot + 1 & keys.length - 1) {
            long there = (long) KEYS.getAcquire(keys, slot);
            if (there == key) {
                return children[slot];
            }
            if (there == FREE) {
                return 0;
            }
        }
    }

    /** The atoms of the phrases that end at a node, by field. */
    int[] ends(int node) {
        int[] here = node < ends.length ? ends[node] : null;
        return here == null ? Lists.NONE : here;
    }

    /** Itself, or a larger one with room for so many more nodes. */
    Phrases roomFor(int more) {
        if (2 * (nodes + more) <= keys.length) {
            return this;
        }
        int capacity = keys.length;
        while (2 * (nodes + more) > capacity) {
            capacity *= 2;
        }
        Phrases larger = new Phrases(capacity, nodes);
        System.arraycopy(ends, 0, larger.ends, 0, ends.length);
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != FREE) {
                larger.put(keys[i], children[i]);
            }
        }
        return larger;
    }

    /** The node of a path that ends with this word, made where there is none yet; needs room. */
    int grow(int node, int word) {
        int known = child(node, word);
        if (known != 0) {
            return known;
        }
        put((long) node << 32 | word, nodes);
        return nodes++;
    }

    /** From now on an atom holds where the node is reached. */
    void end(int node, int list, int atom) {
        ends[node] = Lists.with(ends(node), list, atom);
    }

    private void put(long key, int child) {
        int slot = slot(key);
        while (keys[slot] != FREE) {
            slot = slot + 1 & keys.length - 1;
        }
        children[slot] = child;
        KEYS.setRelease(keys, slot, key);
    }

    private int slot(long key) {
        return (int) (key * 0x9E3779B97F4A7C15L >>> 32) & keys.length - 1;
    }
}
