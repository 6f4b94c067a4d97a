package io.rolecall.notify.index;

import io.rolecall.query.Analysis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The words of all alerts, with the atoms that each sets off, and from them the terms of postings. A posting's form sets off what
 * the alerts' words of the same key do, by the language's inflection, and what the prefixes of its beginning do.
 */
final class Vocabulary {
    /** By word: its number, what it sets off; by number: the word. */
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();

    private final List<String> words = new ArrayList<>();
    private final List<int[]> lists = new ArrayList<>();

    /** For each language of which there was a posting. */
    private final AtomicReferenceArray<@Nullable KeyTable> keys = new AtomicReferenceArray<>(Analysis.LANGUAGES);

    /** Held by who makes one of those. */
    private final Object making = new Object();

    private final Map<String, int[]> prefixes = new HashMap<>();
    private int longestPrefix;

    /** So many words are added to a table while others wait. */
    private static final int FEW = 1_000;

    private volatile Phrases phrases = new Phrases();
    private volatile Chunks chunks = new Chunks(this);

    /** What a reader analyses with; it must have taken the alerts it is for before. */
    Chunks chunks() {
        return chunks;
    }

    Phrases phrases() {
        return phrases;
    }

    /** The number of an alert's word, given where it has none. */
    int number(String word) {
        Integer known = numbers.get(word);
        return known != null ? known : newNumber(word);
    }

    private synchronized int newNumber(String word) {
        Integer known = numbers.get(word);
        if (known != null) {
            return known;
        }
        int number = words.size();
        words.add(word);
        lists.add(Lists.NONE);
        if (Analysis.inflects(word)) {
            for (int language = 0; language < keys.length(); language++) {
                KeyTable table = keys.get(language);
                if (table != null) {
                    table.add(number, word);
                }
            }
        }
        numbers.put(word, number);
        return number;
    }

    /** The word that a number was given to. */
    synchronized String word(int number) {
        return words.get(number);
    }

    /** From now on the word, or one that it inflects to, sets off an atom. */
    synchronized void word(int number, int list, int atom) {
        set(number, list, atom);
    }

    /** From now on the words in this order set off an atom. */
    synchronized void phrase(int[] those, int list, int atom) {
        Phrases grown = phrases.roomFor(those.length);
        int node = 0;
        for (int word : those) {
            node = grown.grow(node, word);
        }
        grown.end(node, list, atom);
        phrases = grown;
        set(those[0], Lists.FIRST, grown.child(0, those[0]));
        for (int i = 1; i < those.length; i++) {
            set(those[i], Lists.NEXT, those[i]);
        }
    }

    /** From now on each form that begins so sets off an atom. */
    synchronized void prefix(String start, int list, int atom) {
        prefixes.merge(start, Lists.with(Lists.NONE, list, atom), Lists::both);
        longestPrefix = Math.max(longestPrefix, start.length());
        chunks.eachBeginning(start, term -> term.lists = Lists.with(term.lists, list, atom));
    }

    private void set(int number, int list, int value) {
        int[] before = lists.get(number);
        int[] after = Lists.with(before, list, value);
        if (after != before) {
            lists.set(number, after);
            chunks.eachLike(words.get(number), term -> term.lists = Lists.with(term.lists, list, value));
        }
    }

    /** What a posting's form sets off; the language {@linkplain #prepare was prepared}. */
    synchronized int[] lists(String form, int language) {
        int[][] all = {Lists.NONE};
        if (language == 0 || !Analysis.inflects(form)) {
            Integer number = numbers.get(form);
            if (number != null) {
                all[0] = lists.get(number);
            }
        } else {
            Objects.requireNonNull(keys.get(language))
                    .each(Analysis.key(form, language), n -> all[0] = Lists.both(all[0], lists.get(n)));
        }
        for (int length = Math.min(longestPrefix, form.length()); length > 0; length--) {
            int[] beginning = prefixes.get(form.substring(0, length));
            if (beginning != null) {
                all[0] = Lists.both(all[0], beginning);
            }
        }
        return all[0];
    }

    /**
     * Sees to it that words are known by what they share with other forms of a language. The first time that takes long, and nobody
     * else waits for it.
     */
    void prepare(int language) {
        if (language == 0 || keys.get(language) != null) {
            return;
        }
        synchronized (making) {
            if (keys.get(language) != null) {
                return;
            }
            KeyTable table = new KeyTable(language, words);
            int known = 0;
            while (true) {
                List<String> some;
                synchronized (this) {
                    if (words.size() - known < FEW) {
                        add(table, known, words.subList(known, words.size()));
                        keys.set(language, table);
                        return;
                    }
                    some = List.copyOf(words.subList(known, words.size()));
                }
                add(table, known, some);
                known += some.size();
            }
        }
    }

    private static void add(KeyTable table, int from, List<String> some) {
        for (int i = 0; i < some.size(); i++) {
            if (Analysis.inflects(some.get(i))) {
                table.add(from + i, some.get(i));
            }
        }
    }

    /** Takes over which texts another knows: postings will be made of them as they were. */
    void remember(Vocabulary other) {
        chunks.remember(other.chunks);
    }

    /** Begins to remember anew what postings are made of: what was remembered is more than is useful. */
    synchronized void forget(Chunks full) {
        if (chunks == full) {
            chunks = new Chunks(this);
        }
    }
}
