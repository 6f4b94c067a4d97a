package io.rolecall.notify.index;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keys as the objects that they are. */
final class KeyObjects<K> implements Keys<K> {
    private volatile @Nullable Object[] keys = new Object[1 << 10];

    @Override
    public void set(int slot, K key) {
        Object[] all = keys;
        if (slot >= all.length) {
            all = Arrays.copyOf(all, slot + slot / 4);
        }
        all[slot] = key;
        keys = all;
    }

    @Override
    public Keys<K> none() {
        return new KeyObjects<>();
    }

    @Override
    @SuppressWarnings("unchecked")
    public K get(int slot) {
        return (K) Objects.requireNonNull(keys[slot]);
    }

    /** They lie all over memory: nothing else is done between, so that many are fetched at once. */
    @Override
    @SuppressWarnings("unchecked")
    public List<K> get(int[] slots, int count) {
        Object[] all = keys;
        Object[] some = new Object[count];
        for (int i = 0; i < count; i++) {
            some[i] = all[slots[i]];
        }
        return (List<K>) Arrays.asList(some);
    }

    @Override
    public boolean is(int slot, K key) {
        return key.equals(keys[slot]);
    }

    @Override
    public int hash(int slot) {
        return get(slot).hashCode();
    }
}
