package io.rolecall.search.find;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.rolecall.posting.Posting;
import io.rolecall.query.Understanding;
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
 * @param understood what was asked, as it was read
 */
public record SearchResult(
        long total,
        int page,
        int size,
        List<Found> results,
        Map<String, List<Count>> facets,
        Understanding understood) {
    /** A posting that was found; in JSON its members with one more. */
    public record Found(@JsonUnwrapped Posting posting, Highlights highlights) {}

    /** How many matches have a value. */
    public record Count(String value, int count) {}
}
