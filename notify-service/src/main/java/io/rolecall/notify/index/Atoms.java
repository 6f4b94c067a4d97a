package io.rolecall.notify.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    private byte[] kinds = new byte[1 << 10];
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

    /** One that is new. */
    synchronized int add(Kind kind) {
        int atom = count;
        if (atom == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * atom);
            held = Arrays.copyOf(held, 2 * atom);
        }
        kinds[atom] = (byte) kind.ordinal();
        count = atom + 1;
        return atom;
    }

    /**
     * That one of some readings stands in a field, or with {@link Lists#ALL} in any. The term of an occupation is a reading of one word.
     */
    synchronized int any(List<List<String>> readings, int list) {
        int[] key = key(readings, list);
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
                        });
        for (List<String> reading : readings) {
            int[] words = reading.stream().mapToInt(vocabulary::number).toArray();
            if (words.length == 1) {
                vocabulary.word(words[0], list, atom);
            } else {
                vocabulary.phrase(words, list, atom);
            }
        }
        sequences.put(key, atom);
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
        int atom = add(Kind.PREFIX);
        vocabulary.prefix(start, list, atom);
        prefixes.put(list + start, atom);
        return atom;
    }

    /** Whether it is a place that work may lie in. */
    synchronized boolean place(int atom) {
        Kind kind = KINDS[kinds[atom]];
        return kind == Kind.PLACE || kind == Kind.COUNTRY;
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

    /** How common each atom is, as far as is known now. */
    synchronized Commonness commonness() {
        float[] shares = new float[count];
        boolean[] places = new boolean[count];
        int of = postings;
        for (int i = 0; i < shares.length; i++) {
            float usual = KINDS[kinds[i]].usual;
            shares[i] = of < ENOUGH ? usual : Math.min(1, (held[i] + 10 * usual) / (of + 10));
            places[i] = place(i);
        }
        shares[Held.TRUE] = 1;
        return new Commonness(shares, places);
    }

    /**
     * What a builder knows of atoms.
     *
     * @param share of the postings for which each holds
     * @param place whether it is a place
     */
    record Commonness(float[] share, boolean[] place) {}
}
