package io.rolecall.query;

import io.rolecall.place.Gazetteer;
import io.rolecall.place.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.BytesRef;

/** How far the postings of one segment are from the nearest of the cities asked for. Asked with ascending documents. */
public final class Distances {
    private final List<Place> cities;
    private final BinaryDocValues points;

    private Distances(List<Place> cities, BinaryDocValues points) {
        this.cities = cities;
        this.points = points;
    }

    /** The cities among the places asked for; from others nothing has a distance. */
    public static List<Place> cities(Query query) {
        return query.location().stream()
                .map(PlaceWanted::place)
                .filter(p -> p.kind() == Place.Kind.CITY && p.lat() != null && p.lon() != null)
                .toList();
    }

    public static Distances of(LeafReader reader, Query query) throws IOException {
        return new Distances(cities(query), DocValues.getBinary(reader, PostingDocument.POINTS));
    }

    /** In kilometres, from the nearest city to the nearest of the posting's points; infinite where it has none. */
    public double km(int document) throws IOException {
        double nearest = Double.POSITIVE_INFINITY;
        if (points.advanceExact(document)) {
            BytesRef value = points.binaryValue();
            ByteBuffer bytes = ByteBuffer.wrap(value.bytes, value.offset, value.length);
            while (bytes.hasRemaining()) {
                double lat = bytes.getDouble();
                double lon = bytes.getDouble();
                for (Place city : cities) {
                    if (city.lat() != null && city.lon() != null) {
                        nearest = Math.min(nearest, Gazetteer.distanceKm(city.lat(), city.lon(), lat, lon));
                    }
                }
            }
        }
        return nearest;
    }
}
