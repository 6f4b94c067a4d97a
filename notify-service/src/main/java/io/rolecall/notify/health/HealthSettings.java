package io.rolecall.notify.health;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param silence after how long without a find a subscriber is told that their alert works
 * @param dead after how long without any posting of a source, a category or a language an alert that asks for it is listed
 * @param canaryTo the operator's mailbox or webhook that gets the canary; empty: there is none
 * @param canaryEvery how often it is sent
 * @param canaryLate how long it may be on its way
 */
@ConfigurationProperties("notify.health")
record HealthSettings(
        @DefaultValue("P30D") Duration silence,
        @DefaultValue("P90D") Duration dead,
        @DefaultValue("") String canaryTo,
        @DefaultValue("PT1H") Duration canaryEvery,
        @DefaultValue("PT15M") Duration canaryLate) {
    HealthSettings {
        atLeast("silence (NOTIFY_SILENCE)", silence, Duration.ofDays(1));
        atLeast("dead (NOTIFY_DEAD)", dead, Duration.ofDays(1));
        atLeast("canary-every (NOTIFY_CANARY_EVERY)", canaryEvery, Duration.ofMinutes(1));
        atLeast("canary-late (NOTIFY_CANARY_LATE)", canaryLate, Duration.ofSeconds(1));
        if (silence.toDays() > 180 || dead.toDays() > 180) {
            throw new IllegalArgumentException(
                    "notify.health.silence (NOTIFY_SILENCE) and dead (NOTIFY_DEAD) are at most P180D");
        }
    }

    private static void atLeast(String name, Duration duration, Duration least) {
        if (duration.compareTo(least) < 0) {
            throw new IllegalArgumentException("notify.health." + name + " must be at least " + least);
        }
    }

    /** From the last canary that arrived until the next one is late. */
    Duration canaryPatience() {
        return canaryEvery.plus(canaryLate);
    }
}
