package io.rolecall.notify.index;

import java.util.ArrayList;
import java.util.List;

/**
 * What the slots of an index are known by, kept in whatever form takes little room. One writer at a time; a reader asks only for
 * slots that had a key before it learned of them, and that nobody gives another meanwhile.
 *
 * @param <K> equal for two versions of the same alert
 */
public interface Keys<K> {
    /** Gives a slot a key, in place of any other. Slots are given from 0 on. */
    void set(int slot, K key);

    /** Others of the same kind, of which no slot has one yet. */
    Keys<K> none();

    /** What a slot has, or an equal one. */
    K get(int slot);

    /** What the first of some slots have, in their order. */
    default List<K> get(int[] slots, int count) {
        List<K> keys = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            keys.add(get(slots[i]));
        }
        return keys;
    }

    /** Whether a slot's key is equal to one. */
    boolean is(int slot, K key);

    /** The hash of a slot's key. */
    int hash(int slot);
}
