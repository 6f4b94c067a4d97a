package io.rolecall.search.index;

/** What the index is doing; only a ready one answers. */
public sealed interface State {
    /** Not opened yet, or being opened again after a failure. */
    record Opening() implements State {}

    /**
     * Being filled from the projection, or from the topic when there is none.
     *
     * @param postings how many are in it so far
     */
    record Building(long postings) implements State {}

    /** Answering searches. */
    record Ready() implements State {}
}
