package io.rolecall.query.law;

import io.rolecall.place.Gazetteer;
import io.rolecall.place.Place;
import io.rolecall.posting.Location;
import java.util.ArrayList;
import java.util.List;

/** Places that postings name: cities, what contains them, what is just inside and outside a radius, and what nobody knows. */
final class Places {
    static final List<String> WANTED = List.of("Berlin", "Austin, TX", "Texas", "Germany", "US", "Tokyo");

    static final List<Location> POSTED = posted();

    private Places() {}

    private static List<Location> posted() {
        List<Location> places = new ArrayList<>();
        for (String text :
                List.of("Berlin", "Potsdam", "Germany", "Austin, TX", "Texas", "United States", "Tokyo", "Yokohama")) {
            places.add(Gazetteer.bundled().locate(text));
        }
        for (String text : List.of("Mars", "Worldwide", "Remote, EMEA", "anywhere in Europe")) {
            places.add(Location.unresolved(text));
        }
        Place berlin = Gazetteer.bundled().find("Berlin").orElseThrow();
        for (int bearing = 0; bearing < 360; bearing += 30) {
            places.add(rim(berlin, 25, bearing, 0));
            places.add(rim(berlin, 25, bearing, 1e-12));
            places.add(rim(berlin, 25, bearing, -1e-12));
        }
        return List.copyOf(places);
    }

    /** A point at a distance, as near as arithmetic comes, and a step beyond or short of it. */
    private static Location rim(Place from, double km, double bearing, double step) {
        double lat = Math.toRadians(from.lat());
        double angle = km / 6371.0088;
        double turn = Math.toRadians(bearing);
        double there = Math.asin(Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(turn));
        double east = Math.atan2(
                Math.sin(turn) * Math.sin(angle) * Math.cos(lat), Math.cos(angle) - Math.sin(lat) * Math.sin(there));
        return new Location(
                "near Berlin",
                "Rim",
                "DE.16",
                "DE",
                Math.toDegrees(there) + step,
                from.lon() + Math.toDegrees(east) + step,
                "1");
    }
}
