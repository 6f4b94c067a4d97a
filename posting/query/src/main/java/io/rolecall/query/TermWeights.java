package io.rolecall.query;

import io.rolecall.query.WordTable.Term;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/** Hands terms to Lucene, each once and as if it occurred as often as it weighs. Can be read again after a reset, and is used again. */
final class TermWeights extends TokenStream {
    private static final int MOST = 4_096;

    private final List<Term> terms;
    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
    private int next;

    TermWeights(List<Term> terms) {
        this.terms = terms;
    }

    @Override
    public void reset() {
        // Whoever read it last has set them to what stands behind the end.
        clearAttributes();
        next = 0;
    }

    @Override
    public boolean incrementToken() {
        if (next == terms.size()) {
            return false;
        }
        Term now = terms.get(next++);
        term.setBytesRef(now.bytes);
        frequency.setTermFrequency((int) Math.clamp(Math.round(now.weight), 1, MOST));
        return true;
    }
}
