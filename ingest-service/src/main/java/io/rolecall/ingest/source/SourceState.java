package io.rolecall.ingest.source;

import io.rolecall.ingest.fetch.Validators;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What changes from run to run.
 *
 * @param lease a word that only the instance knows that is reading the source now, or did last
 * @param leasedUntil when others may take its place
 * @param paused whether it is read only when that is asked for
 * @param runs the number of the newest run
 * @param ended the number of the newest run that came to an end, well or not
 * @param lastComplete when a list was last read to its end
 * @param failures runs in a row that failed, since {@code failingSince}
 * @param validators of the list that was last read to its end
 * @param cursor where the list was read to, for forms that go on from there
 * @param lengths of the last complete lists that nothing was held of, the newest last
 * @param emptyInARow complete lists in a row that were empty
 * @param absent whether some postings were missing from the last complete list that are still open
 * @param held closings that wait for the operator; null where none do
 * @param released the missing postings of which the operator has said that they are open; null for none
 */
@Document("source_states")
record SourceState(
        @Id String id,
        String lease,
        Instant leasedUntil,
        Instant next,
        boolean paused,
        long runs,
        long ended,
        @Nullable Instant lastComplete,
        int failures,
        @Nullable Instant failingSince,
        Validators validators,
        @Nullable String cursor,
        List<Integer> lengths,
        int emptyInARow,
        boolean absent,
        @Nullable Held held,
        @Nullable Long released) {
    static SourceState first(String id, Instant next, boolean paused) {
        return new SourceState(
                id,
                "",
                Instant.EPOCH,
                next,
                paused,
                0,
                0,
                null,
                0,
                null,
                Validators.NONE,
                null,
                List.of(),
                0,
                false,
                null,
                null);
    }

    boolean leased(Instant now) {
        return leasedUntil.isAfter(now);
    }

    /** What a run leaves behind. */
    SourceState after(
            Run run,
            Validators validators,
            @Nullable String cursor,
            List<Integer> lengths,
            int emptyInARow,
            boolean absent,
            @Nullable Held held,
            @Nullable Long released) {
        boolean complete = run.outcome() == Run.Outcome.COMPLETE;
        return new SourceState(
                id,
                lease,
                Instant.EPOCH,
                run.next() == null ? next : run.next(),
                paused,
                run.number(),
                run.number(),
                complete ? run.finished() : lastComplete,
                complete ? 0 : failures + 1,
                complete ? null : failingSince == null ? run.started() : failingSince,
                validators,
                cursor,
                lengths,
                emptyInARow,
                absent,
                held,
                released);
    }

    /**
     * Closings that wait.
     *
     * @param postings how many
     * @param since the first of the runs in a row that held them
     * @param runs how many there were
     * @param print of the missing postings
     */
    record Held(String reason, int postings, Instant since, int runs, long print) {}
}
