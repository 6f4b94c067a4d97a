package io.rolecall.notify.ledger;

import io.rolecall.notify.alert.LiveAlert;
import io.rolecall.notify.subscriber.Reposts;
import io.rolecall.posting.Posting;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A posting that an alert's search would show. Why, is said when it is told, see {@link Reasons}. */
public record Match(LiveAlert alert, News news) {
    String clusterId() {
        return posting().clusterId();
    }

    String rowId() {
        return Row.key(alert.id(), clusterId());
    }

    private Posting posting() {
        return news.event().posting();
    }

    /** Whether it is about the same posting. */
    boolean same(Row row) {
        return row.posting().postingId().equals(posting().id());
    }

    boolean newer(Row row) {
        return posting().version() > row.posting().version();
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
        if (!news.opens()
                || told == null
                || row.state() != RowState.SENT
                || !(same(row) ? newer(row) : over(closedAt))) {
            return false;
        }
        Instant occurredAt = news.event().occurredAt();
        return switch (alert.terms().reposts()) {
            case Reposts.Never _ -> false;
            case Reposts.AfterDays(int days) -> !occurredAt.isBefore(told.plus(Duration.ofDays(days)));
            case Reposts.Always _ -> occurredAt.isAfter(told);
        };
    }

    private boolean over(@Nullable Instant closedAt) {
        return closedAt != null && !closedAt.isAfter(news.event().occurredAt());
    }
}
