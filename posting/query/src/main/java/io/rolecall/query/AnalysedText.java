package io.rolecall.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One text of a posting as terms at positions, ready to be asked where a word occurs. */
final class AnalysedText {
    private static final Positions NOWHERE = new Positions();

    private final List<Token> tokens;
    private final @Nullable Inflection inflection;

    /**
     * Where each word occurs: by its stem when it inflects in the text's language, by its form otherwise. Made when something is asked
     * of it, which who fills an index never does.
     */
    private volatile @Nullable Map<String, Positions> positions;

    /** What each token is kept under besides its form; null where it doesn't inflect. Made when it is asked for. */
    private volatile Inflection.@Nullable Stem @Nullable [] stems;

    private AnalysedText(List<Token> tokens, @Nullable Inflection inflection) {
        this.tokens = tokens;
        this.inflection = inflection;
    }

    private Map<String, Positions> positions() {
        Map<String, Positions> known = positions;
        if (known == null) {
            known = HashMap.newHashMap(tokens.size());
            for (Token token : tokens) {
                known.computeIfAbsent(key(token.form()), _ -> new Positions()).add(token.position());
            }
            positions = known;
        }
        return known;
    }

    static AnalysedText of(String text, @Nullable Inflection inflection) {
        return of(Tokenizer.tokens(text), inflection);
    }

    /** @param tokens of a text, or those of them that matter, in their order */
    static AnalysedText of(List<Token> tokens, @Nullable Inflection inflection) {
        return new AnalysedText(tokens, inflection);
    }

    /** The names of places: in no language. */
    static AnalysedText ofPlaces(String text) {
        return new AnalysedText(PlaceText.tokens(text), null);
    }

    private String key(String form) {
        return key(form, inflection);
    }

    /** What two forms share that are found by each other. */
    static String key(String form, @Nullable Inflection inflection) {
        return inflection == null || !Inflection.inflects(form) ? form : inflection.key(form);
    }

    List<Token> tokens() {
        return tokens;
    }

    @Nullable Inflection inflection() {
        return inflection;
    }

    /** By token: its stem in the text's language; null where it doesn't inflect. Not to be changed. */
    Inflection.@Nullable Stem[] stems() {
        Inflection.@Nullable Stem[] known = stems;
        if (known == null) {
            known = new Inflection.Stem[tokens.size()];
            for (int i = 0; inflection != null && i < known.length; i++) {
                String form = tokens.get(i).form();
                known[i] = Inflection.inflects(form) ? inflection.known(form) : null;
            }
            stems = known;
        }
        return known;
    }

    /** Where a form or one with its stem occurs. */
    Positions occurrences(String form) {
        return positions().getOrDefault(key(form), NOWHERE);
    }

    /** Where all forms of a reading follow each other: the positions of the first, ascending. */
    int[] starts(List<String> reading) {
        Positions[] each = reading.stream().map(this::occurrences).toArray(Positions[]::new);
        int rarest = 0;
        for (int i = 1; i < each.length; i++) {
            rarest = each[i].count() < each[rarest].count() ? i : rarest;
        }
        int[] starts = each[rarest].less(rarest);
        for (int i = 0; i < each.length && starts.length > 0; i++) {
            starts = i == rarest ? starts : each[i].after(starts, i);
        }
        return starts;
    }

    /** The terms at a position that a form finds. */
    List<Token> at(int position, String form) {
        int i = 0;
        for (int end = tokens.size(); i < end; ) {
            int middle = (i + end) >>> 1;
            if (tokens.get(middle).position() < position) {
                i = middle + 1;
            } else {
                end = middle;
            }
        }
        List<Token> found = new ArrayList<>(1);
        String key = key(form);
        for (; i < tokens.size() && tokens.get(i).position() == position; i++) {
            if (key(tokens.get(i).form()).equals(key)) {
                found.add(tokens.get(i));
            }
        }
        return found;
    }

    boolean has(Sought sought) {
        for (List<String> reading : sought.readings()) {
            if (reading.size() == 1 ? positions().containsKey(key(reading.getFirst())) : starts(reading).length > 0) {
                return true;
            }
        }
        return false;
    }

    boolean hasPrefix(String start) {
        for (Token token : tokens) {
            if (token.form().startsWith(start)) {
                return true;
            }
        }
        return false;
    }

    /** The forms, and what their occurrences are kept under. */
    void addTerms(Set<String> terms) {
        terms.addAll(positions().keySet());
        if (inflection != null) {
            tokens.forEach(t -> terms.add(t.form()));
        }
    }
}
