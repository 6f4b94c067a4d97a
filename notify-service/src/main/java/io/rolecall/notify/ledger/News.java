package io.rolecall.notify.ledger;

import io.rolecall.posting.PostingEvent;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the topic tells of a posting, with what was known of it before.
 *
 * @param closedAt when it was closed before it was opened again by this; null where it was not, or nobody remembers
 * @param asBefore whether it was opened again as it was closed, in all that a query may ask for
 */
public record News(PostingEvent.Update event, @Nullable Instant closedAt, boolean asBefore) {
    /** Who is away for less was closed by mistake, or for a moment: it is the same offer all the time. */
    public static final Duration EPISODE = Duration.ofDays(30);

    /** Whether one may apply now to what one could not apply to before. */
    public boolean opens() {
        return event instanceof PostingEvent.PostingPublished
                || (event instanceof PostingEvent.PostingReopened && !flip());
    }

    /** Whether a posting is back that was only away for a while. */
    public boolean flip() {
        return event instanceof PostingEvent.PostingReopened
                && closedAt != null
                && closedAt.plus(EPISODE).isAfter(event.occurredAt());
    }

    /** Whether it is back after a long time, and so posted a second time. */
    boolean reposted() {
        return event instanceof PostingEvent.PostingReopened && closedAt != null && !flip();
    }

    /**
     * Whether a posting flipped that one could find at an instant and can find again: nothing to tell who could find it then. Of a
     * posting that came back with other content we don't know that.
     */
    public boolean backAsItWasAt(Instant instant) {
        return flip()
                && asBefore
                && event.posting().firstSeen().isBefore(instant)
                && closedAt != null
                && !closedAt.isBefore(instant);
    }
}
