package io.rolecall.notify.match;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param threads that read the postings topic, each its own partitions
 * @param group the consumer group that all instances share
 */
@ConfigurationProperties("notify.match")
record MatchSettings(
        @DefaultValue("2") int threads,
        @DefaultValue("notify") String group) {
    MatchSettings {
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("notify.match.threads (NOTIFY_MATCH_THREADS) is not between 1 and 64");
        }
    }
}
