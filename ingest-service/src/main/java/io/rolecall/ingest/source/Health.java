package io.rolecall.ingest.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a source is, for the operator.
 *
 * @param failures runs in a row that failed, since {@code failingSince}
 * @param error of the last of them
 * @param held closings that wait to be confirmed or released
 * @param heldRuns complete lists in a row whose closings were held, since {@code heldSince}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Health(
        Condition state,
        @Nullable Integer failures,
        @Nullable Instant failingSince,
        @Nullable String error,
        @Nullable Integer held,
        @Nullable String heldReason,
        @Nullable Instant heldSince,
        @Nullable Integer heldRuns) {
    public enum Condition {
        OK,
        /** The last run failed. */
        FAILING,
        /** Closings wait for the operator. */
        HELD,
        /** The operator wants it not to be read. */
        PAUSED,
        /** No run has come to an end yet. */
        NEVER_READ
    }

    /** @param last the last run that came to an end; null where there is none */
    static Health of(SourceState state, @Nullable Run last) {
        SourceState.Held held = state.held();
        boolean failing = state.failures() > 0;
        return new Health(
                condition(state),
                failing ? state.failures() : null,
                state.failingSince(),
                failing && last != null ? last.error() : null,
                held == null ? null : held.postings(),
                held == null ? null : held.reason(),
                held == null ? null : held.since(),
                held == null ? null : held.runs());
    }

    private static Condition condition(SourceState state) {
        if (state.paused()) {
            return Condition.PAUSED;
        } else if (state.failures() > 0) {
            return Condition.FAILING;
        } else if (state.held() != null) {
            return Condition.HELD;
        }
        return state.lastComplete() == null ? Condition.NEVER_READ : Condition.OK;
    }
}
