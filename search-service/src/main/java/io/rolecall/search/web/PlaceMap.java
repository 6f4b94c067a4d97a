package io.rolecall.search.web;

import io.rolecall.place.Gazetteer;
import io.rolecall.place.Place;
import io.rolecall.query.PlaceWanted;
import io.rolecall.search.find.SearchResult.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where results are: a dot for each city, within the coasts and borders around them. Degrees are drawn straight, narrowed by
 * the cosine of the middle latitude, so that circles stay about round where the dots are.
 *
 * @param outlines coasts and borders
 * @param summary what the drawing says, in words
 */
record PlaceMap(String summary, Outlines.Paths outlines, List<Dot> dots) {
    static final int WIDTH = 640;
    static final int HEIGHT = 260;
    private static final int MARGIN = 24;
    private static final double LEAST_SPAN = 3;
    private static final double LARGEST_DOT = 14;
    private static final int MOST_NAMES = 8;

    /**
     * @param name shown beside it; null where that would be too much
     * @param left whether the name stands left of it
     */
    record Dot(
            String x,
            String y,
            String r,
            String href,
            String tip,
            @Nullable String name,
            String nameX,
            String nameY,
            boolean left) {}

    private record Spot(Place place, String name, String label, Count counted) {
        int count() {
            return counted.count();
        }
    }

    /** How degrees become units. */
    private record Projection(double west, double north, double scale, double narrow) {
        static Projection around(List<Spot> spots) {
            double west = 180, east = -180, south = 90, north = -90;
            for (Spot spot : spots) {
                west = Math.min(west, lon(spot));
                east = Math.max(east, lon(spot));
                south = Math.min(south, lat(spot));
                north = Math.max(north, lat(spot));
            }
            double narrow = Math.max(0.3, Math.cos(Math.toRadians((south + north) / 2)));
            double wide = Math.max(LEAST_SPAN, (east - west) * narrow);
            double high = Math.max(LEAST_SPAN, north - south);
            double scale = Math.min((WIDTH - 2.0 * MARGIN) / wide, (HEIGHT - 2.0 * MARGIN) / high);
            return new Projection(
                    (west + east) / 2 - WIDTH / 2.0 / scale / narrow,
                    (south + north) / 2 + HEIGHT / 2.0 / scale,
                    scale,
                    narrow);
        }

        double x(double lon) {
            return (lon - west) * scale * narrow;
        }

        double y(double lat) {
            return (north - lat) * scale;
        }
    }

    /** Null where no city is known. */
    static @Nullable PlaceMap of(Map<String, List<String>> parameters, List<Count> counts, Labels words) {
        List<Spot> spots = counts.stream().flatMap(c -> spot(c, words).stream()).toList();
        if (spots.isEmpty()) {
            return null;
        }
        Projection projection = Projection.around(spots);
        int most = spots.stream().mapToInt(Spot::count).max().orElse(1);
        List<Dot> dots = new ArrayList<>();
        List<double[]> named = new ArrayList<>();
        for (Spot spot : spots) {
            double x = projection.x(lon(spot));
            double y = projection.y(lat(spot));
            double r = Math.max(2.5, LARGEST_DOT * Math.sqrt((double) spot.count() / most));
            boolean left = x > WIDTH * 0.75;
            double length = 7.0 * spot.name().length();
            double start = left ? x - r - 4 - length : x + r + 4;
            boolean free = named.size() < MOST_NAMES
                    && named.stream().noneMatch(n -> Math.abs(n[1] - y) < 16 && start < n[2] && n[0] < start + length);
            if (free) {
                named.add(new double[] {start, y, start + length});
            }
            dots.add(new Dot(
                    Drawing.units(x),
                    Drawing.units(y),
                    Drawing.units(r),
                    PlaceLink.of(spot.counted(), parameters),
                    words.text("figure.map.dot", spot.label(), words.number(spot.count())),
                    free ? spot.name() : null,
                    Drawing.units(left ? x - r - 4 : x + r + 4),
                    Drawing.units(y + 4),
                    left));
        }
        Spot first = spots.getFirst();
        return new PlaceMap(
                words.text("figure.map.text", words.text("figure.map.dot", first.label(), words.number(first.count()))),
                Outlines.in(new Outlines.Frame(
                        projection.west,
                        projection.north,
                        projection.scale * projection.narrow,
                        projection.scale,
                        WIDTH,
                        HEIGHT)),
                dots);
    }

    private static Optional<Spot> spot(Count count, Labels words) {
        if (!count.value().startsWith(PlaceWanted.BY_ID)) {
            return Optional.empty();
        }
        return Gazetteer.bundled()
                .byId(count.value().substring(PlaceWanted.BY_ID.length()))
                .filter(p -> p.lat() != null && p.lon() != null)
                .map(p -> new Spot(p, words.place(count.value()), words.place(count), count));
    }

    private static double lat(Spot spot) {
        Double lat = spot.place().lat();
        return lat == null ? 0 : lat;
    }

    private static double lon(Spot spot) {
        Double lon = spot.place().lon();
        return lon == null ? 0 : lon;
    }
}
