package io.rolecall.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A word of a text as the one analysis cuts it: for ordering what matches and for proposing other words, never for deciding a
 * match.
 *
 * @param form what is compared
 * @param start where it begins in the text, in UTF-16 units
 * @param end where it ends
 */
public record TextWord(String form, int start, int end) {
    /** The words of which the text is the sequence. */
    public static List<TextWord> of(String text) {
        return of(Tokenizer.tokens(text));
    }

    static List<TextWord> of(List<Token> tokens) {
        List<TextWord> words = new ArrayList<>(tokens.size());
        for (Token token : tokens) {
            if (token.kind() == Token.Kind.MAIN) {
                words.add(new TextWord(token.form(), token.start(), token.end()));
            }
        }
        return words;
    }

    /** What a form shares with its other forms in a language; the form itself where it has none. */
    public static String stem(String form, @Nullable String language) {
        Inflection inflection = Inflection.of(language);
        return inflection == null || !Inflection.inflects(form) ? form : inflection.stem(form);
    }

    /** The stems of a form in all languages that inflect here. */
    public static Set<String> stems(String form) {
        Set<String> stems = new LinkedHashSet<>();
        if (Inflection.inflects(form)) {
            for (Inflection inflection : Inflection.values()) {
                stems.add(inflection.stem(form));
            }
        }
        return stems;
    }

    /** The term by which {@link PostingDocument} keeps all inflections of a form in the texts of postings of a language. */
    public static String term(String form, @Nullable String language) {
        Inflection inflection = Inflection.of(language);
        return inflection == null || !Inflection.inflects(form) ? form : inflection.marked(form);
    }
}
