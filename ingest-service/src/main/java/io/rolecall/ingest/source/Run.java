package io.rolecall.ingest.source;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One reading of a source's list, as it is kept and shown, also while it goes on.
 *
 * @param number counts the runs of a source from 1
 * @param goesOnFrom the number of the run that was interrupted and that this one goes on from, counts included; else null
 * @param finished null while it goes on
 * @param error why the list could not be read to its end; nothing vanishes in such a run. Null where it was read
 * @param fetched items of the list
 * @param created postings seen for the first time; {@code new} in JSON
 * @param notOpen items that the list itself marks as closed or hidden
 * @param absent open postings that the list didn't name and that it may still name again, held ones left out
 * @param held postings that vanished and are left open all the same, because of {@code heldReason}
 * @param refusals a sample of the refused items
 * @param requests documents that were asked for
 * @param bytes that they had
 * @param next when the source is read again
 */
@Document("runs")
public record Run(
        @Id String id,
        String source,
        long number,
        @Nullable Long goesOnFrom,
        Instant started,
        @Nullable Instant finished,
        long durationMillis,
        Outcome outcome,
        @Nullable String error,
        int fetched,
        @JsonProperty("new") int created,
        int changed,
        int unchanged,
        int reopened,
        int closed,
        int notOpen,
        int refused,
        int absent,
        int held,
        @Nullable String heldReason,
        List<Refusal> refusals,
        int requests,
        long bytes,
        @Nullable Instant next) {
    public enum Outcome {
        /** It goes on. */
        RUNNING,
        /** The list was read to its end. */
        COMPLETE,
        /** It was not: what was read before is stored, and nothing is closed because it is missing. */
        FAILED,
        /** Whoever read it was killed: what was read before is stored, and the next run goes on or begins again. */
        INTERRUPTED
    }

    /**
     * An item that is no posting, kept with the reason.
     *
     * @param index its place in the list, from 0
     * @param externalId null where not even that can be read
     * @param excerpt its beginning as the list has it
     */
    public record Refusal(int index, @Nullable String externalId, String field, String message, String excerpt) {}

    /** The same when whoever read it is gone. */
    Run interrupted() {
        return new Run(
                id,
                source,
                number,
                goesOnFrom,
                started,
                finished,
                durationMillis,
                Outcome.INTERRUPTED,
                error,
                fetched,
                created,
                changed,
                unchanged,
                reopened,
                closed,
                notOpen,
                refused,
                absent,
                held,
                heldReason,
                refusals,
                requests,
                bytes,
                next);
    }

    static String id(String source, long number) {
        return source + "#" + number;
    }
}
