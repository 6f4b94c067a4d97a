package io.rolecall.notify.index;

import io.rolecall.posting.Location;
import io.rolecall.query.Analysis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What postings are made of, remembered: most texts consist of pieces that stood in texts before, and no term reaches over a space.
 * Finding a piece takes no lock; a new one is taken apart by the one analysis under the vocabulary's.
 */
final class Chunks {
    /** In UTF-16 units. Longer pieces are no words; they are taken apart each time. */
    static final int LONGEST = 48;

    private static final int SLOTS = 1 << 17;

    /** More places than this are seldom those of another posting. */
    private static final int MOST_PLACES = 16;

    private final Vocabulary vocabulary;
    private final @Nullable Chunk[][] slots = new Chunk[Analysis.LANGUAGES][];
    private final List<Terms> terms =
            IntStream.range(0, Analysis.LANGUAGES).mapToObj(Terms::new).toList();
    private final Map<List<Location>, Chunk> places = new ConcurrentHashMap<>();
    private final Map<String, Term[]> titles = new ConcurrentHashMap<>();
    private final Map<String, Term> occupations = new ConcurrentHashMap<>();
    private int size;

    Chunks(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The piece that was come to. */
    Chunk find(Pieces piece, int language) {
        Chunk[] table = slots[language];
        int hash = piece.hash();
        if (table != null && piece.length() <= LONGEST) {
            int slot = slot(hash);
            for (Chunk chunk = table[slot]; chunk != null; chunk = table[slot]) {
                if (chunk.hash == hash && chunk.is(piece)) {
                    return chunk;
                }
                slot = slot + 1 & SLOTS - 1;
            }
        }
        return make(piece, language);
    }

    /**
     * Fetches what will most likely be found for the pieces that were read ahead, many at a time, so that nothing waits for one after the other.
     *
     * @return nothing to be used: it must only be asked for, so that the work is not left out
     */
    int near(Pieces pieces, int count, int language) {
        Chunk[] table = slots[language];
        int sum = 0;
        if (table != null) {
            for (int i = 0; i < count; i++) {
                Chunk chunk = table[slot(pieces.hash(i))];
                if (chunk != null && chunk.only != null) {
                    sum += chunk.only.lists.length;
                }
            }
        }
        return sum;
    }

    private static int slot(int hash) {
        return (hash * 0x9E3779B9) >>> 15;
    }

    private Chunk make(Pieces piece, int language) {
        Forms forms = new Forms();
        String text = piece.string();
        Analysis.each(text, forms);
        boolean kept = text.length() <= LONGEST;
        vocabulary.prepare(language);
        synchronized (vocabulary) {
            Chunk chunk = new Chunk(
                    text,
                    piece.head(),
                    piece.tail(),
                    piece.hash(),
                    piece.exact(),
                    forms.terms(language, kept),
                    forms.offsets());
            if (kept) {
                remember(chunk, language);
            }
            return chunk;
        }
    }

    /** The forms of a piece; what they set off is looked up when all are known. */
    private final class Forms implements ObjIntConsumer<String> {
        private final List<String> forms = new ArrayList<>();
        private final List<Integer> at = new ArrayList<>();

        @Override
        public void accept(String form, int position) {
            forms.add(form);
            at.add(position);
        }

        Term[] terms(int language, boolean kept) {
            return forms.stream().map(f -> term(f, language, kept)).toArray(Term[]::new);
        }

        int[] offsets() {
            return at.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    private void remember(Chunk chunk, int language) {
        Chunk[] table = slots[language];
        if (table == null) {
            table = new Chunk[SLOTS];
            slots[language] = table;
        }
        int slot = slot(chunk.hash);
        while (table[slot] != null) {
            if (Objects.requireNonNull(table[slot]).text.equals(chunk.text)) {
                return;
            }
            slot = slot + 1 & SLOTS - 1;
        }
        table[slot] = chunk;
        grow(1);
    }

    /** Remembers the pieces that another does. */
    void remember(Chunks other) {
        for (int language = 0; language < Analysis.LANGUAGES; language++) {
            Chunk[] table = other.slots[language];
            if (table != null) {
                vocabulary.prepare(language);
                for (Chunk chunk : table) {
                    if (chunk != null) {
                        again(chunk, language);
                    }
                }
            }
        }
    }

    private void again(Chunk chunk, int language) {
        synchronized (vocabulary) {
            Term[] those = new Term[chunk.terms.length];
            for (int i = 0; i < those.length; i++) {
                those[i] = term(chunk.terms[i].form, language, true);
            }
            remember(
                    new Chunk(chunk.text, chunk.head, chunk.tail, chunk.hash, chunk.exact, those, chunk.offsets),
                    language);
        }
    }

    /** Half of a table stays free, so that looking something up ends soon. */
    private void grow(int more) {
        size += more;
        if (size > SLOTS / 2) {
            vocabulary.forget(this);
        }
    }

    /** @param kept whether it will be remembered, and so is to be kept up */
    private Term term(String form, int language, boolean kept) {
        Terms those = terms.get(language);
        Term known = those.find(form);
        if (known != null) {
            return known;
        }
        Term term = new Term(form, vocabulary.lists(form, language));
        if (kept) {
            those.add(term);
        }
        return term;
    }

    /** The terms of the names of places. */
    Chunk places(List<Location> those) {
        Chunk known = places.get(those);
        if (known != null) {
            return known;
        }
        Forms forms = new Forms();
        Analysis.eachOfPlaces(those, forms);
        boolean kept = those.size() <= MOST_PLACES;
        synchronized (vocabulary) {
            Chunk chunk = new Chunk("", 0, 0, 0, false, forms.terms(0, kept), forms.offsets());
            if (kept) {
                places.put(List.copyOf(those), chunk);
                grow(1 + forms.forms.size() / 4);
            }
            return chunk;
        }
    }

    /** The occupations that a title names, as terms. */
    Term[] titled(String title) {
        Term[] known = titles.get(title);
        if (known != null) {
            return known;
        }
        Set<String> named = Analysis.occupationsIn(title);
        synchronized (vocabulary) {
            Term[] terms = named.stream().map(o -> term(o, 0, true)).toArray(Term[]::new);
            titles.put(title, terms);
            grow(1);
            return terms;
        }
    }

    /** An occupation as a term. */
    Term occupation(String code) {
        Term known = occupations.get(code);
        if (known != null) {
            return known;
        }
        synchronized (vocabulary) {
            Term term = term(Analysis.occupation(code), 0, true);
            occupations.put(code, term);
            grow(1);
            return term;
        }
    }

    /** Each remembered term that a word of an alert finds. */
    void eachLike(String word, Consumer<Term> term) {
        terms.forEach(those -> those.eachLike(word, term));
    }

    /** Each remembered term that begins so. */
    void eachBeginning(String start, Consumer<Term> term) {
        terms.forEach(those -> those.eachBeginning(start, term));
    }
}
