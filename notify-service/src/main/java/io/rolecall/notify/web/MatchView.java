package io.rolecall.notify.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rolecall.notify.ledger.Row;
import io.rolecall.notify.ledger.Snapshot;
import io.rolecall.notify.ledger.Why;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of the ledger as it is answered. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MatchView(
        String postingId,
        String clusterId,
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
        List<Why> why) {
    static MatchView of(Row row) {
        Snapshot p = row.posting();
        return new MatchView(
                p.postingId(),
                row.clusterId(),
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
                row.why());
    }
}
