package io.rolecall.notify.alert;

import io.rolecall.query.Query;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A saved search whose new findings someone wants to be told.
 *
 * @param id unguessable, but no secret
 * @param version one more with each change
 * @param reason why it is suspended
 * @param activeSince what happened before is not told; null until it is confirmed
 * @param seed random, from which its tokens are derived
 * @param manageHashes of the tokens that open it; more than one after the server's key was changed
 * @param unsubscribeHashes of the tokens that end it
 * @param confirmHash of the token that confirms it; null for one that an operator created
 * @param confirmUntil when that token ends
 */
public record Alert(
        String id,
        long version,
        AlertState state,
        @Nullable String reason,
        Query query,
        Destination destination,
        Schedule schedule,
        Instant createdAt,
        @Nullable Instant activeSince,
        String seed,
        Set<String> manageHashes,
        Set<String> unsubscribeHashes,
        @Nullable String confirmHash,
        @Nullable Instant confirmUntil) {

    /** Whether new postings are matched against it. */
    public boolean active() {
        return state == AlertState.ACTIVE;
    }

    /** By what a second wish for the same alert is recognised: its destination and what it asks for. */
    String identity() {
        return state == AlertState.DELETED
                ? id
                : Tokens.hash(destination.channel() + "\n" + destination.to() + "\n" + query.hash());
    }

    Alert confirmed(Instant now) {
        return with(AlertState.ACTIVE, null, query, destination, schedule, now);
    }

    Alert paused() {
        return with(AlertState.PAUSED, null, query, destination, schedule, activeSince);
    }

    Alert resumed(Instant now) {
        return with(AlertState.ACTIVE, null, query, destination, schedule, now);
    }

    Alert suspended(String why) {
        return with(AlertState.SUSPENDED, why, query, destination, schedule, activeSince);
    }

    /** Without the address, and no longer found by it. */
    Alert deleted() {
        return with(AlertState.DELETED, null, query, new Destination.Email(""), schedule, null);
    }

    /** Another query starts anew: what was open before is in the search, not in a notice. */
    Alert changed(Query query, Destination destination, Schedule schedule, Instant now) {
        Instant since = query.hash().equals(this.query.hash()) ? activeSince : now;
        return with(state, reason, query, destination, schedule, activeSince == null ? null : since);
    }

    Alert knownBy(String manageHash, String unsubscribeHash) {
        Set<String> manage = new TreeSet<>(manageHashes);
        Set<String> unsubscribe = new TreeSet<>(unsubscribeHashes);
        manage.add(manageHash);
        unsubscribe.add(unsubscribeHash);
        return new Alert(
                id,
                version + 1,
                state,
                reason,
                query,
                destination,
                schedule,
                createdAt,
                activeSince,
                seed,
                Set.copyOf(manage),
                Set.copyOf(unsubscribe),
                confirmHash,
                confirmUntil);
    }

    Alert askedAgain(String confirmHash, Instant confirmUntil, Schedule schedule) {
        return new Alert(
                id,
                version + 1,
                state,
                reason,
                query,
                destination,
                schedule,
                createdAt,
                activeSince,
                seed,
                manageHashes,
                unsubscribeHashes,
                confirmHash,
                confirmUntil);
    }

    private Alert with(
            AlertState state,
            @Nullable String reason,
            Query query,
            Destination destination,
            Schedule schedule,
            @Nullable Instant activeSince) {
        return new Alert(
                id,
                version + 1,
                state,
                reason,
                query,
                destination,
                schedule,
                createdAt,
                activeSince,
                seed,
                manageHashes,
                unsubscribeHashes,
                confirmHash,
                confirmUntil);
    }
}
