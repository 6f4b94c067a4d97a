package io.rolecall.notify.subscriber;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What counts for all alerts of a subscriber.
 *
 * @param language of pages and mails
 * @param blocks what they never want to hear of
 * @param reposts what they want to hear of vacancies that are posted again
 * @param after what they want to hear of postings that they were told of
 * @param quiet when no message may reach them; null: never
 * @param mostADay messages with postings in 24 hours; what is more waits for the next day
 * @param pausedUntil no alert of theirs finds anything before; null: not paused. Who ends a pause early sets it to now, so that
 *     what came meanwhile is not told at once
 */
public record Preferences(
        Locale language,
        Blocks blocks,
        Reposts reposts,
        Set<AfterNotice> after,
        @Nullable QuietHours quiet,
        int mostADay,
        @Nullable Instant pausedUntil) {
    /** More than anybody reads, so that it only stops what has gone wrong. */
    public static final int USUAL_MOST_A_DAY = 50;

    /** No end of a pause is later; written down it is a pause without an end. */
    public static final Instant ALWAYS = Instant.parse("9999-12-31T00:00:00Z");

    public static final Preferences USUAL = new Preferences(
            Locale.ENGLISH, Blocks.NONE, new Reposts.AfterDays(30), Set.of(), null, USUAL_MOST_A_DAY, null);

    /** What holds for one who has said nothing, in their language. */
    public static Preferences usual(Locale language) {
        Preferences u = USUAL;
        return new Preferences(language, u.blocks, u.reposts, u.after, u.quiet, u.mostADay, u.pausedUntil);
    }

    public Preferences {
        after = Set.copyOf(after);
    }
}
