package io.rolecall.ingest.page;

import io.rolecall.ingest.source.Run;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A run as the page of its source shows it. */
record RunRow(
        long number,
        String outcome,
        String key,
        String started,
        String took,
        String fetched,
        String created,
        String changed,
        String unchanged,
        String reopened,
        String closed,
        String refused,
        String ended,
        @Nullable String held,
        String effort,
        List<RefusalRow> refusals) {
    private static final int REFUSALS = 10;

    /** @param item its place in the list, from 1 */
    record RefusalRow(String item, String why, String excerpt) {}

    static RunRow of(Run run) {
        return new RunRow(
                run.number(),
                switch (run.outcome()) {
                    case RUNNING -> "Running";
                    case COMPLETE -> "Complete";
                    case FAILED -> "Failed";
                    case INTERRUPTED -> "Interrupted";
                },
                switch (run.outcome()) {
                    case RUNNING -> "running";
                    case COMPLETE -> "ok";
                    case FAILED -> "failing";
                    case INTERRUPTED -> "interrupted";
                },
                Say.moment(run.started()),
                Say.took(run.durationMillis()),
                Say.number(run.fetched()),
                Say.number(run.created()),
                Say.number(run.changed()),
                Say.number(run.unchanged()),
                Say.number(run.reopened()),
                Say.number(run.closed()),
                Say.number(run.refused()),
                ended(run),
                run.heldReason() == null
                        ? null
                        : Say.count(run.held(), "closing") + " held: " + Say.bounded(run.heldReason(), 300),
                Say.count(run.requests(), "request") + ", " + bytes(run.bytes()),
                refusals(run.refusals()));
    }

    static List<RefusalRow> refusals(List<Run.Refusal> refusals) {
        return refusals.stream()
                .limit(REFUSALS)
                .map(refusal -> new RefusalRow(
                        Say.number(refusal.index() + 1L)
                                + (refusal.externalId() == null
                                        ? ""
                                        : " (" + Say.bounded(refusal.externalId(), 100) + ")"),
                        Say.bounded(refusal.field() + " " + refusal.message(), 300),
                        Say.bounded(refusal.excerpt(), 500)))
                .toList();
    }

    private static String ended(Run run) {
        String from = run.goesOnFrom() == null ? "" : "Went on from run " + run.goesOnFrom() + ". ";
        return from
                + switch (run.outcome()) {
                    case RUNNING -> "It goes on.";
                    case COMPLETE ->
                        "Read to its end."
                                + (run.absent() > 0
                                        ? " " + Say.count(run.absent(), "open posting") + " not in the list."
                                        : "");
                    case FAILED -> "Not read to its end: " + Say.bounded(run.error(), 500);
                    case INTERRUPTED -> "Whoever read it was stopped; what was read is stored.";
                };
    }

    private static String bytes(long bytes) {
        return bytes < 100_000
                ? Say.number((bytes + 999) / 1000) + " kB"
                : String.format(Locale.ENGLISH, "%,.1f MB", bytes / 1e6);
    }
}
