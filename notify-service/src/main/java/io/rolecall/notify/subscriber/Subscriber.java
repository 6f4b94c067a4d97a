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
 * @param mailbox empty once they were erased
 * @param preferences what counts for all their alerts
 * @param alertIds their alerts; may hold some that never came to be, or are gone
 * @param leftAt since when they have no alert; null while they have one
 */
public record Subscriber(
        String id,
        long version,
        String mailbox,
        Preferences preferences,
        Set<String> alertIds,
        Instant createdAt,
        @Nullable Instant leftAt) {}
