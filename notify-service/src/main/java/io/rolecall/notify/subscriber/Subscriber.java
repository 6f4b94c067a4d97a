package io.rolecall.notify.subscriber;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person with a mailbox, to whom all alerts on it belong. A program that an operator's alert posts to is none: it is told per
 * alert.
 *
 * @param id derived from the mailbox, see {@link SubscriberId}
 * @param version one more with each change of the preferences
 * @param mailbox as it was written last
 * @param seed 256 random bits, from which the tokens of their page are derived
 * @param preferences what counts for all their alerts
 * @param alertIds their alerts; may hold some that never came to be, or are gone
 * @param enteredAt when an alert was last noted as theirs
 * @param confirmedAt since when it is known that the mailbox's owner wants to hear from us; null while nobody has shown it
 * @param leftAt since when they have no alert; null while they have one
 */
public record Subscriber(
        String id,
        long version,
        String mailbox,
        String seed,
        Preferences preferences,
        Set<String> alertIds,
        Instant createdAt,
        Instant enteredAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant leftAt) {

    /** Without what opens their page. */
    @Override
    public String toString() {
        return "Subscriber[" + id + "]";
    }
}
