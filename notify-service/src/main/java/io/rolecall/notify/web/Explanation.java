package io.rolecall.notify.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rolecall.query.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an alert did or did not find a posting.
 *
 * @param matches whether the alert's search, without what its subscriber blocks, shows the posting as it is now; null when search
 *     does not answer
 * @param reasons clause by clause; matches when all are satisfied and there are no blocks
 * @param blocks those of the subscriber's blocks that stop it, as clauses
 * @param open whether one can still apply
 * @param happened when it was first seen
 * @param since what happened before is not told
 * @param state of the alert
 * @param row what the ledger has of it
 * @param others of the subscriber's alerts that found the same vacancy
 * @param message all of it in a sentence or two
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Explanation(
        String alert,
        String posting,
        @Nullable Boolean matches,
        @Nullable List<Reason> reasons,
        @Nullable List<Reason> blocks,
        @Nullable Boolean open,
        @Nullable Instant happened,
        @Nullable Instant since,
        String state,
        @Nullable MatchView row,
        @Nullable List<Other> others,
        String message) {
    /**
     * Another alert of the same subscriber.
     *
     * @param state of its row
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Other(String alert, String state, @Nullable Instant sentAt) {}
}
