package io.rolecall.search.rank;

import java.util.Collection;
import java.util.Iterator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Hands words to Lucene, each once. */
final class PlainTerms extends TokenStream {
    private final Collection<String> words;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private Iterator<String> next;

    PlainTerms(Collection<String> words) {
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
