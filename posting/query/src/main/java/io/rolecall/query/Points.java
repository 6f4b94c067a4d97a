package io.rolecall.query;

import io.rolecall.place.Gazetteer;
import io.rolecall.posting.Location;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.lucene.util.BytesRef;

/** The points of a posting's places with every bit of them, as an index keeps them. */
final class Points {
    private Points() {}

    static BytesRef encode(List<Location> places) {
        ByteBuffer bytes = ByteBuffer.allocate(places.size() * 2 * Double.BYTES);
        for (Location place : places) {
            if (place.lat() != null && place.lon() != null) {
                bytes.putDouble(place.lat()).putDouble(place.lon());
            }
        }
        return new BytesRef(bytes.array(), 0, bytes.position());
    }

    static boolean within(BytesRef points, double lat, double lon, double radiusKm) {
        ByteBuffer bytes = ByteBuffer.wrap(points.bytes, points.offset, points.length);
        while (bytes.hasRemaining()) {
            if (Gazetteer.distanceKm(lat, lon, bytes.getDouble(), bytes.getDouble()) <= radiusKm) {
                return true;
            }
        }
        return false;
    }
}
