package io.rolecall.notify;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How topics are created that don't exist yet.
 *
 * @param partitions of {@code postings} and {@code alerts}; at least the number of instances that share the work
 * @param replicas of each topic; 3 on a cluster that must survive the loss of a broker
 */
@ConfigurationProperties("rolecall.topic")
record TopicSettings(
        @DefaultValue("6") int partitions,
        @DefaultValue("1") short replicas) {
    TopicSettings {
        if (partitions < 1 || replicas < 1) {
            throw new IllegalArgumentException("rolecall.topic.partitions and .replicas must be at least 1");
        }
    }
}
