package io.rolecall.query;

import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Postings with a point within a radius, decided by the same arithmetic on the same numbers as {@link Evaluator}'s. */
final class RadiusQuery extends Query {
    private final double lat;
    private final double lon;
    private final int radiusKm;

    RadiusQuery(double lat, double lon, int radiusKm) {
        this.lat = lat;
        this.lon = lon;
        this.radiusKm = radiusKm;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
                BinaryDocValues points = context.reader().getBinaryDocValues(PostingDocument.POINTS);
                if (points == null) {
                    return null;
                }
                TwoPhaseIterator within = new TwoPhaseIterator(points) {
                    @Override
                    public boolean matches() throws IOException {
                        return Points.within(points.binaryValue(), lat, lon, radiusKm);
                    }

                    @Override
                    public float matchCost() {
                        return 100;
                    }
                };
                return ConstantScoreScorerSupplier.fromIterator(
                        TwoPhaseIterator.asDocIdSetIterator(within),
                        score(),
                        mode,
                        context.reader().maxDoc());
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return true;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "within " + radiusKm + " km of " + lat + "," + lon;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RadiusQuery that && lat == that.lat && lon == that.lon && radiusKm == that.radiusKm;
    }

    @Override
    public int hashCode() {
        return Objects.hash(lat, lon, radiusKm);
    }
}
