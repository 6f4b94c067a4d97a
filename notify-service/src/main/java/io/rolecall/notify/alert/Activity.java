package io.rolecall.notify.alert;

import io.rolecall.notify.subscriber.Terms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether and from when on an alert is matched. One that pauses until a day is so from then on, whether that is noticed or not. */
final class Activity {
    private Activity() {}

    /** Whether an alert in such a state is matched, now or from some time on. */
    static boolean active(AlertState state, @Nullable Instant pausedUntil) {
        return state == AlertState.ACTIVE || goesOn(state, pausedUntil);
    }

    private static boolean goesOn(AlertState state, @Nullable Instant pausedUntil) {
        return state == AlertState.PAUSED && pausedUntil != null;
    }

    /** From when on it is matched. */
    static Instant since(@Nullable Instant activeSince, AlertState state, @Nullable Instant pausedUntil, Terms terms) {
        if (activeSince == null) {
            return Instant.MAX;
        }
        Instant own = pausedUntil != null && goesOn(state, pausedUntil) ? later(activeSince, pausedUntil) : activeSince;
        return terms.pausedUntil() == null ? own : later(own, terms.pausedUntil());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
