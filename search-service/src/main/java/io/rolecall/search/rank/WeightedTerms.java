package io.rolecall.search.rank;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.jspecify.annotations.Nullable;

/** Hands words to Lucene, each once and as if it occurred as often as it weighs. */
final class WeightedTerms extends TokenStream {
    private static final int MOST = 4_096;

    private final Collection<String> words;
    private final @Nullable Map<String, Double> weights;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final @Nullable TermFrequencyAttribute frequency;
    private Iterator<String> next;

    WeightedTerms(Map<String, Double> weights) {
        this.words = weights.keySet();
        this.weights = weights;
        this.frequency = addAttribute(TermFrequencyAttribute.class);
        this.next = words.iterator();
    }

    /** Of no weight. */
    WeightedTerms(Collection<String> words) {
        this.words = words;
        this.weights = null;
        this.frequency = null;
        this.next = words.iterator();
    }

    @Override
    public void reset() {
        next = words.iterator();
    }

    @Override
    public boolean incrementToken() {
        if (!next.hasNext()) {
            return false;
        }
        clearAttributes();
        String word = next.next();
        term.append(word);
        if (weights != null && frequency != null) {
            long weight = Math.round(weights.getOrDefault(word, 1.0));
            frequency.setTermFrequency((int) Math.clamp(weight, 1, MOST));
        }
        return true;
    }
}
