package io.rolecall.search.web;

import static io.rolecall.search.web.Parameters.query;
import static io.rolecall.search.web.Parameters.with;
import static io.rolecall.search.web.Parameters.without;

import io.rolecall.search.find.SearchResult.Count;
import java.util.List;
import java.util.Map;

/** The address of the postings that a count of a place counts. */
final class PlaceLink {
    private PlaceLink() {}

    /** Of a search with other criteria, the place takes the place of the one asked for. */
    static String of(Count count, Map<String, List<String>> parameters) {
        return "/" + query(with(without(parameters, "page", "radiusKm"), "location", count.value()));
    }
}
