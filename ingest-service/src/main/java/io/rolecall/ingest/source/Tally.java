package io.rolecall.ingest.source;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The counts of a run while it goes on. For one thread. */
final class Tally {
    private static final int SAMPLE = 100;
    private static final int LONGEST_ID = 300;
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

    /** The same at one moment. */
    record Counts(
            int fetched,
            int created,
            int changed,
            int unchanged,
            int reopened,
            int closed,
            int notOpen,
            int refused,
            int nameless) {
        static Counts of(List<Number> numbers) {
            int[] n = numbers.stream().mapToInt(Number::intValue).toArray();
            return new Counts(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8]);
        }

        List<Integer> asList() {
            return List.of(fetched, created, changed, unchanged, reopened, closed, notOpen, refused, nameless);
        }
    }

    Counts counts() {
        return new Counts(fetched, created, changed, unchanged, reopened, closed, notOpen, refused, nameless);
    }

    /** Goes on from there. */
    void goOn(Counts counts, List<Run.Refusal> before) {
        fetched = counts.fetched;
        created = counts.created;
        changed = counts.changed;
        unchanged = counts.unchanged;
        reopened = counts.reopened;
        closed = counts.closed;
        notOpen = counts.notOpen;
        refused = counts.refused;
        nameless = counts.nameless;
        before.stream().filter(refusal -> refusal.index() < fetched).forEach(refusals::add);
    }

    /**
     * Counts what the list has when its server says that it is the one that was read before.
     *
     * @param before the run that read it
     */
    void unchanged(Run before) {
        fetched = before.fetched();
        notOpen = before.notOpen();
        refused = before.refused();
        refusals.addAll(before.refusals());
        unchanged = fetched - notOpen - refused;
    }

    void count(Made made) {
        switch (made) {
            case CREATED -> created++;
            case CHANGED -> changed++;
            case UNCHANGED -> unchanged++;
            case CLOSED -> closed++;
            case REOPENED -> reopened++;
            case NOTHING -> {}
        }
    }

    void refuse(int index, @Nullable String externalId, String field, String message, String excerpt) {
        refused++;
        if (externalId == null) {
            nameless++;
        }
        if (refusals.size() < SAMPLE) {
            String id = externalId == null || externalId.length() <= LONGEST_ID
                    ? externalId
                    : externalId.substring(0, LONGEST_ID) + "…";
            refusals.add(new Run.Refusal(index, id, field, message, excerpt));
        }
    }
}
