package io.rolecall.notify.index;

/** Which slot each alert has now: a table of numbers, hashed by the keys that the slots have. For one thread at a time. */
final class Current<K> {
    private Keys<K> keys;

    /** A slot and one; 0 where free. */
    private int[] table = new int[1 << 8];

    private int size;

    Current(Keys<K> keys) {
        this.keys = keys;
    }

    int size() {
        return size;
    }

    /** The slot of an alert; -1 where it has none. */
    int find(K key) {
        int at = at(key);
        return table[at] - 1;
    }

    /** Gives an alert a slot that has its key, in place of any other. */
    void put(K key, int slot) {
        int at = at(key);
        if (table[at] == 0) {
            size++;
        }
        table[at] = slot + 1;
        if (3 * size > 2 * table.length) {
            grow();
        }
    }

    /** The alert is no more; what stands behind it moves up. */
    void remove(K key) {
        int free = at(key);
        if (table[free] == 0) {
            return;
        }
        size--;
        table[free] = 0;
        int mask = table.length - 1;
        for (int at = free + 1 & mask; table[at] != 0; at = at + 1 & mask) {
            int wanted = slot(keys.hash(table[at] - 1));
            if ((at - wanted & mask) >= (at - free & mask)) {
                table[free] = table[at];
                table[at] = 0;
                free = at;
            }
        }
    }

    /** The same alerts have other slots. */
    void renumber(Renumbering<K> renumbering, Keys<K> those) {
        for (int at = 0; at < table.length; at++) {
            if (table[at] != 0) {
                table[at] = renumbering.now(table[at] - 1) + 1;
            }
        }
        keys = those;
    }

    private int at(K key) {
        int at = slot(key.hashCode());
        while (table[at] != 0 && !keys.is(table[at] - 1, key)) {
            at = at + 1 & table.length - 1;
        }
        return at;
    }

    private int slot(int hash) {
        int h = hash * 0x9E3779B9;
        return (h ^ h >>> 15) & table.length - 1;
    }

    private void grow() {
        int[] before = table;
        table = new int[before.length + before.length];
        for (int entry : before) {
            if (entry != 0) {
                int at = slot(keys.hash(entry - 1));
                while (table[at] != 0) {
                    at = at + 1 & table.length - 1;
                }
                table[at] = entry;
            }
        }
    }
}
