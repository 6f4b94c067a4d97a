package io.rolecall.ingest.source;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sources are read.
 *
 * @param maxItems the longest list that is read
 * @param minInterval the shortest interval between two runs that a source may ask for
 * @param tick how often the schedule is looked at
 * @param lease how long a run may be silent before another instance takes its place
 * @param parallel how many runs go on at once in this instance
 * @param checkpoint items after which a run notes how far it has come
 * @param progress how often the counts of a run that goes on are shown
 * @param defaultExpiry how long after it was last seen a posting is closed that no list would close: a pushed one without
 *     an end, or one whose list says nothing by not naming it
 * @param lapse how often pushed postings are looked for that were not seen for so long
 * @param dryRun the longest time that a dry run takes
 * @param bundledFeed whether the feed of invented postings that comes with Rolecall is loaded at the first start
 */
@ConfigurationProperties("ingest.source")
record SourceSettings(
        @DefaultValue("5000000") int maxItems,
        @DefaultValue("PT1M") Duration minInterval,
        @DefaultValue("PT2S") Duration tick,
        @DefaultValue("PT45S") Duration lease,
        @DefaultValue("2") int parallel,
        @DefaultValue("5000") int checkpoint,
        @DefaultValue("PT1S") Duration progress,
        @DefaultValue("P30D") Duration defaultExpiry,
        @DefaultValue("PT1H") Duration lapse,
        @DefaultValue("PT20S") Duration dryRun,
        @DefaultValue("false") boolean bundledFeed) {
    SourceSettings {
        if (maxItems < 1 || parallel < 1 || checkpoint < 1) {
            throw new IllegalArgumentException("ingest.source: max-items, parallel and checkpoint must be at least 1");
        }
        for (Duration duration : new Duration[] {minInterval, tick, lease, defaultExpiry, lapse, dryRun}) {
            if (duration.toMillis() < 100) {
                throw new IllegalArgumentException("ingest.source: a duration is below PT0.1S: " + duration);
            }
        }
        if (progress.isNegative()) {
            throw new IllegalArgumentException("ingest.source: progress is negative");
        }
    }
}
