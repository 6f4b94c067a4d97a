package io.rolecall.search.find;

import io.rolecall.query.LuceneQueries;
import io.rolecall.query.Query;
import io.rolecall.search.column.Segment;
import io.rolecall.search.column.View;
import io.rolecall.search.index.Columns;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.DocIdStream;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Something that documents pass or not, segment by segment. The sets may be shared: they are not to be changed. */
sealed interface Filter {
    /** Those of a segment that pass, deleted ones among them. */
    FixedBitSet passing(View view, int segment) throws IOException;

    /** Whatever Lucene finds for a query. */
    final class Found implements Filter {
        private final Query query;
        private @Nullable Weight weight;

        Found(Query query) {
            this.query = query;
        }

        @Override
        public FixedBitSet passing(View view, int segment) throws IOException {
            Weight known = weight;
            if (known == null) {
                known = view.createWeight(
                        view.rewrite(LuceneQueries.matchingKeys(query)), ScoreMode.COMPLETE_NO_SCORES, 1);
                weight = known;
            }
            LeafReaderContext leaf = view.leaf(segment);
            FixedBitSet found = new FixedBitSet(leaf.reader().maxDoc());
            BulkScorer scorer = known.bulkScorer(leaf);
            if (scorer != null) {
                scorer.score(new Taker(found), null, 0, DocIdSetIterator.NO_MORE_DOCS);
            }
            return found;
        }
    }

    /** What Lucene finds for criteria, kept by the segment for the next who asks. */
    final class Kept implements Filter {
        private final SortedMap<String, List<String>> criteria;
        private @Nullable Found found;

        Kept(SortedMap<String, List<String>> criteria) {
            this.criteria = criteria;
        }

        @Override
        public FixedBitSet passing(View view, int segment) throws IOException {
            Segment columns = view.segments().get(segment);
            FixedBitSet kept = columns.filter(criteria);
            if (kept == null) {
                Found asked = found == null ? new Found(Query.parse(criteria)) : found;
                found = asked;
                kept = asked.passing(view, segment);
                columns.keep(criteria, kept);
            }
            return kept;
        }
    }

    /**
     * Posted no earlier than a moment.
     *
     * @param since in seconds since 1970
     */
    record Posted(long since) implements Filter {
        @Override
        public FixedBitSet passing(View view, int segment) {
            long[] posted = view.segments().get(segment).numbers(Columns.POSTED);
            FixedBitSet passing = new FixedBitSet(posted.length);
            long[] words = passing.getBits();
            for (int i = 0; i < words.length; i++) {
                // Without a branch, which would be guessed wrong half of the time.
                long word = 0;
                for (int doc = Math.min(posted.length, (i + 1) << 6) - 1; doc >= i << 6; doc--) {
                    word = word << 1 | (posted[doc] >= since ? 1 : 0);
                }
                words[i] = word;
            }
            return passing;
        }
    }

    /** Takes what is found, one by one or by the thousands. */
    record Taker(FixedBitSet found) implements LeafCollector {
        @Override
        public void setScorer(Scorable scorer) {
            // Nothing is scored here.
        }

        @Override
        public void collect(int doc) {
            found.set(doc);
        }

        @Override
        public void collectRange(int from, int to) {
            found.set(from, to);
        }

        @Override
        public void collect(DocIdStream docs) throws IOException {
            docs.forEach(found::set);
        }
    }
}
