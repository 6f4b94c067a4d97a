package io.rolecall.bench.relevance;

import java.util.Map;

/**
 * A query with what is known to answer it.
 *
 * @param set of queries of the same kind
 * @param text as somebody types it into one box
 * @param grades of the postings that answer it by id: 2 for the best answers, 1 for good ones; all others are worth nothing
 */
record Asked(String set, String text, Map<String, Integer> grades) {
    /** Half of the queries is for choosing weights, the other only for reporting; the same halves in every run. */
    boolean heldBack() {
        return (text.hashCode() * 0x9E3779B9 >>> 31) == 1;
    }
}
