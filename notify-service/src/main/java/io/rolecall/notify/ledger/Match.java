package io.rolecall.notify.ledger;

import io.rolecall.notify.alert.LiveAlert;
import io.rolecall.notify.subscriber.Reposts;
import io.rolecall.posting.Posting;
import io.rolecall.query.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A posting that an alert's search would show, and why. Enters the ledger as a row, or finds that there is one.
 *
 * @param opens whether one could not apply to the posting before
 * @param reposted whether the same posting was there before, and long away
 */
public record Match(
        LiveAlert alert,
        String clusterId,
        Snapshot posting,
        List<Why> why,
        Instant occurredAt,
        boolean opens,
        boolean reposted) {
    public static Match of(LiveAlert alert, News news, List<Reason> reasons) {
        Posting posting = news.event().posting();
        return new Match(
                alert,
                posting.clusterId(),
                Snapshot.of(posting),
                reasons.stream().map(Why::of).toList(),
                news.event().occurredAt(),
                news.opens(),
                news.reposted());
    }

    String rowId() {
        return alert.id() + "|" + clusterId;
    }

    /** Whether it is about the same posting. */
    boolean same(Row row) {
        return row.posting().postingId().equals(posting.postingId());
    }

    boolean newer(Row row) {
        return posting.version() > row.posting().version();
    }

    /** Whether a row that was withdrawn waits again. */
    boolean revives(Row row) {
        return row.state() == RowState.WITHDRAWN && (!same(row) || newer(row));
    }

    /**
     * Whether a vacancy that was told is to be told again, for its subscriber wants to hear of it and it is posted again: opened after
     * the posting that was told was closed. Decided by when things happened, so that reading it a second time decides the same.
     *
     * @param closedAt since when the posting that was told is closed; null: it isn't
     */
    boolean tellsAgain(Row row, @Nullable Instant closedAt) {
        Instant told = row.sentAt();
        if (!opens || told == null || row.state() != RowState.SENT || !(same(row) ? newer(row) : over(closedAt))) {
            return false;
        }
        return switch (alert.terms().reposts()) {
            case Reposts.Never _ -> false;
            case Reposts.AfterDays(int days) -> !occurredAt.isBefore(told.plus(Duration.ofDays(days)));
            case Reposts.Always _ -> occurredAt.isAfter(told);
        };
    }

    private boolean over(@Nullable Instant closedAt) {
        return closedAt != null && !closedAt.isAfter(occurredAt);
    }
}
