package io.rolecall.bench.opensearch;

import io.rolecall.place.Gazetteer;
import io.rolecall.query.PostingDocument;
import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.geo.GeoEncodingUtils;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;
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
import org.opensearch.core.common.ParsingException;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.xcontent.XContentBuilder;
import org.opensearch.core.xcontent.XContentParser;
import org.opensearch.index.query.AbstractQueryBuilder;
import org.opensearch.index.query.QueryShardContext;

/**
 * Within so many kilometres of a point. Its own query for that lays a grid before it looks at a document, which pays with many of them;
 * a percolator has one.
 */
public final class Near extends AbstractQueryBuilder<Near> {
    static final String NAME = "near";
    private final double lat;
    private final double lon;
    private final int km;

    public Near(double lat, double lon, int km) {
        this.lat = lat;
        this.lon = lon;
        this.km = km;
    }

    Near(StreamInput in) throws IOException {
        super(in);
        this.lat = in.readDouble();
        this.lon = in.readDouble();
        this.km = in.readVInt();
    }

    static Near read(XContentParser parser) throws IOException {
        double lat = 0;
        double lon = 0;
        int km = 0;
        String name = "";
        for (XContentParser.Token token = parser.nextToken();
                token != XContentParser.Token.END_OBJECT;
                token = parser.nextToken()) {
            if (token == XContentParser.Token.FIELD_NAME) {
                name = parser.currentName();
            } else {
                switch (name) {
                    case "lat" -> lat = parser.doubleValue();
                    case "lon" -> lon = parser.doubleValue();
                    case "km" -> km = parser.intValue();
                    default -> throw new ParsingException(parser.getTokenLocation(), "near knows no " + name);
                }
            }
        }
        return new Near(lat, lon, km);
    }

    @Override
    protected void doWriteTo(StreamOutput out) throws IOException {
        out.writeDouble(lat);
        out.writeDouble(lon);
        out.writeVInt(km);
    }

    @Override
    protected void doXContent(XContentBuilder builder, Params params) throws IOException {
        builder.startObject(NAME)
                .field("lat", lat)
                .field("lon", lon)
                .field("km", km)
                .endObject();
    }

    @Override
    protected Query doToQuery(QueryShardContext context) {
        return new Within(lat, lon, km);
    }

    @Override
    protected boolean doEquals(Near other) {
        return lat == other.lat && lon == other.lon && km == other.km;
    }

    @Override
    protected int doHashCode() {
        return Objects.hash(lat, lon, km);
    }

    @Override
    public String getWriteableName() {
        return NAME;
    }

    private static final class Within extends Query {
        private final double lat;
        private final double lon;
        private final int km;

        Within(double lat, double lon, int km) {
            this.lat = lat;
            this.lon = lon;
            this.km = km;
        }

        @Override
        public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
            return new ConstantScoreWeight(this, boost) {
                @Override
                public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
                    SortedNumericDocValues points = context.reader().getSortedNumericDocValues(PostingDocument.POINT);
                    if (points == null) {
                        return null;
                    }
                    TwoPhaseIterator within = new TwoPhaseIterator(points) {
                        @Override
                        public boolean matches() throws IOException {
                            return any(points);
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

        private boolean any(SortedNumericDocValues points) throws IOException {
            for (int left = points.docValueCount(); left > 0; left--) {
                long point = points.nextValue();
                double pointLat = GeoEncodingUtils.decodeLatitude((int) (point >> 32));
                double pointLon = GeoEncodingUtils.decodeLongitude((int) point);
                if (Gazetteer.distanceKm(lat, lon, pointLat, pointLon) <= km) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void visit(QueryVisitor visitor) {
            visitor.visitLeaf(this);
        }

        @Override
        public String toString(String field) {
            return "within " + km + " km of " + lat + "," + lon;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Within that && lat == that.lat && lon == that.lon && km == that.km;
        }

        @Override
        public int hashCode() {
            return Objects.hash(lat, lon, km);
        }
    }
}
