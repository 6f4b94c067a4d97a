package io.rolecall.notify.retain;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long things are kept, in whole days or finer.
 *
 * @param closed how long after a posting was closed or erased the ledger remembers who was told of it
 * @param deliveries how long messages are kept after they ended
 * @param subscribers how long a mailbox is known whose last alert has ended
 * @param every how often what is over is looked for
 * @param departed how often what is left of deleted alerts is deleted
 */
@ConfigurationProperties("notify.retention")
record RetentionSettings(
        @DefaultValue("P30D") Duration closed,
        @DefaultValue("P90D") Duration deliveries,
        @DefaultValue("P28D") Duration subscribers,
        @DefaultValue("PT6H") Duration every,
        @DefaultValue("PT1M") Duration departed) {
    RetentionSettings {
        positive("closed (NOTIFY_RETENTION_CLOSED)", closed);
        positive("deliveries (NOTIFY_RETENTION_DELIVERIES)", deliveries);
        positive("subscribers (NOTIFY_RETENTION_SUBSCRIBERS)", subscribers);
        positive("every (NOTIFY_RETENTION_EVERY)", every);
        positive("departed (NOTIFY_RETENTION_DEPARTED)", departed);
    }

    private static void positive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("notify.retention." + name + " must be longer than nothing");
        }
    }
}
