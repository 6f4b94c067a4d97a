package io.rolecall.notify.alert;

import io.rolecall.query.Query;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A saved search whose new findings someone wants to be told.
 *
 * @param id unguessable, but no secret
 * @param version one more with each change
 * @param subscriberId whose it is; null where a program is told that no subscriber named, and once the alert is deleted
 * @param reason why it is suspended
 * @param pausedUntil when it goes on by itself, while it is paused; null: when it is resumed
 * @param wish what is asked, where and when it is told
 * @param activeSince what happened before is not told; null until it is confirmed
 */
public record Alert(
        String id,
        long version,
        @Nullable String subscriberId,
        AlertState state,
        @Nullable String reason,
        @Nullable Instant pausedUntil,
        Wish wish,
        Instant createdAt,
        @Nullable Instant activeSince,
        Keys keys) {

    public Query query() {
        return wish.query();
    }

    public Destination destination() {
        return wish.destination();
    }

    /** What its owner calls it; null: what it asks for, in words. */
    public @Nullable String name() {
        return wish.name();
    }

    public Schedule schedule() {
        return wish.schedule();
    }

    /** Until when it can be confirmed; null where it needn't be. */
    public @Nullable Instant confirmUntil() {
        return keys.confirmUntil();
    }

    /** Whether new postings are matched against it. */
    public boolean active() {
        return state == AlertState.ACTIVE;
    }

    /** By what a second wish for the same alert is recognised: its destination and what it asks for. */
    String identity() {
        return state == AlertState.DELETED
                ? id
                : Tokens.hash(destination().channel() + "\n" + destination().to() + "\n" + query().hash());
    }

    /** Also what resumes it: what is open then is in the search, not in a notice. */
    Alert active(Instant now) {
        return next(AlertState.ACTIVE, null, null, wish, now, keys);
    }

    Alert paused(@Nullable Instant until) {
        return next(AlertState.PAUSED, null, until, wish, activeSince, keys);
    }

    Alert suspended(String why) {
        return next(AlertState.SUSPENDED, why, null, wish, activeSince, keys);
    }

    /** Nothing of it is another, but what counts for all alerts of its subscriber is. */
    Alert touched() {
        return next(state, reason, pausedUntil, wish, activeSince, keys);
    }

    /** Without the address, and no longer found by it. */
    Alert deleted() {
        Wish nobody = new Wish(query(), new Destination.Email(""), schedule());
        return new Alert(id, version + 1, null, AlertState.DELETED, null, null, nobody, createdAt, null, keys);
    }

    /** Another query starts anew: what was open before is in the search, not in a notice. */
    Alert changed(Wish wish, Instant now) {
        Instant since = wish.query().hash().equals(query().hash()) ? activeSince : now;
        return next(state, reason, pausedUntil, wish, activeSince == null ? null : since, keys);
    }

    Alert knownBy(String manageHash, String unsubscribeHash) {
        return next(state, reason, pausedUntil, wish, activeSince, keys.with(manageHash, unsubscribeHash));
    }

    Alert askedAgain(String confirmHash, Instant confirmUntil, Wish wish) {
        return next(state, reason, pausedUntil, wish, activeSince, keys.askedAgain(confirmHash, confirmUntil));
    }

    private Alert next(
            AlertState state,
            @Nullable String reason,
            @Nullable Instant pausedUntil,
            Wish wish,
            @Nullable Instant activeSince,
            Keys keys) {
        return new Alert(id, version + 1, subscriberId, state, reason, pausedUntil, wish, createdAt, activeSince, keys);
    }
}
