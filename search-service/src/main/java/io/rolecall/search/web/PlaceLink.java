package io.rolecall.search.web;

import static io.rolecall.search.web.Parameters.query;
import static io.rolecall.search.web.Parameters.with;
import static io.rolecall.search.web.Parameters.without;

import io.rolecall.place.Gazetteer;
import io.rolecall.place.Place;
import io.rolecall.query.PlaceWanted;
import io.rolecall.search.find.SearchResult.Count;
import java.util.List;
import java.util.Map;

/** The address of the postings that a count of a place counts. */
final class PlaceLink {
    /** So near that nothing but the city itself is found, and so far that it is where a source means another spot of its middle. */
    private static final String CITY_KM = "2";

    private PlaceLink() {}

    /** Of a search with other criteria, the place takes the place of the one asked for. */
    static String of(Count count, Map<String, List<String>> parameters) {
        Map<String, List<String>> there = with(without(parameters, "page", "radiusKm"), "location", count.value());
        return "/" + query(city(count.value()) ? with(there, "radiusKm", CITY_KM) : there);
    }

    private static boolean city(String value) {
        return value.startsWith(PlaceWanted.BY_ID)
                && Gazetteer.bundled()
                        .byId(value.substring(PlaceWanted.BY_ID.length()))
                        .filter(p -> p.kind() == Place.Kind.CITY)
                        .isPresent();
    }
}
