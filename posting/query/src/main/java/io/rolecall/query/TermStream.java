package io.rolecall.query;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Hands analysed texts to Lucene: each form, and at its position the stem with its language. Can be read again after a reset. */
final class TermStream extends TokenStream {
    /** Between texts, so that nothing stands next to a word of another. */
    private static final int GAP = 10;

    private final AnalysedText[] texts;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);

    private int text;
    private int token;
    private int base;
    private int last;
    private boolean stemNext;

    TermStream(AnalysedText... texts) {
        this.texts = texts;
        reset();
    }

    @Override
    public void reset() {
        text = 0;
        token = 0;
        base = 0;
        last = -1;
        stemNext = false;
    }

    @Override
    public boolean incrementToken() {
        while (text < texts.length && token == texts[text].tokens().size()) {
            text++;
            token = 0;
            base = last + GAP;
        }
        if (text == texts.length) {
            return false;
        }
        // The two attributes that change, and not all that an index writer has added.
        term.setEmpty();
        Inflection.Stem stem = texts[text].stems()[token];
        if (stemNext && stem != null) {
            term.append(stem.marked());
            increment.setPositionIncrement(0);
            stemNext = false;
            token++;
            return true;
        }
        Token now = texts[text].tokens().get(token);
        term.append(now.form());
        int position = base + now.position();
        increment.setPositionIncrement(position - last);
        last = position;
        stemNext = stem != null;
        if (!stemNext) {
            token++;
        }
        return true;
    }
}
