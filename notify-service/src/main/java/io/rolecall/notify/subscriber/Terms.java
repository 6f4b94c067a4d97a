package io.rolecall.notify.subscriber;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a subscriber's preferences decides which postings they are told of.
 *
 * @param blocks what they never want to hear of
 * @param reposts what they want to hear of vacancies that are posted again
 * @param after what they want to hear of postings that they were told of
 * @param pausedUntil nothing that happens before is found; null: not paused
 */
public record Terms(
        Blocks blocks,
        Reposts reposts,
        Set<AfterNotice> after,
        @Nullable Instant pausedUntil) {
    /** Of who never said anything. */
    public static final Terms USUAL = of(Preferences.USUAL);

    /** Of a program, which has no subscriber: it is told once, and of nothing that becomes of a posting. */
    public static final Terms NOBODYS = new Terms(Blocks.NONE, new Reposts.Never(), Set.of(), null);

    public Terms {
        after = Set.copyOf(after);
    }

    public static Terms of(Preferences p) {
        return new Terms(p.blocks(), p.reposts(), p.after(), p.pausedUntil());
    }
}
