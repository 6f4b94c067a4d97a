package io.rolecall.notify.index;

import java.util.Arrays;
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

    @Override
    public boolean is(int slot, K key) {
        return key.equals(keys[slot]);
    }

    @Override
    public int hash(int slot) {
        return get(slot).hashCode();
    }
}
