package io.rolecall.local.service;

import java.time.Duration;

/** How long to wait before a service that died is started again: 1 s, doubling to 30 s; from the start after a minute up. */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofSeconds(30);
    private static final Duration STEADY = Duration.ofMinutes(1);

    private Duration next = FIRST;

    Duration afterRunOf(Duration up) {
        if (up.compareTo(STEADY) >= 0) {
            next = FIRST;
        }
        Duration wait = next;
        next = next.multipliedBy(2).compareTo(MOST) > 0 ? MOST : next.multipliedBy(2);
        return wait;
    }
}
