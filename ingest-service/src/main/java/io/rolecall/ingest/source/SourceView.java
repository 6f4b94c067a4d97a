package io.rolecall.ingest.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source with its state, as it is answered.
 *
 * @param lastRun the newest, also while it goes on
 * @param trend the last runs, the newest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceView(
        String id,
        String type,
        String url,
        @Nullable String organization,
        @Nullable String organizationUrl,
        @Nullable Map<String, String> options,
        String interval,
        boolean paused,
        Instant createdAt,
        @Nullable Health health,
        @Nullable Instant next,
        @Nullable Instant lastComplete,
        @Nullable Run lastRun,
        @Nullable List<Point> trend) {
    public static final int TREND = 10;

    /** One run in short. */
    public record Point(
            long number,
            Instant started,
            Run.Outcome outcome,
            int fetched,
            @JsonProperty("new") int created,
            int changed,
            int closed,
            int refused,
            int held) {
        static Point of(Run run) {
            return new Point(
                    run.number(),
                    run.started(),
                    run.outcome(),
                    run.fetched(),
                    run.created(),
                    run.changed(),
                    run.closed(),
                    run.refused(),
                    run.held());
        }
    }

    /** @param runs the newest first */
    static SourceView of(Source source, @Nullable SourceState state, List<Run> runs) {
        Run lastEnded = runs.stream()
                .filter(run -> run.outcome() == Run.Outcome.COMPLETE || run.outcome() == Run.Outcome.FAILED)
                .findFirst()
                .orElse(null);
        return new SourceView(
                source.id(),
                source.type(),
                source.url(),
                source.organization(),
                source.organizationUrl(),
                source.options().isEmpty() ? null : source.options(),
                source.interval().toString(),
                state != null && state.paused(),
                source.createdAt(),
                state == null ? null : Health.of(state, lastEnded),
                state == null ? null : state.next(),
                state == null ? null : state.lastComplete(),
                runs.isEmpty() ? null : runs.getFirst(),
                runs.isEmpty() ? null : runs.stream().map(Point::of).toList());
    }
}
