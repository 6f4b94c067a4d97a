package io.rolecall.search.column;

import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;

/** A set of documents of a {@link View}, none of them deleted. Not to be changed once it is made; for one thread. */
public final class DocSet {
    private final List<FixedBitSet> bySegment;
    private final int[] sizes;
    private final int[][] lists;
    private final int size;

    /** @param bySegment in the order of the view's segments */
    public DocSet(List<FixedBitSet> bySegment) {
        this.bySegment = List.copyOf(bySegment);
        this.sizes = bySegment.stream().mapToInt(FixedBitSet::cardinality).toArray();
        this.lists = new int[sizes.length][];
        int all = 0;
        for (int one : sizes) {
            all += one;
        }
        this.size = all;
    }

    /** How many documents there are. */
    public int size() {
        return size;
    }

    /** How many there are in a segment. */
    public int size(int segment) {
        return sizes[segment];
    }

    /** Those of a segment. */
    public FixedBitSet of(int segment) {
        return bySegment.get(segment);
    }

    /** Those of a segment, ascending. */
    public int[] list(int segment) {
        if (lists[segment] == null) {
            int[] list = new int[sizes[segment]];
            int at = 0;
            long[] words = bySegment.get(segment).getBits();
            for (int i = 0; at < list.length; i++) {
                for (long word = words[i]; word != 0; word &= word - 1) {
                    list[at++] = (i << 6) + Long.numberOfTrailingZeros(word);
                }
            }
            lists[segment] = list;
        }
        return lists[segment];
    }

    /** As a query, for what is to be looked for in this set only. */
    public Query query() {
        return new Members(this);
    }

    private static final class Members extends Query {
        private final DocSet set;

        private Members(DocSet set) {
            this.set = set;
        }

        @Override
        public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
            return new ConstantScoreWeight(this, boost) {
                @Override
                public ScorerSupplier scorerSupplier(LeafReaderContext leaf) {
                    return ConstantScoreScorerSupplier.fromIterator(
                            new BitSetIterator(set.of(leaf.ord), set.sizes[leaf.ord]),
                            score(),
                            mode,
                            leaf.reader().maxDoc());
                }

                @Override
                public boolean isCacheable(LeafReaderContext leaf) {
                    return false;
                }
            };
        }

        @Override
        public void visit(QueryVisitor visitor) {
            visitor.visitLeaf(this);
        }

        @Override
        public String toString(String field) {
            return "one of " + set.size + " documents";
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Members that && set == that.set;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(set);
        }
    }
}
