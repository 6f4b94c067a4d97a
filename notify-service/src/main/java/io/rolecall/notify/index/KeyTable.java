package io.rolecall.notify.index;

import io.rolecall.query.Analysis;
import java.util.List;
import java.util.function.IntConsumer;

/** The words of alerts by what they share with other forms in one language, in a few bytes each. For one thread at a time. */
final class KeyTable {
    private final int language;
    private final List<String> forms;

    /** The number of a word and one, 0 where free; beside it the hash of its key. */
    private int[] table = new int[1 << 11];

    private int size;

    /** @param forms the words by their numbers, to be read only */
    KeyTable(int language, List<String> forms) {
        this.language = language;
        this.forms = forms;
    }

    void add(int word, String form) {
        // Each language's table grows at another time than those of others, so that nobody waits for all at once.
        if (4L * ++size > table.length - table.length / 32L * language) {
            int[] before = table;
            table = new int[2 * before.length];
            for (int i = 0; i < before.length; i += 2) {
                if (before[i] != 0) {
                    put(before[i], before[i + 1]);
                }
            }
        }
        put(word + 1, Analysis.key(form, language).hashCode());
    }

    private void put(int entry, int hash) {
        int slot = slot(hash);
        while (table[slot] != 0) {
            slot = slot + 2 & table.length - 1;
        }
        table[slot] = entry;
        table[slot + 1] = hash;
    }

    /** Hands over each word with a key. */
    void each(String key, IntConsumer word) {
        int hash = key.hashCode();
        for (int slot = slot(hash); table[slot] != 0; slot = slot + 2 & table.length - 1) {
            if (table[slot + 1] == hash
                    && Analysis.key(forms.get(table[slot] - 1), language).equals(key)) {
                word.accept(table[slot] - 1);
            }
        }
    }

    private int slot(int hash) {
        return (hash * 0x9E3779B9 >>> 8) * 2 & table.length - 2;
    }
}
