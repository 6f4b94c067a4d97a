package io.rolecall.ingest.publish;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are published.
 *
 * @param partitions of the topic where it doesn't exist yet
 * @param replicas of the topics where they don't exist yet
 * @param recovery how often the outbox is read for what an instance left behind, and how old a note is then
 * @param acknowledgement how long a batch waits for Kafka before it is tried again
 */
@ConfigurationProperties("ingest.publish")
record PublishSettings(
        @DefaultValue("6") int partitions,
        @DefaultValue("1") short replicas,
        @DefaultValue("PT1M") Duration recovery,
        @DefaultValue("PT60S") Duration acknowledgement) {
    PublishSettings {
        if (partitions < 1 || replicas < 1) {
            throw new IllegalArgumentException(
                    "ROLECALL_TOPIC_PARTITIONS and ROLECALL_TOPIC_REPLICAS must be at least 1");
        }
        if (recovery.toMillis() < 1_000 || acknowledgement.toMillis() < 1_000) {
            throw new IllegalArgumentException("ingest.publish.recovery and .acknowledgement must be at least PT1S");
        }
    }
}
