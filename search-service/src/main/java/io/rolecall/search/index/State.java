package io.rolecall.search.index;

/** What the index is doing; only a ready one answers. */
public sealed interface State {
    /** Not opened yet, or being opened again after a failure. */
    record Opening() implements State {}

    /**
     * Being filled from the projection, or from the topic when there is none.
     *
     * @param postings how many are in it so far
     * @param of how many will be, 0 where that isn't known
     */
    record Building(long postings, long of) implements State {
        /** How much of it is done, in per cent; 0 where that isn't known. */
        long percent() {
            return of == 0 ? 0 : Math.min(100, 100 * postings / of);
        }
    }

    /** Answering searches. */
    record Ready() implements State {}
}
