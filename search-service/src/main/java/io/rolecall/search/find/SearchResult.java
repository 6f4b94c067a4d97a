package io.rolecall.search.find;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.rolecall.posting.Posting;
import io.rolecall.query.Understood;
import java.util.List;
import java.util.Map;

/**
 * One page of what was found.
 *
 * @param total how many postings match, exactly
 * @param page which page this is, from 1
 * @param size how many results a page has at most
 * @param results the postings of this page
 * @param facets by facet: how many of the matches have which value, as if no value of that facet had been asked for
 * @param understood how each criterion was read
 * @param offers other searches that find more, where this one finds little; never part of the results
 */
public record SearchResult(
        long total,
        int page,
        int size,
        List<Found> results,
        Map<String, List<Count>> facets,
        List<Understood> understood,
        List<Offered> offers) {
    /** A posting that was found; in JSON its members with one more. */
    public record Found(@JsonUnwrapped Posting posting, Highlights highlights) {}

    /**
     * Another search.
     *
     * @param kind {@code spelling}, {@code place} or {@code broader}
     * @param parameters its criteria with their values, and nothing else
     * @param understood how each criterion is read
     * @param total how many postings match it, exactly
     * @param results the first of them, for the first offer; none for the others
     */
    public record Offered(
            String kind,
            Map<String, List<String>> parameters,
            List<Understood> understood,
            long total,
            List<Found> results) {}

    /** How many matches have a value. */
    public record Count(String value, int count) {}
}
