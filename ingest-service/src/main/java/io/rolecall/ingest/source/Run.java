package io.rolecall.ingest.source;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One reading of a source's list, as it is kept and shown.
 *
 * @param number counts the runs of a source from 1
 * @param error why the list could not be read to its end; nothing vanishes in such a run. Null where it was read
 * @param fetched items of the list
 * @param created postings seen for the first time; {@code new} in JSON
 * @param notOpen items that the list itself marks as closed or hidden
 * @param held postings that vanished and are left open all the same, because of {@code heldReason}
 * @param refusals a sample of the refused items
 * @param next when the source is read again
 */
@Document("runs")
record Run(
        @Id String id,
        String source,
        long number,
        Instant started,
        Instant finished,
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
        int held,
        @Nullable String heldReason,
        List<Refusal> refusals,
        Instant next) {
    enum Outcome {
        /** The list was read to its end. */
        COMPLETE,
        /** It was not: what was read before is stored, and nothing is closed because it is missing. */
        FAILED
    }

    /**
     * An item that is no posting, kept with the reason.
     *
     * @param index its place in the list, from 0
     * @param externalId null where not even that can be read
     * @param excerpt its beginning as the list has it
     */
    record Refusal(int index, @Nullable String externalId, String field, String message, String excerpt) {}

    static String id(String source, long number) {
        return source + "#" + number;
    }
}
