package io.rolecall.bench.match;

import java.util.List;

/** What finds the alerts that a posting matches. */
interface Engine extends AutoCloseable {
    String name();

    /** Takes all alerts; called once. */
    void register(List<Alert> alerts);

    /** The ids of the alerts that the posting of a record matches, in any order. Called by many threads at once. */
    List<String> match(byte[] record);

    @Override
    void close();
}
