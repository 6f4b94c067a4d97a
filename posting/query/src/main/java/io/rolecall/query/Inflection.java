package io.rolecall.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fi.FinnishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchMinimalStemFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.no.NorwegianLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;

/**
 * The languages whose plural and simple inflection is known: the second half of the one analysis. Within one, two words are the
 * same when their stems are. Stems are made of forms that are already folded, so that a query without accents finds the same.
 */
enum Inflection {
    DANISH("da", s -> new SnowballFilter(s, new DanishStemmer())),
    DUTCH("nl", s -> new SnowballFilter(s, new DutchStemmer())),
    ENGLISH("en", EnglishMinimalStemFilter::new),
    FINNISH("fi", FinnishLightStemFilter::new),
    FRENCH("fr", FrenchMinimalStemFilter::new),
    GERMAN("de", GermanLightStemFilter::new),
    ITALIAN("it", ItalianLightStemFilter::new),
    NORWEGIAN("no", NorwegianLightStemFilter::new),
    PORTUGUESE("pt", PortugueseLightStemFilter::new),
    SPANISH("es", SpanishLightStemFilter::new),
    SWEDISH("sv", SwedishLightStemFilter::new);

    /** Shorter words have no ending to lose: "its" must not become "it". */
    private static final int SHORTEST_WORD = 4;

    private static final int SHORTEST_STEM = 3;
    private static final int CACHED_BITS = 14;

    private final String code;
    private final Stemmer stemmer;

    /** The newest stem for each slot; a lost race only costs making it again. */
    private final @Nullable Stem[] cache = new Stem[1 << CACHED_BITS];

    Inflection(String code, UnaryOperator<TokenStream> filter) {
        this.code = code;
        this.stemmer = new Stemmer(filter);
    }

    private static final Inflection[] ALL = values();

    /**
     * What a form is kept under.
     *
     * @param key the stem after a tilde
     * @param other the same, or the form itself where it is its own stem
     * @param marked the stem as an index keeps it
     */
    record Stem(String form, String stem, String key, String other, String marked) {}

    /**
     * The inflection of an ISO 639-1 language; null where none is known. What is in no known language is mostly a title without a
     * text, and inflected as English, whose plural does the least harm to others.
     */
    static @Nullable Inflection of(@Nullable String language) {
        if (language == null) {
            return ENGLISH;
        }
        String wanted = language.equals("nb") || language.equals("nn") ? "no" : language;
        for (Inflection inflection : ALL) {
            if (inflection.code.equals(wanted)) {
                return inflection;
            }
        }
        return null;
    }

    /** Whether a form can have other forms: only words of the letters a to z can. */
    static boolean inflects(String form) {
        for (int i = 0; i < form.length(); i++) {
            if (form.charAt(i) < 'a' || form.charAt(i) > 'z') {
                return false;
            }
        }
        return true;
    }

    /** What a form that {@linkplain #inflects inflects} shares with its other forms in this language. */
    String stem(String form) {
        return form.length() < SHORTEST_WORD ? form : known(form).stem;
    }

    /** The stem after a tilde, which no form begins with. */
    String key(String form) {
        return known(form).key;
    }

    /** All of that for a form that {@linkplain #inflects inflects}. */
    Stem known(String form) {
        int slot = (form.hashCode() * 0x9E3779B9) >>> (32 - CACHED_BITS);
        Stem known = cache[slot];
        if (known == null || !known.form.equals(form)) {
            String stem = form.length() < SHORTEST_WORD ? form : stemmer.stem(form);
            String kept = stem.length() < SHORTEST_STEM ? form : stem;
            String key = "~" + kept;
            known = new Stem(form, kept, key, kept.equals(form) ? form : key, "~" + code + ":" + kept);
            cache[slot] = known;
        }
        return known;
    }

    /** The stem as an index keeps it: marked with its language, and never the beginning of a form. */
    String marked(String form) {
        return known(form).marked;
    }

    /** Lucene's stemmers are doors with a filter before them: a stream of one word goes through. */
    private static final class Stemmer {
        private final OneWord word = new OneWord();
        private final CharTermAttribute term = word.addAttribute(CharTermAttribute.class);
        private final TokenStream stream;

        Stemmer(UnaryOperator<TokenStream> filter) {
            this.stream = filter.apply(word);
        }

        synchronized String stem(String form) {
            try {
                word.next = form;
                stream.reset();
                stream.incrementToken();
                return term.toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class OneWord extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private String next = "";

        @Override
        public boolean incrementToken() {
            clearAttributes();
            term.append(next);
            return true;
        }
    }
}
