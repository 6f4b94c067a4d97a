package io.rolecall.bench.search;

import io.rolecall.posting.Posting;
import io.rolecall.search.find.SearchRequest;
import io.rolecall.search.index.Facet;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Something that answers searches with a full page: total, ten facets, the first twenty with what was asked for marked. */
interface Engine extends AutoCloseable {
    /** What every page is counted by. */
    Set<Facet> FACETS = EnumSet.complementOf(EnumSet.of(Facet.REGION, Facet.SOURCE));

    /** The most values of each. */
    int MOST_VALUES = 50;

    String name();

    /** Takes postings; called by several threads. */
    void index(List<Posting> postings) throws IOException;

    /** From now on searches are answered, and what was taken is safe. */
    void ready() throws IOException;

    /** How many postings it has, of this run or an earlier one. */
    long postings() throws IOException;

    /** Whether the thread that asks does all the work of an answer. */
    default boolean answersAlone() {
        return true;
    }

    Page page(SearchRequest request) throws IOException;

    /** What it takes on disk. */
    long bytes() throws IOException;

    @Override
    void close() throws IOException;

    /**
     * @param marked how many characters the marked texts have: that they were made can't be left out
     */
    record Page(long total, Map<String, Map<String, Integer>> facets, List<String> ids, long marked) {}
}
