package io.rolecall.notify.alert;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What opens an alert: the random part of its tokens, and the hashes of those that are valid.
 *
 * @param seed random, from which its tokens are derived
 * @param manage hashes of the tokens that open it; more than one after the server's key was changed
 * @param unsubscribe hashes of the tokens that end it
 * @param confirm hash of the token that confirms it; null for one that an operator created
 * @param confirmUntil when that token ends
 */
record Keys(
        String seed,
        Set<String> manage,
        Set<String> unsubscribe,
        @Nullable String confirm,
        @Nullable Instant confirmUntil) {

    /** Whether a token is the one that confirms it, or was. */
    boolean confirms(@Nullable String token) {
        return confirm != null && Tokens.among(Set.of(confirm), token);
    }

    boolean confirmable(Instant now) {
        return confirmUntil != null && now.isBefore(confirmUntil);
    }

    Keys with(String manageHash, String unsubscribeHash) {
        return new Keys(seed, and(manage, manageHash), and(unsubscribe, unsubscribeHash), confirm, confirmUntil);
    }

    Keys askedAgain(String confirmHash, Instant until) {
        return new Keys(seed, manage, unsubscribe, confirmHash, until);
    }

    private static Set<String> and(Set<String> known, String one) {
        Set<String> all = new TreeSet<>(known);
        all.add(one);
        return Set.copyOf(all);
    }
}
