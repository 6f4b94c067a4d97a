package io.rolecall.bench.match;

import java.util.List;
import java.util.Map;

/** What finds the alerts that a posting matches. */
interface Engine extends AutoCloseable {
    String name();

    /** Takes some of the alerts; called until all were handed over. */
    void register(List<Alert> some);

    /** Called once when there are no more, and before any posting. */
    default void ready() {}

    /** The ids of the alerts that the posting of a record matches, in any order. Called by many threads at once. */
    List<String> match(byte[] record);

    /** Whether the calling thread does all the work, so that its processor time says what there was. */
    default boolean answersAlone() {
        return true;
    }

    /** What else is to be said of it, by the names of columns. */
    default Map<String, String> figures() {
        return Map.of();
    }

    @Override
    void close();
}
