package io.rolecall.ingest.source;

import io.rolecall.ingest.catalog.Change;

/** What became of an item of a list, as a run counts it. Stored by its number: new ones come last. */
enum Made {
    NOTHING,
    CREATED,
    CHANGED,
    UNCHANGED,
    REOPENED,
    CLOSED;

    private static final Made[] ALL = values();

    static Made of(int number) {
        return number < ALL.length ? ALL[number] : NOTHING;
    }

    /** @param seen whether it was seen, and not missed */
    static Made of(Change change, boolean seen) {
        return switch (change) {
            case Change.New _ -> CREATED;
            case Change.Changed _, Change.Moved _ -> CHANGED;
            case Change.Unchanged _ -> seen ? UNCHANGED : NOTHING;
            case Change.Closed _ -> CLOSED;
            case Change.Reopened _ -> REOPENED;
        };
    }

    /** What the run has made of it in all, when the part of it that was killed had made this of it. */
    Made then(Made again) {
        return again == UNCHANGED && this != NOTHING || again == NOTHING || this == CREATED && again == CHANGED
                ? this
                : again;
    }
}
