package io.rolecall.notify.deliver;

import io.rolecall.notify.channel.Notice;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One message to one subscriber, made up before it is sent and never changed after, so that each try sends the same.
 *
 * @param id deterministic: {@code <alert id>-<since when the matches waited>}
 * @param rowIds the ledger's rows that it tells; empty for a message about the alert itself
 * @param more how many more wait for the next message
 * @param nextTry when it is due
 * @param refusals how often the receiver refused it for now
 * @param outages how often nobody was there to take it
 * @param epoch one more with each claim; who claimed it and was overtaken finds another
 * @param leaseUntil until when the claim holds
 * @param lastError what went wrong at the last try, for the operator
 */
public record Delivery(
        String id,
        String alertId,
        Notice.Kind kind,
        List<String> rowIds,
        int more,
        State state,
        Instant createdAt,
        Instant nextTry,
        int refusals,
        int outages,
        long epoch,
        @Nullable Instant leaseUntil,
        @Nullable String lastError,
        @Nullable Instant sentAt) {

    public enum State {
        OPEN,
        SENT,
        /** Given up; the operator can have it tried again. */
        FAILED,
        /** Its subscriber left before it was sent. */
        CANCELLED;

        /** The name as it stands in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Delivery open(String id, String alertId, Notice.Kind kind, List<String> rowIds, int more, Instant now) {
        return new Delivery(id, alertId, kind, rowIds, more, State.OPEN, now, now, 0, 0, 0, null, null, null);
    }
}
