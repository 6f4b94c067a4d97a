package io.rolecall.search.project;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param partitions of the topic, should this be the service that makes it; at least 1
 * @param replicas of the topics, should this be the service that makes them; at least 1
 * @param firstPause how long to wait before trying again what failed; doubles up to {@code longestPause}
 * @param longestPause the longest wait
 * @param topicCheck how often to look whether the topic has more partitions or was made anew
 */
@ConfigurationProperties("search.follow")
public record FollowSettings(
        @DefaultValue("6") int partitions,
        @DefaultValue("1") short replicas,
        @DefaultValue("200ms") Duration firstPause,
        @DefaultValue("5s") Duration longestPause,
        @DefaultValue("30s") Duration topicCheck) {
    public FollowSettings {
        if (partitions < 1 || replicas < 1) {
            throw new IllegalArgumentException("search.follow.partitions or search.follow.replicas is below 1");
        }
        if (!firstPause.isPositive() || longestPause.compareTo(firstPause) < 0 || !topicCheck.isPositive()) {
            throw new IllegalArgumentException(
                    "search.follow: first-pause and topic-check are above 0, and longest-pause is not below first-pause");
        }
    }
}
