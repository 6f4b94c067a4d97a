package io.rolecall.ingest.source;

/** What goes on around the reading of a list. */
interface Watch {
    /** Called at each item. */
    void moved();

    /** Throws when another instance has taken the source. */
    void stillMine();
}
