package io.rolecall.notify.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * The one space of numbers for everything that can hold for a posting: a word, a phrase or a prefix in a field, a place, a language.
 * Alerts are made of atoms; equal conditions are one atom. Numbers are given as alerts come, and how often each holds is counted.
 */
final class Atoms {
    /** What kind of thing an atom is, which says how common it is while that is not known. */
    enum Kind {
        TRUE(1),
        WORD(0.02),
        TITLE_WORD(0.002),
        NAME(0.001),
        PHRASE(0.001),
        PREFIX(0.2),
        PLACE(0.02),
        COUNTRY(0.1),
        FACET(0.3);

        final float usual;

        Kind(double usual) {
            this.usual = (float) usual;
        }
    }

    /** So many postings say more than a guess. */
    private static final int ENOUGH = 300;

    /** What has faded weighs as much as so many postings. */
    private static final int FADED = 200;

    private static final Kind[] KINDS = Kind.values();

    private final Vocabulary vocabulary;
    private final Sequences sequences = new Sequences();
    private final Map<String, Integer> prefixes = new HashMap<>();

    /** By atom: where its sequence is; of others the complement of where is written how they are made again. */
    private int[] origins = new int[1 << 10];

    private final List<ToIntFunction<Dictionary>> again = new ArrayList<>();
    private volatile byte[] kinds = new byte[1 << 10];
    private volatile int count = 1;

    /** For how many of the postings each held; a count lost between threads doesn't matter. */
    private volatile int[] held = new int[1 << 10];

    private volatile int postings;

    Atoms(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** How many there are. */
    int count() {
        return count;
    }

    /**
     * One that is new.
     *
     * @param same makes or finds the same in another dictionary
     */
    synchronized int add(Kind kind, ToIntFunction<Dictionary> same) {
        again.add(same);
        return add(kind, ~(again.size() - 1));
    }

    private int add(Kind kind, int origin) {
        int atom = count;
        if (atom == origins.length) {
            origins = Arrays.copyOf(origins, 2 * atom);
            held = Arrays.copyOf(held, 2 * atom);
            kinds = Arrays.copyOf(kinds, 2 * atom);
        }
        origins[atom] = origin;
        kinds[atom] = (byte) kind.ordinal();
        count = atom + 1;
        return atom;
    }

    /** The same atom in another dictionary. */
    int again(int atom, Dictionary in) {
        int list;
        List<List<String>> readings = new ArrayList<>();
        synchronized (this) {
            if (origins[atom] < 0) {
                return again.get(~origins[atom]).applyAsInt(in);
            }
            int[] key = sequences.at(origins[atom]);
            list = key[0];
            for (int at = 1; at < key.length; at += 1 + key[at]) {
                readings.add(Arrays.stream(key, at + 1, at + 1 + key[at])
                        .mapToObj(vocabulary::word)
                        .toList());
            }
        }
        return in.atoms().any(readings, list);
    }

    /**
     * That one of some readings stands in a field, or with {@link Lists#ALL} in any. The term of an occupation is a reading of one word.
     */
    int any(List<List<String>> readings, int list) {
        return any(key(readings, list), readings, list);
    }

    private synchronized int any(int[] key, List<List<String>> readings, int list) {
        int known = sequences.find(key);
        if (known >= 0) {
            return known;
        }
        boolean phrases = readings.stream().allMatch(r -> r.size() > 1);
        int atom = add(
                phrases
                        ? Kind.PHRASE
                        : switch (list) {
                            case Lists.TITLE -> Kind.TITLE_WORD;
                            case Lists.ORGANIZATION -> Kind.NAME;
                            default -> Kind.WORD;
                        },
                sequences.put(key, count));
        for (List<String> reading : readings) {
            int[] words = reading.stream().mapToInt(vocabulary::number).toArray();
            if (words.length == 1) {
                vocabulary.word(words[0], list, atom);
            } else {
                vocabulary.phrase(words, list, atom);
            }
        }
        return atom;
    }

    private int[] key(List<List<String>> readings, int list) {
        int length = 1;
        for (List<String> reading : readings) {
            length += 1 + reading.size();
        }
        int[] key = new int[length];
        key[0] = list;
        int i = 1;
        for (List<String> reading : readings) {
            key[i++] = reading.size();
            for (String word : reading) {
                key[i++] = vocabulary.number(word);
            }
        }
        return key;
    }

    /** That a form that begins so stands in a field. */
    synchronized int prefix(String start, int list) {
        Integer known = prefixes.get(list + start);
        if (known != null) {
            return known;
        }
        int atom = add(Kind.PREFIX, in -> in.atoms().prefix(start, list));
        vocabulary.prefix(start, list, atom);
        prefixes.put(list + start, atom);
        return atom;
    }

    /** Counts a posting. */
    void count(Held posting) {
        int[] counts = held;
        int[] atoms = posting.atoms();
        for (int i = 0; i < posting.count(); i++) {
            if (atoms[i] < counts.length) {
                counts[atoms[i]]++;
            }
        }
        postings++;
    }

    /** For how many of the postings that were counted an atom held. */
    int held(int atom) {
        return held[atom];
    }

    /** That as many postings were counted here. */
    void learnedAsMuchAs(Atoms other) {
        postings = other.postings;
    }

    /** For how many of those an atom held. */
    void learned(int atom, int count) {
        held[atom] = count;
    }

    /** Has what was counted until now weigh little beside what will be: postings are not what they were. */
    synchronized void fade() {
        int of = Math.max(1, postings / FADED);
        int[] faded = Arrays.copyOf(held, held.length);
        for (int i = 0; i < faded.length; i++) {
            faded[i] /= of;
        }
        held = faded;
        postings /= of;
    }

    /** How many postings were counted. */
    int postings() {
        return postings;
    }

    /** How common the atoms there are now are, as far as is known. */
    Commonness commonness() {
        int of = postings;
        byte[] what;
        int[] counts;
        synchronized (this) {
            what = kinds;
            counts = held;
        }
        return new Commonness(what, counts, of);
    }

    /**
     * What a builder knows of atoms.
     *
     * @param kinds by atom
     * @param held for how many postings each held, counted on meanwhile
     * @param postings so many
     */
    record Commonness(byte[] kinds, int[] held, int postings) {
        /** Of the postings for which an atom holds. */
        float share(int atom) {
            if (atom == Held.TRUE) {
                return 1;
            }
            float usual = KINDS[kinds[atom]].usual;
            return postings < ENOUGH ? usual : Math.min(1, (held[atom] + 10 * usual) / (postings + 10));
        }

        /** Whether it is a place that work may lie in. */
        boolean place(int atom) {
            Kind kind = KINDS[kinds[atom]];
            return kind == Kind.PLACE || kind == Kind.COUNTRY;
        }
    }
}
