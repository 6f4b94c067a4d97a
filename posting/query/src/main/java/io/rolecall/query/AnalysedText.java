package io.rolecall.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One text of a posting as terms at positions, ready to be asked where a word occurs. */
final class AnalysedText {
    private static final int[] NOWHERE = new int[0];

    private final List<Token> tokens;
    private final @Nullable Inflection inflection;

    /** Where each word occurs: by its stem when it inflects in the text's language, by its form otherwise. */
    private final Map<String, int[]> positions;

    private AnalysedText(List<Token> tokens, @Nullable Inflection inflection) {
        this.tokens = tokens;
        this.inflection = inflection;
        this.positions = HashMap.newHashMap(tokens.size());
        for (Token token : tokens) {
            positions.merge(key(token.form()), new int[] {token.position()}, AnalysedText::append);
        }
    }

    static AnalysedText of(String text, @Nullable Inflection inflection) {
        return new AnalysedText(Tokenizer.tokens(text), inflection);
    }

    private static int[] append(int[] earlier, int[] one) {
        if (earlier[earlier.length - 1] == one[0]) {
            return earlier;
        }
        int[] longer = Arrays.copyOf(earlier, earlier.length + 1);
        longer[earlier.length] = one[0];
        return longer;
    }

    private String key(String form) {
        return inflection == null || !Inflection.inflects(form) ? form : "~" + inflection.stem(form);
    }

    List<Token> tokens() {
        return tokens;
    }

    @Nullable Inflection inflection() {
        return inflection;
    }

    /** Where a form or one with its stem occurs, ascending. */
    int[] occurrences(String form) {
        return positions.getOrDefault(key(form), NOWHERE);
    }

    /** Where all forms of a reading follow each other: the position of the first, or -1. */
    int find(List<String> reading) {
        for (int start : occurrences(reading.getFirst())) {
            if (follow(reading, start)) {
                return start;
            }
        }
        return -1;
    }

    boolean follow(List<String> reading, int start) {
        for (int i = 1; i < reading.size(); i++) {
            if (Arrays.binarySearch(occurrences(reading.get(i)), start + i) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The terms at a position that a form finds. */
    List<Token> at(int position, String form) {
        // Each position has at least one term, so the first of this one stands here or later.
        int i = Math.min(position, tokens.size());
        while (i < tokens.size() && tokens.get(i).position() < position) {
            i++;
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
            if (find(reading) >= 0) {
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

    void addTerms(Set<String> terms) {
        for (Token token : tokens) {
            terms.add(token.form());
            if (inflection != null && Inflection.inflects(token.form())) {
                terms.add("~" + inflection.stem(token.form()));
            }
        }
    }
}
