package io.rolecall.notify.channel.mail;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known against writing to a mailbox. Kept under the subscriber's id, which is derived from the address, so that it
 * outlives the address's erasure.
 *
 * @param kind null: too little yet
 * @param reason what the other side said, without addresses
 * @param until null: until somebody lifts it
 * @param softs refusals for now that still count
 */
public record Suppression(
        String mailbox,
        @Nullable Kind kind,
        String reason,
        Instant at,
        @Nullable Instant until,
        List<Soft> softs) {
    public enum Kind {
        /** There is no such mailbox. */
        BOUNCED,
        /** Its owner calls our mail spam. */
        COMPLAINED,
        /** It refuses again and again. */
        PAUSED;

        /** The name as it stands in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A refusal for now.
     *
     * @param key what counts once
     * @param direct whether the server said so while it was offered the mail, which it may take later
     */
    public record Soft(String key, Instant at, boolean direct) {}

    /** Why nothing may be sent at an instant; null when something may. */
    public @Nullable String trouble(Instant now) {
        if (kind == null || (until != null && !now.isBefore(until))) {
            return null;
        }
        return switch (kind) {
            case BOUNCED -> "the mailbox does not exist: " + reason;
            case COMPLAINED -> "our mail was reported as spam: " + reason;
            case PAUSED -> "the mailbox refused mail on several occasions: " + reason;
        };
    }
}
