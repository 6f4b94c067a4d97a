package io.rolecall.notify.deliver;

import java.time.Duration;
import java.util.List;

/** How long to wait before the next try. */
final class Backoff {
    private static final Duration LONGEST_OUTAGE_PAUSE = Duration.ofSeconds(60);

    /** Standard Webhooks' schedule, which is gentle enough for greylisting mail servers too. */
    private static final List<Duration> REFUSED = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private Backoff() {}

    /**
     * @param outages so far, from 1
     * @param jitter from 0 to 1
     */
    static Duration afterOutage(int outages, double jitter) {
        long seconds = 1L << Math.clamp(outages - 1, 0, 10);
        Duration pause = Duration.ofSeconds(seconds);
        return jittered(pause.compareTo(LONGEST_OUTAGE_PAUSE) > 0 ? LONGEST_OUTAGE_PAUSE : pause, jitter);
    }

    /**
     * @param refusals so far, from 1
     * @param jitter from 0 to 1
     */
    static Duration afterRefusal(int refusals, double jitter) {
        return jittered(REFUSED.get(Math.clamp(refusals - 1, 0, REFUSED.size() - 1)), jitter);
    }

    /** Whether the schedule had no more tries after this many refusals. */
    static boolean over(int refusals) {
        return refusals > REFUSED.size();
    }

    /** Up to a fifth shorter or longer, so that what failed together doesn't come back together. */
    private static Duration jittered(Duration pause, double jitter) {
        return Duration.ofMillis(Math.round(pause.toMillis() * (0.8 + 0.4 * jitter)));
    }
}
