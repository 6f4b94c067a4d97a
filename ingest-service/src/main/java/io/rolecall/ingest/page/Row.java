package io.rolecall.ingest.page;

import io.rolecall.ingest.source.Run;
import io.rolecall.ingest.source.SourceView;
import io.rolecall.ingest.source.Sources;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source as the pages show it.
 *
 * @param by its type, its organisation and its host
 * @param facts what one wants to know of it at a glance
 * @param progress what the run that goes on has done so far; null where none does
 * @param error why the last run failed
 * @param refused what the last run refused, with an example
 */
record Row(
        String id,
        Standing standing,
        String said,
        List<String> by,
        List<String> facts,
        @Nullable String progress,
        @Nullable String error,
        @Nullable String refused,
        boolean paused,
        Trend trend,
        SourceView view) {
    private static final int SHORT = 160;

    static Row of(Sources.Shown shown, Instant now) {
        SourceView view = shown.view();
        Run last = view.lastRun();
        Standing standing = Standing.of(view.health(), shown.running(), shown.interrupted());
        List<String> by = view.organization() == null
                ? List.of(view.type(), Say.host(view.url()))
                : List.of(view.type(), Say.bounded(view.organization(), SHORT), Say.host(view.url()));
        return new Row(
                view.id(),
                standing,
                standing.said(view.health(), now),
                by,
                facts(shown, now),
                shown.running() && last != null ? progress(last) : null,
                view.health() == null
                        ? null
                        : view.health().error() == null
                                ? null
                                : Say.bounded(view.health().error(), 500),
                last == null || last.refused() == 0 ? null : refused(last),
                view.paused(),
                Trend.of(view.trend()),
                view);
    }

    private static List<String> facts(Sources.Shown shown, Instant now) {
        SourceView view = shown.view();
        String complete = view.lastComplete() == null
                ? "no complete run yet"
                : "read " + Say.ago(view.lastComplete(), now)
                        + (shown.complete() == null
                                ? ""
                                : ": " + Say.count(shown.complete().fetched(), "item"));
        String next = view.paused()
                ? "paused"
                : view.next() == null ? "next run unknown" : "next run " + Say.until(view.next(), now);
        return shown.open() == null
                ? List.of(complete, next)
                : List.of(complete, Say.count(shown.open(), "open posting"), next);
    }

    static String progress(Run run) {
        return Say.count(run.fetched(), "item") + " read: " + Say.number(run.created()) + " new, "
                + Say.number(run.changed()) + " changed, " + Say.number(run.unchanged()) + " unchanged, "
                + Say.number(run.refused()) + " refused, " + Say.number(run.closed()) + " closed";
    }

    private static String refused(Run run) {
        String all = Say.number(run.refused()) + " refused in the last run";
        if (run.refusals().isEmpty()) {
            return all;
        }
        Run.Refusal first = run.refusals().getFirst();
        return all + ", such as: " + first.field() + " " + Say.bounded(first.message(), SHORT) + " – "
                + Say.bounded(first.excerpt(), SHORT);
    }
}
