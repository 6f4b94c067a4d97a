package io.rolecall.ingest.normalize;

import io.rolecall.ingest.normalize.Words.Gap;
import java.util.Arrays;

/**
 * Phrases, each with a number, to be found as whole words: a trie whose nodes are the hashes of the words so far. 64 bits of hash
 * stand for a phrase: two of a hundred thousand that share one are not to be expected, and would cost one wrong label.
 */
final class Phrases {
    private static final int NONE = -2;
    /** The start of a longer phrase and none itself. */
    private static final int START_ONLY = -1;

    private long[] keys = new long[1 << 12];
    private int[] numbers = new int[1 << 12];
    private int size;

    /** The first number given to a phrase stays. */
    void put(Words words, int number) {
        long key = 0;
        for (int i = 0; i < words.count(); i++) {
            key = key(key, words.hash(i));
            int slot = slot(key);
            boolean last = i == words.count() - 1;
            if (keys[slot] == 0) {
                keys[slot] = key;
                numbers[slot] = last ? number : START_ONLY;
                if (++size * 2 > keys.length) {
                    grow();
                }
            } else if (last && numbers[slot] == START_ONLY) {
                numbers[slot] = number;
            }
        }
    }

    /** What was found at a word: the number of the longest phrase that starts there, or less than 0, and the word behind it. */
    static final class Found {
        int number;
        int end;
    }

    boolean longestAt(Words words, int first, Found found) {
        found.number = START_ONLY;
        long key = 0;
        for (int i = first; i < words.count(); i++) {
            if (i > first && words.gap(i).compareTo(Gap.SLASH) > 0) {
                break;
            }
            key = key(key, words.hash(i));
            int number = numberOf(key);
            if (number == NONE) {
                break;
            }
            if (number >= 0) {
                found.number = number;
                found.end = i + 1;
            }
        }
        return found.number >= 0;
    }

    /** The number of the phrase that is all of these words, or less than 0. */
    int numberOf(Words words) {
        long key = 0;
        for (int i = 0; i < words.count(); i++) {
            key = key(key, words.hash(i));
        }
        return words.count() == 0 ? NONE : numberOf(key);
    }

    private int numberOf(long key) {
        int slot = slot(key);
        return keys[slot] == 0 ? NONE : numbers[slot];
    }

    private static long key(long before, long word) {
        long key = (before ^ word) * 0xBF58476D1CE4E5B9L;
        key ^= key >>> 32;
        return key == 0 ? 1 : key;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key * 0x94D049BB133111EBL >>> 33) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[oldKeys.length * 2];
        numbers = new int[keys.length];
        Arrays.fill(numbers, START_ONLY);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                numbers[slot] = oldNumbers[i];
            }
        }
    }
}
