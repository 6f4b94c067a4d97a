package io.rolecall.search.rank;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.BoostAttribute;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The words of the postings in one view of the index. */
public final class Vocabulary {
    /** Beyond these, what is nearer or more common has come already. */
    private static final int MOST_LIKE = 200;

    private final IndexReader reader;

    public Vocabulary(IndexReader reader) {
        this.reader = reader;
    }

    /**
     * A word that looks like another.
     *
     * @param word as it is written, in small letters
     * @param edits letters that are wrong, missing, too many, or two that changed places
     * @param postings that have it in title, organisation, skills or places
     */
    public record Like(String word, int edits, int postings) {}

    /** How many postings have a form or one that inflects alike, in any of their texts. */
    public int frequency(String form) throws IOException {
        int most = 0;
        for (String term : FirstPass.terms(form)) {
            most = Math.max(most, reader.docFreq(new Term(RankFields.WORDS, term)));
        }
        return most;
    }

    /** How many postings have a word, as it is written in small letters, in title, organisation, skills or places. */
    public int titled(String word) throws IOException {
        return reader.docFreq(new Term(RankFields.SPELLING, word));
    }

    /** The words that look most like one, the likeliest first. */
    public List<Like> like(String word, int edits, int most) throws IOException {
        @Nullable Terms terms = MultiTerms.getTerms(reader, RankFields.SPELLING);
        List<Like> found = new ArrayList<>();
        if (terms == null) {
            return found;
        }
        FuzzyTermsEnum near = new FuzzyTermsEnum(terms, new Term(RankFields.SPELLING, word), edits, 0, true);
        BoostAttribute likeness = near.attributes().addAttribute(BoostAttribute.class);
        int length = word.codePointCount(0, word.length());
        for (BytesRef term = near.next(); term != null && found.size() < MOST_LIKE; term = near.next()) {
            String other = term.utf8ToString();
            int shorter = Math.min(length, other.codePointCount(0, other.length()));
            int wrong = Math.round((1 - likeness.getBoost()) * shorter);
            if (!other.equals(word)) {
                found.add(new Like(other, wrong, near.docFreq()));
            }
        }
        found.sort(Comparator.comparingDouble((Like l) -> -likely(word, l)).thenComparing(Like::word));
        return found.size() <= most ? found : found.subList(0, most);
    }

    /** People seldom mistype the first letter, and mean common words more often than rare ones. */
    private static double likely(String word, Like like) {
        return Math.log(1 + like.postings) - 4 * like.edits - (like.word.charAt(0) == word.charAt(0) ? 0 : 2);
    }
}
