package io.rolecall.query;

import io.rolecall.query.Expression.Phrase;
import io.rolecall.query.Expression.Prefix;
import io.rolecall.query.Expression.Word;
import org.jspecify.annotations.Nullable;

/** Reads one word of a text, or the beginning of words. */
final class QueryWords {
    /** With all that they mean, by how they are typed: the same few are asked for again and again. */
    private static final Remembered<String, Word> WORDS = new Remembered<>(1 << 13);

    private static final Remembered<String, Phrase> PHRASES = new Remembered<>(1 << 12);

    private QueryWords() {}

    /**
     * @param start where it stands in the text, for what is said when it is refused
     * @return null for what says nothing: punctuation, and whom a title means ("m/w/d")
     */
    static @Nullable Expression read(QueryText text, String typed, int start) {
        Word known = WORDS.find(typed);
        if (known != null) {
            return known;
        }
        String written = Genders.without(typed);
        int star = written.indexOf('*');
        if (star >= 0) {
            return prefix(text, written, star, start);
        }
        if (!Sought.in(written)) {
            return null;
        }
        Sought sought = neutral(Sought.of(written, '/'));
        if (Genders.only(sought)) {
            return null;
        }
        Word word = new Word(sought);
        WORDS.put(typed, word);
        return word;
    }

    /** What stands between quotes; null where no word does. */
    static @Nullable Phrase phrase(String inside) {
        Phrase known = PHRASES.find(inside);
        if (known != null) {
            return known;
        }
        if (!Sought.in(inside)) {
            return null;
        }
        Phrase phrase = new Phrase(Sought.of(inside, ' '));
        PHRASES.put(inside, phrase);
        return phrase;
    }

    /** "Lehrer|in" is printed with a slash, and must then be read as what it was. */
    private static Sought neutral(Sought sought) {
        String text = Genders.without(sought.text());
        return text.equals(sought.text()) ? sought : Sought.of(text, '/');
    }

    private static Expression prefix(QueryText text, String written, int star, int start) {
        String before = written.substring(0, star);
        if (!Sought.in(before) || Sought.in(written.substring(star + 1))) {
            throw text.refused(start + star, "'*' is only known at the end of a word, as in nurs*");
        }
        Sought beginning = Sought.of(before, '/');
        int words = beginning.readings().getLast().size();
        if (words > 1) {
            throw text.refused(
                    start + star,
                    "'*' is only known after one word, and '" + InvalidQueryException.brief(before) + "' is " + words);
        }
        return new Prefix(beginning);
    }
}
