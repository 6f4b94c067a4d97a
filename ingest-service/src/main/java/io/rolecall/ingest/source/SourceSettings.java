package io.rolecall.ingest.source;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sources are read.
 *
 * @param allowPrivateAddresses whether a source's address may lie inside the operator's network
 * @param filesDirectory the directory below which file: sources lie; null where there are none
 * @param maxListBytes the largest list that is read, in bytes, unpacked
 * @param maxItems the longest list that is read
 * @param connectTimeout to a source's server
 * @param readTimeout the longest silence of a source's server
 * @param fetchDeadline the longest time that fetching one list may take
 * @param userAgent how we present ourselves to sources
 * @param minInterval the shortest interval between two runs that a source may ask for
 * @param tick how often the schedule is looked at
 * @param lease how long a run may be silent before another instance takes its place
 * @param parallel how many runs go on at once in this instance
 * @param bundledFeed whether the feed of invented postings that comes with Rolecall is loaded at the first start
 */
@ConfigurationProperties("ingest.source")
record SourceSettings(
        @DefaultValue("false") boolean allowPrivateAddresses,
        @Nullable Path filesDirectory,
        @DefaultValue("64000000") long maxListBytes,
        @DefaultValue("100000") int maxItems,
        @DefaultValue("PT10S") Duration connectTimeout,
        @DefaultValue("PT30S") Duration readTimeout,
        @DefaultValue("PT5M") Duration fetchDeadline,
        @DefaultValue("Rolecall") String userAgent,
        @DefaultValue("PT1M") Duration minInterval,
        @DefaultValue("PT2S") Duration tick,
        @DefaultValue("PT45S") Duration lease,
        @DefaultValue("2") int parallel,
        @DefaultValue("false") boolean bundledFeed) {
    SourceSettings {
        if (filesDirectory != null && filesDirectory.toString().isEmpty()) {
            filesDirectory = null;
        }
        if (maxListBytes < 1_000 || maxItems < 1 || parallel < 1) {
            throw new IllegalArgumentException(
                    "ingest.source: max-list-bytes must be at least 1000, max-items and parallel at least 1");
        }
        for (Duration duration :
                new Duration[] {connectTimeout, readTimeout, fetchDeadline, minInterval, tick, lease}) {
            if (duration.toMillis() < 100) {
                throw new IllegalArgumentException("ingest.source: a duration is below PT0.1S: " + duration);
            }
        }
    }
}
