package io.rolecall.ingest.source;

import io.rolecall.ingest.catalog.Change;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The counts of a run while it goes on. For one thread. */
final class Tally {
    private static final int SAMPLE = 100;
    int fetched;
    int created;
    int changed;
    int unchanged;
    int reopened;
    int closed;
    int notOpen;
    int refused;
    int nameless;
    final List<Run.Refusal> refusals = new ArrayList<>();

    void count(Change change) {
        switch (change) {
            case Change.New _ -> created++;
            case Change.Changed _, Change.Moved _ -> changed++;
            case Change.Unchanged _ -> unchanged++;
            case Change.Closed _ -> closed++;
            case Change.Reopened _ -> reopened++;
        }
    }

    void refuse(int index, @Nullable String externalId, String field, String message, String excerpt) {
        refused++;
        if (externalId == null) {
            nameless++;
        }
        if (refusals.size() < SAMPLE) {
            refusals.add(new Run.Refusal(index, externalId, field, message, excerpt));
        }
    }
}
