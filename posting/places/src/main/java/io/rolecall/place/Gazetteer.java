package io.rolecall.place;

import io.rolecall.posting.Location;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which place a text names. Total: no text makes it throw. Safe for use by many threads. */
public final class Gazetteer {
    private static final class Bundled {
        static final Gazetteer IT = new Gazetteer();
    }

    private final Map<String, String> countries = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private Gazetteer() {
        for (String code : Locale.getISOCountries()) {
            countries.put(code, code);
            countries.put(Locale.of("", code).getDisplayCountry(Locale.ENGLISH), code);
        }
    }

    /** The gazetteer that comes with this module; loaded at the first call, one for all. */
    public static Gazetteer bundled() {
        return Bundled.IT;
    }

    /** The place that a text names best. */
    public Optional<Place> find(String text) {
        return country(text).flatMap(this::byId);
    }

    /** The place of an id that {@link Place#id()} or {@link Location#placeId()} gave. */
    public Optional<Place> byId(String id) {
        return countries.containsKey(id)
                ? Optional.of(new Place(
                        id,
                        Place.Kind.COUNTRY,
                        Locale.of("", id).getDisplayCountry(Locale.ENGLISH),
                        null,
                        id,
                        null,
                        null,
                        0))
                : Optional.empty();
    }

    /** The text with what {@link #find} knows of it. */
    public Location locate(String text) {
        return find(text)
                .map(p -> new Location(text, null, p.region(), p.country(), p.lat(), p.lon(), p.id()))
                .orElseGet(() -> Location.unresolved(text.isBlank() ? "?" : text));
    }

    /** All places that a text names, in its order. */
    public List<Location> locateAll(String text) {
        return text.isBlank() ? List.of() : List.of(locate(text));
    }

    /** The ISO 3166-1 alpha-2 code of a country, by its code or name. */
    public Optional<String> country(String codeOrName) {
        return Optional.ofNullable(countries.get(codeOrName.strip()));
    }

    /** The distance between two points on the surface, in kilometres. */
    public static double distanceKm(double lat1, double lon1, double lat2, double lon2) {
        double a = square(Math.sin(Math.toRadians(lat2 - lat1) / 2))
                + Math.cos(Math.toRadians(lat1))
                        * Math.cos(Math.toRadians(lat2))
                        * square(Math.sin(Math.toRadians(lon2 - lon1) / 2));
        return 2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(a)));
    }

    private static double square(double x) {
        return x * x;
    }
}
