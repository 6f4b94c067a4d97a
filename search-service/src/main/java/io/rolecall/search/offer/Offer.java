package io.rolecall.search.offer;

import io.rolecall.query.Query;

/**
 * Another query that finds more.
 *
 * @param query the whole query
 * @param total how many postings match it, exactly
 */
public record Offer(Kind kind, Query query, int total) {
    /** How it came about. */
    public enum Kind {
        /** Words were taken for mistyped ones. */
        SPELLING,
        /** Words were taken for the name of a place. */
        PLACE,
        /** Something that was asked for is left out, or made wider. */
        BROADER
    }
}
