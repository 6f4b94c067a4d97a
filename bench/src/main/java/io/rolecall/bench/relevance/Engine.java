package io.rolecall.bench.relevance;

import java.util.List;

/** Something that answers a query with postings, the best first. */
interface Engine extends AutoCloseable {
    Answer answer(String text);

    @Override
    void close();

    /**
     * @param results ids, at most ten
     * @param seen the results, and behind them what the first offer shows: what a person sees on the page
     */
    record Answer(List<String> results, List<String> seen) {}
}
