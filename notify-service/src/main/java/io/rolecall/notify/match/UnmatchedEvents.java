package io.rolecall.notify.match;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rolecall.posting.PostingTopic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How old the oldest event is that nobody has matched yet, read from the topic itself: right also while no instance reads, and while
 * nothing comes. While Kafka does not answer, the age is that of the last answer.
 */
@Component
class UnmatchedEvents {
    private static final Logger log = LoggerFactory.getLogger(UnmatchedEvents.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration SAY_AGAIN = Duration.ofMinutes(1);
    private final ConsumerFactory<byte[], byte[]> consumers;
    private final MatchSettings settings;
    private final Clock clock;

    /** Since when something waits; in the far future when nothing does. */
    private volatile Instant oldest = Instant.MAX;

    private @Nullable Instant silentSince;
    private @Nullable Instant saidAt;

    UnmatchedEvents(
            ConsumerFactory<byte[], byte[]> consumers, MatchSettings settings, Clock clock, MeterRegistry metrics) {
        this.consumers = consumers;
        this.settings = settings;
        this.clock = clock;
        Gauge.builder("rolecall.notify.oldest.unmatched", this, UnmatchedEvents::seconds)
                .description("age of the oldest event of a posting that was not matched against the alerts yet")
                .baseUnit("seconds")
                .register(metrics);
    }

    double seconds() {
        Instant since = oldest;
        return since.equals(Instant.MAX)
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT15S")
    void look() {
        Instant begun = clock.instant();
        try (Consumer<byte[], byte[]> c = consumers.createConsumer(settings.group(), "unmatched", null)) {
            oldest = oldest(c);
            answers();
        } catch (KafkaException e) {
            silent(begun, e);
            if (oldest.equals(Instant.MAX)) {
                oldest = begun;
            }
        }
    }

    /** For all who try again until it does: the client itself would say so many times a second. */
    private void silent(Instant now, KafkaException failure) {
        silentSince = silentSince == null ? now : silentSince;
        if (saidAt == null || saidAt.isBefore(now.minus(SAY_AGAIN))) {
            saidAt = now;
            log.warn(
                    "Kafka does not answer since {}, postings wait until it does: {}", silentSince, failure.toString());
        }
    }

    private void answers() {
        if (silentSince != null) {
            log.info("Kafka answers again after {}", Duration.between(silentSince, clock.instant()));
            silentSince = null;
            saidAt = null;
        }
    }

    /** Assigns itself partitions and commits nothing, so that it is no member of the group. */
    private static Instant oldest(Consumer<byte[], byte[]> c) {
        List<TopicPartition> all = c.partitionsFor(PostingTopic.NAME, PATIENCE).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        Map<TopicPartition, Long> ends = c.endOffsets(all, PATIENCE);
        Map<TopicPartition, Long> begins = c.beginningOffsets(all, PATIENCE);
        Map<TopicPartition, OffsetAndMetadata> committed = c.committed(Set.copyOf(all), PATIENCE);
        Map<TopicPartition, Long> from = new HashMap<>();
        for (TopicPartition partition : all) {
            OffsetAndMetadata done = committed.get(partition);
            long begin = begins.getOrDefault(partition, 0L);
            long next = done == null ? begin : Math.max(begin, done.offset());
            if (next < ends.getOrDefault(partition, 0L)) {
                from.put(partition, next);
            }
        }
        Set<TopicPartition> left = new HashSet<>(from.keySet());
        c.assign(left);
        from.forEach(c::seek);
        Instant oldest = Instant.MAX;
        // Compaction may have left nothing where something seemed to wait.
        for (int tries = 0; !left.isEmpty() && tries < 4; tries++) {
            for (ConsumerRecord<byte[], byte[]> record : c.poll(Duration.ofMillis(500))) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (left.remove(partition)) {
                    Instant at = Instant.ofEpochMilli(record.timestamp());
                    oldest = at.isBefore(oldest) ? at : oldest;
                }
            }
            c.pause(from.keySet().stream().filter(p -> !left.contains(p)).toList());
        }
        return oldest;
    }
}
