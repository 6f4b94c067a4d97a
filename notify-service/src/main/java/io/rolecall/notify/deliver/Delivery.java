package io.rolecall.notify.deliver;

import io.rolecall.notify.alert.Tokens;
import io.rolecall.notify.channel.Notice;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One message, made up before it is sent and never changed after, so that each try sends the same.
 *
 * @param id deterministic: {@code <outlet>-<where its window began>}
 * @param subscriberId whose it is; null for a program that no subscriber named
 * @param alertIds the alerts whose rows it tells, or the one that it is about
 * @param rowIds the ledger's rows that it tells, those of one vacancy together; empty for a message about the alert itself
 * @param carried rows that were due as well and wait for the next message, as far as its page shows them
 * @param more how many vacancies more wait for the next message
 * @param also rows of vacancies that it tells, which were found when it was made up
 * @param seed what the token of its page is derived from, with a key that is not kept here
 * @param nextTry when it is due
 * @param refusals how often the receiver refused it for now
 * @param outages how often nobody was there to take it
 * @param epoch one more with each claim, renewal and end; who read another can take nothing
 * @param leaseUntil until when the claim holds, unless it is renewed
 * @param claimant names who claimed it last, for that claim
 * @param silence what a message about an alert that found nothing says of it
 * @param lastError what went wrong at the last try, for the operator
 */
public record Delivery(
        String id,
        @Nullable String subscriberId,
        List<String> alertIds,
        Notice.Kind kind,
        List<String> rowIds,
        List<String> carried,
        int more,
        List<String> also,
        String seed,
        State state,
        Instant createdAt,
        Instant nextTry,
        int refusals,
        int outages,
        long epoch,
        @Nullable Instant leaseUntil,
        @Nullable String claimant,
        @Nullable String lastError,
        @Nullable Instant sentAt,
        Notice.@Nullable Silence silence) {

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

    /** The alert that it is about, or the first of those whose rows it tells. */
    public String alertId() {
        return alertIds.getFirst();
    }

    /** A message about an alert itself. */
    static Delivery open(String id, @Nullable String subscriberId, String alertId, Notice.Kind kind, Instant now) {
        return open(id, subscriberId, List.of(alertId), kind, List.of(), List.of(), 0, 0, null, null, now);
    }

    /** A message about an alert that found nothing. */
    static Delivery silent(
            String id, @Nullable String subscriberId, String alertId, Notice.Silence silence, Instant now) {
        return open(
                id, subscriberId, List.of(alertId), Notice.Kind.SILENT, List.of(), List.of(), 0, 0, null, silence, now);
    }

    /** Matches, claimed by who makes it up, who sends it at once. */
    static Delivery matches(
            String id,
            @Nullable String subscriberId,
            List<String> alertIds,
            List<String> rowIds,
            List<String> carried,
            int more,
            Leases.Lease lease,
            Instant now) {
        return open(id, subscriberId, alertIds, Notice.Kind.MATCHES, rowIds, carried, more, 1, lease, null, now);
    }

    private static Delivery open(
            String id,
            @Nullable String subscriberId,
            List<String> alertIds,
            Notice.Kind kind,
            List<String> rowIds,
            List<String> carried,
            int more,
            long epoch,
            Leases.@Nullable Lease lease,
            Notice.@Nullable Silence silence,
            Instant now) {
        return new Delivery(
                id,
                subscriberId,
                alertIds,
                kind,
                rowIds,
                carried,
                more,
                List.of(),
                Tokens.newSeed(),
                State.OPEN,
                now,
                now,
                0,
                0,
                epoch,
                lease == null ? null : lease.until(),
                lease == null ? null : lease.claimant(),
                null,
                null,
                silence);
    }

    /** The same without some of its rows, which another message tells. */
    Delivery telling(List<String> rows) {
        return new Delivery(
                id,
                subscriberId,
                alertIds,
                kind,
                rows,
                carried,
                more,
                also,
                seed,
                state,
                createdAt,
                nextTry,
                refusals,
                outages,
                epoch,
                leaseUntil,
                claimant,
                lastError,
                sentAt,
                silence);
    }
}
