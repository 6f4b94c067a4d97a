package io.rolecall.search.find;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.rolecall.posting.Posting;
import io.rolecall.query.Reason;
import io.rolecall.query.Understanding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of what was found.
 *
 * @param total how many postings match, exactly
 * @param vacancies how many results there are over all pages when those of one vacancy are one; null when they are not
 * @param page which page this is, from 1
 * @param size how many results a page has at most
 * @param results the postings of this page
 * @param facets by facet: how many of the matches have which value, as if no value of that facet had been asked for
 * @param understood what was asked, as it was read
 * @param offers other searches that find more, where this one finds little; never part of the results
 */
public record SearchResult(
        long total,
        @Nullable Long vacancies,
        int page,
        int size,
        List<Found> results,
        Map<String, List<Count>> facets,
        Understanding understood,
        List<Offered> offers) {
    /**
     * A posting that was found; in JSON its members with some more.
     *
     * @param why what of it fits each thing that was asked for, and what it doesn't say
     * @param alsoPostedOn the other matching postings of the same vacancy when those are one result; null when they are not
     * @param distanceKm from the nearest city asked for, when results are sorted by it; null where it isn't known
     */
    public record Found(
            @JsonUnwrapped Posting posting,
            Highlights highlights,
            List<Reason> why,
            @Nullable List<Other> alsoPostedOn,
            @Nullable Double distanceKm) {}

    /**
     * Another search.
     *
     * @param kind {@code spelling}, {@code place} or {@code broader}
     * @param parameters its criteria with their values, and nothing else
     * @param understood how they are read
     * @param total how many postings match it, exactly
     * @param results the first of them, for the first offer; none for the others
     */
    public record Offered(
            String kind,
            Map<String, List<String>> parameters,
            Understanding understood,
            long total,
            List<Found> results) {}

    /** A posting of the same vacancy. */
    public record Other(String id, String source, @Nullable String url) {}

    /**
     * How many matches have a value.
     *
     * @param value as the criterion takes it, where there is one
     * @param label what people call it; null where that is the value itself
     */
    public record Count(String value, int count, @Nullable String label) {
        public Count(String value, int count) {
            this(value, count, null);
        }
    }
}
