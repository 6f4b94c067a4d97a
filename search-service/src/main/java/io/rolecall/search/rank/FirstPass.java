package io.rolecall.search.rank;

import io.rolecall.query.TextWord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;

/** Scores by the one weighted field: nothing but terms, so that Lucene can skip whole blocks that hold none of the best. */
final class FirstPass {
    /** How soon more of a word stops counting more, in the field's units; lengths are already in the weights. */
    static final Similarity SIMILARITY = new BM25Similarity(3f * RankFields.UNIT, 0);

    /** Another form of a word counts less than the word. */
    private static final float STEM = 0.8f;

    /** Another word for it, too. */
    private static final float OTHERWISE = 0.5f;

    private FirstPass() {}

    static Query query(Wanted wanted, Query filter) {
        BooleanQuery.Builder scored = new BooleanQuery.Builder().add(filter, Occur.FILTER);
        wanted.groups().stream()
                .filter(g -> !g.filler())
                .forEach(g -> scored.add(either(g.ways()), g.needed() ? Occur.MUST : Occur.SHOULD));
        return scored.build();
    }

    private static Query either(List<List<String>> ways) {
        if (ways.size() == 1) {
            return sequence(ways.getFirst());
        }
        if (ways.stream().allMatch(w -> w.size() == 1)) {
            return words(ways);
        }
        // Whoever says it in three ways doesn't say it three times.
        List<Query> any = new ArrayList<>();
        any.add(sequence(ways.getFirst()));
        ways.stream().skip(1).forEach(w -> any.add(new BoostQuery(sequence(w), OTHERWISE)));
        return new DisjunctionMaxQuery(any, 0);
    }

    private static Query sequence(List<String> forms) {
        if (forms.size() == 1) {
            return word(forms.getFirst());
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        forms.forEach(f -> all.add(word(f), Occur.MUST));
        return all.build();
    }

    private static Query word(String form) {
        return words(List.of(List.of(form)));
    }

    /** Words of which any will do: the first is the one that was written. */
    private static Query words(List<List<String>> ways) {
        SynonymQuery.Builder any = new SynonymQuery.Builder(RankFields.WORDS);
        Set<String> added = new HashSet<>();
        for (int w = 0; w < ways.size(); w++) {
            String form = ways.get(w).getFirst();
            for (String term : terms(form)) {
                if (added.add(term)) {
                    float worth = term.equals(form) ? 1 : STEM;
                    any.addTerm(new Term(RankFields.WORDS, term), w == 0 ? worth : worth * OTHERWISE);
                }
            }
        }
        return any.build();
    }

    /** The form, and by what its other forms are known: forms that are their own stem, and marked stems. */
    static Set<String> terms(String form) {
        Set<String> terms = new LinkedHashSet<>();
        terms.add(form);
        TextWord.stems(form).forEach(stem -> {
            terms.add(stem);
            terms.add(RankFields.STEM + stem);
        });
        return terms;
    }

    /** How much a group tells: more, the fewer postings have its rarest word. */
    static double weight(IndexReader reader, Wanted.Group group) throws IOException {
        if (group.filler()) {
            return 0;
        }
        int rarest = Integer.MAX_VALUE;
        for (String form : group.ways().getFirst()) {
            int most = 0;
            for (String term : terms(form)) {
                most = Math.max(most, reader.docFreq(new Term(RankFields.WORDS, term)));
            }
            rarest = Math.min(rarest, most);
        }
        int all = Math.max(1, reader.numDocs());
        return Math.log(1 + (Math.max(all, rarest) - rarest + 0.5) / (rarest + 0.5));
    }
}
