package io.rolecall.query;

import java.nio.charset.StandardCharsets;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Words with the bytes that an index wants of them, each made once. For one thread. */
final class WordTable {
    /** By open addressing; a form is another word in each language. */
    private @Nullable Word[] slots = new Word[1 << 13];

    private int size;

    /** What an index has once for each posting, with what it weighs in the one that is read. */
    static class Term {
        final BytesRef bytes;

        /** The number of the posting that it was seen in last. */
        int seenIn;

        double weight;

        Term(String term) {
            this.bytes = new BytesRef(term.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A form in one language. */
    static final class Word extends Term {
        private final String form;
        private final int hash;
        private final @Nullable Inflection inflection;

        /** What its inflections share in a text of its language: the stem marked with that, or the form of what doesn't inflect. */
        final BytesRef shared;

        /** The stem, where it is another than the form; words of the same stem have the same one. */
        final @Nullable Term stem;

        private Word(
                String form,
                int hash,
                @Nullable Inflection inflection,
                @Nullable BytesRef marked,
                @Nullable Term stem) {
            super(form);
            this.form = form;
            this.hash = hash;
            this.inflection = inflection;
            this.shared = marked == null ? bytes : marked;
            this.stem = stem;
        }
    }

    int size() {
        return size;
    }

    Word word(String form, @Nullable Inflection inflection) {
        int hash = form.hashCode();
        int slot = slot(hash, slots.length);
        for (Word known = slots[slot]; known != null; known = slots[slot]) {
            if (known.hash == hash && known.inflection == inflection && known.form.equals(form)) {
                return known;
            }
            slot = slot + 1 & slots.length - 1;
        }
        Word word = made(form, hash, inflection);
        if (2 * ++size > slots.length) {
            grow();
        }
        put(slots, word);
        return word;
    }

    private Word made(String form, int hash, @Nullable Inflection inflection) {
        if (inflection == null || !Inflection.inflects(form)) {
            return new Word(form, hash, inflection, null, null);
        }
        Inflection.Stem known = inflection.known(form);
        // No form begins as a stem does, so that stems can be kept among them.
        Term stem = known.other().equals(form) ? null : word(known.other(), inflection);
        return new Word(form, hash, inflection, new BytesRef(known.marked().getBytes(StandardCharsets.UTF_8)), stem);
    }

    private void grow() {
        Word[] larger = new Word[2 * slots.length];
        for (Word word : slots) {
            if (word != null) {
                put(larger, word);
            }
        }
        slots = larger;
    }

    private static void put(@Nullable Word[] slots, Word word) {
        int slot = slot(word.hash, slots.length);
        while (slots[slot] != null) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = word;
    }

    private static int slot(int hash, int slots) {
        return (hash * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(slots) + 1;
    }
}
