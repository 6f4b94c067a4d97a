package io.rolecall.query;

import io.rolecall.query.Expression.Prefix;
import io.rolecall.query.Expression.Word;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Reads one word of a text, or the beginning of words. */
final class QueryWords {
    /** So many words are remembered with all that they mean: the same few are asked for again and again. */
    private static final int REMEMBERED = 1 << 13;

    private static final Map<String, Word> KNOWN = new ConcurrentHashMap<>();

    private QueryWords() {}

    /**
     * @param start where it stands in the text, for what is said when it is refused
     * @return null for what says nothing: punctuation, and whom a title means ("m/w/d")
     */
    static @Nullable Expression read(QueryText text, String typed, int start) {
        String written = Genders.without(typed);
        int star = written.indexOf('*');
        if (star >= 0) {
            return prefix(text, written, star, start);
        }
        Word known = KNOWN.get(written);
        if (known != null) {
            return known;
        }
        if (!Sought.in(written)) {
            return null;
        }
        Sought sought = neutral(Sought.of(written, '/'));
        if (Genders.only(sought)) {
            return null;
        }
        if (KNOWN.size() >= REMEMBERED) {
            KNOWN.clear();
        }
        Word word = new Word(sought);
        KNOWN.put(written, word);
        return word;
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
