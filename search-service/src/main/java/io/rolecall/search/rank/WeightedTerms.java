package io.rolecall.search.rank;

import io.rolecall.search.rank.RankFields.Weight;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/** Hands words to Lucene, each once and as if it occurred as often as it weighs. */
final class WeightedTerms extends TokenStream {
    private static final int MOST = 4_096;

    private final Map<String, Weight> words;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
    private Iterator<Map.Entry<String, Weight>> next;

    WeightedTerms(Map<String, Weight> words) {
        this.words = words;
        this.next = words.entrySet().iterator();
    }

    /** The same of words without a weight. */
    static TokenStream plain(Collection<String> words) {
        return new Plain(words);
    }

    @Override
    public void reset() {
        clearAttributes();
        next = words.entrySet().iterator();
    }

    @Override
    public boolean incrementToken() {
        if (!next.hasNext()) {
            return false;
        }
        term.setEmpty();
        Map.Entry<String, Weight> word = next.next();
        term.append(word.getKey());
        frequency.setTermFrequency((int) Math.clamp(Math.round(word.getValue().sum()), 1, MOST));
        return true;
    }

    private static final class Plain extends TokenStream {
        private final Collection<String> words;
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private Iterator<String> next;

        Plain(Collection<String> words) {
            this.words = words;
            this.next = words.iterator();
        }

        @Override
        public void reset() {
            clearAttributes();
            next = words.iterator();
        }

        @Override
        public boolean incrementToken() {
            if (!next.hasNext()) {
                return false;
            }
            term.setEmpty();
            term.append(next.next());
            return true;
        }
    }
}
