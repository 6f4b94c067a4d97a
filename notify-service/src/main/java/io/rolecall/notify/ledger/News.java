package io.rolecall.notify.ledger;

import io.rolecall.posting.PostingCodec;
import io.rolecall.posting.PostingEvent;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the topic tells of a posting, with what was known of it before.
 *
 * @param closedAt when it was closed before it was opened again by this; null where it was not, or nobody remembers
 * @param asBefore whether it was opened again as it was closed, in all that a query may ask for
 * @param value the event as it stands on the topic; null where it isn't at hand
 */
public record News(PostingEvent.Update event, @Nullable Instant closedAt, boolean asBefore, byte @Nullable [] value) {
    public News(PostingEvent.Update event, @Nullable Instant closedAt, boolean asBefore) {
        this(event, closedAt, asBefore, null);
    }

    /** The same, with the event as it stands on the topic. */
    public News read(byte[] from) {
        return new News(event, closedAt, asBefore, from);
    }

    /** The event as it stands on the topic. */
    byte[] encoded() {
        return value == null ? PostingCodec.encode(event) : value;
    }

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
