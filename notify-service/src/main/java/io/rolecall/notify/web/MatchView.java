package io.rolecall.notify.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rolecall.notify.ledger.Row;
import io.rolecall.notify.ledger.Snapshot;
import io.rolecall.notify.ledger.Why;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger as it is answered.
 *
 * @param after what has become of it since it was told; absent for the find itself
 * @param before what stood there before that change
 * @param episode how often it was to be told
 * @param reposted whether it is told because the vacancy is posted again
 * @param firstSeen when the vacancy was first seen
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MatchView(
        String postingId,
        String clusterId,
        @Nullable String after,
        @Nullable String before,
        int episode,
        boolean reposted,
        String state,
        Instant matchedAt,
        @Nullable Instant sentAt,
        @Nullable String deliveryId,
        String title,
        String organization,
        @Nullable String place,
        @Nullable String workplace,
        @Nullable String pay,
        @Nullable String url,
        @Nullable Instant firstSeen,
        List<Why> why) {
    static MatchView of(Row row) {
        Snapshot p = row.posting();
        return new MatchView(
                p.postingId(),
                row.clusterId(),
                row.after() == null ? null : row.after().word(),
                row.before(),
                row.episode(),
                row.reposted(),
                row.state().word(),
                row.matchedAt(),
                row.sentAt(),
                row.deliveryId(),
                p.title(),
                p.organization(),
                p.place(),
                p.workplace(),
                p.pay(),
                p.url(),
                p.firstSeen(),
                row.why());
    }
}
