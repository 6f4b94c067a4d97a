package io.rolecall.search.find;

import io.rolecall.search.index.Columns;
import io.rolecall.search.index.Facet;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/** The postings that match, by segment: what is counted. */
final class MatchSet {
    private final Map<LeafReaderContext, FixedBitSet> bySegment;
    private final int size;

    private MatchSet(Map<LeafReaderContext, FixedBitSet> bySegment, int size) {
        this.bySegment = bySegment;
        this.size = size;
    }

    static MatchSet of(IndexSearcher searcher, Query query) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        Map<LeafReaderContext, FixedBitSet> bySegment = new HashMap<>();
        int size = 0;
        for (LeafReaderContext segment : searcher.getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(segment);
            if (scorer == null) {
                continue;
            }
            FixedBitSet matches = new FixedBitSet(segment.reader().maxDoc());
            Bits live = segment.reader().getLiveDocs();
            DocIdSetIterator hits = scorer.iterator();
            for (int doc = hits.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = hits.nextDoc()) {
                if (live == null || live.get(doc)) {
                    matches.set(doc);
                    size++;
                }
            }
            bySegment.put(segment, matches);
        }
        return new MatchSet(bySegment, size);
    }

    int size() {
        return size;
    }

    /** How many of the matches have which value of a facet. */
    Map<String, Integer> count(Facet facet) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        for (var segment : bySegment.entrySet()) {
            count(segment.getKey().reader(), segment.getValue(), Columns.of(facet), counts);
        }
        return counts;
    }

    private static void count(LeafReader reader, FixedBitSet matches, String field, Map<String, Integer> counts)
            throws IOException {
        SortedSetDocValues values = DocValues.getSortedSet(reader, field);
        int[] byOrdinal = new int[Math.toIntExact(values.getValueCount())];
        DocIdSetIterator docs = new BitSetIterator(matches, 0);
        SortedDocValues single = DocValues.unwrapSingleton(values);
        for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
            if (single != null) {
                if (single.advanceExact(doc)) {
                    byOrdinal[single.ordValue()]++;
                }
            } else if (values.advanceExact(doc)) {
                for (int i = values.docValueCount(); i > 0; i--) {
                    byOrdinal[(int) values.nextOrd()]++;
                }
            }
        }
        for (int ordinal = 0; ordinal < byOrdinal.length; ordinal++) {
            if (byOrdinal[ordinal] > 0) {
                counts.merge(values.lookupOrd(ordinal).utf8ToString(), byOrdinal[ordinal], Integer::sum);
            }
        }
    }
}
