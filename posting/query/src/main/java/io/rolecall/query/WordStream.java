package io.rolecall.query;

import io.rolecall.query.WordTable.Word;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.BytesRef;

/** Hands words to Lucene at their positions, in bytes that were made before. Can be read again after a reset, and is used again. */
final class WordStream extends TokenStream {
    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final boolean withForms;

    private Word[] words = {};
    private BytesRef[] shared = {};
    private int[] positions = {};
    private int from;
    private int to;
    private int base;

    private int next;
    private int last;
    private boolean sharedNext;

    /** @param withForms whether a form stands at its position, too, where it is found by something else */
    WordStream(boolean withForms) {
        this.withForms = withForms;
    }

    /** @param base the position that counts as 0 */
    WordStream over(Word[] words, BytesRef[] shared, int[] positions, int from, int to, int base) {
        this.words = words;
        this.shared = shared;
        this.positions = positions;
        this.from = from;
        this.to = to;
        this.base = base;
        reset();
        return this;
    }

    @Override
    public void reset() {
        next = from;
        last = base - 1;
        sharedNext = false;
    }

    @Override
    public boolean incrementToken() {
        if (next == to) {
            return false;
        }
        int position = positions[next];
        increment.setPositionIncrement(position - last);
        last = position;
        BytesRef form = words[next].bytes;
        boolean both = withForms && shared[next] != form;
        if (both && !sharedNext) {
            term.setBytesRef(form);
            sharedNext = true;
        } else {
            term.setBytesRef(shared[next++]);
            sharedNext = false;
        }
        return true;
    }
}
