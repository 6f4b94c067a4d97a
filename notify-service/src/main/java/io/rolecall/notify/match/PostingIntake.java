package io.rolecall.notify.match;

import io.rolecall.posting.PostingTopic;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Subscribes {@link PostingReader} to the postings topic. Offsets are committed after it has returned; when it throws, it
 * gets the same records again, with growing pauses and without end.
 */
@Component
class PostingIntake {
    private static final long FIRST_PAUSE = 500;
    private static final long LONGEST_PAUSE = 10_000;
    private final ConcurrentMessageListenerContainer<byte[], byte[]> container;

    PostingIntake(
            ConsumerFactory<byte[], byte[]> consumers, PostingReader reader, MatchSettings settings, Clock clock) {
        ContainerProperties properties = new ContainerProperties(PostingTopic.NAME);
        properties.setGroupId(settings.group());
        properties.setAckMode(ContainerProperties.AckMode.BATCH);
        properties.setMessageListener(reader);
        properties.setConsumerRebalanceListener(new Rewind(reader, clock));
        properties.setShutdownTimeout(15_000);
        this.container = new ConcurrentMessageListenerContainer<>(consumers, properties);
        container.setConcurrency(settings.threads());
        container.setBeanName("postings");
        ExponentialBackOff backOff = new ExponentialBackOff(FIRST_PAUSE, 2);
        backOff.setMaxInterval(LONGEST_PAUSE);
        container.setCommonErrorHandler(new DefaultErrorHandler(backOff));
    }

    void start() {
        if (!container.isRunning()) {
            container.start();
        }
    }

    void stop() {
        container.stop();
    }

    /**
     * Goes back a little on each partition that is taken over: the former reader may have died between reading a posting and
     * learning of an alert that was meant to see it. The ledger makes a second reading harmless.
     */
    private record Rewind(PostingReader reader, Clock clock) implements ConsumerAwareRebalanceListener {
        @Override
        public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
            long since = clock.millis() - RecentPostings.KEPT.toMillis();
            Map<TopicPartition, Long> times = new HashMap<>();
            for (TopicPartition partition : partitions) {
                reader.newsFrom(partition, consumer.position(partition));
                times.put(partition, since);
            }
            for (Map.Entry<TopicPartition, OffsetAndTimestamp> at :
                    consumer.offsetsForTimes(times).entrySet()) {
                OffsetAndTimestamp offset = at.getValue();
                if (offset != null && offset.offset() < consumer.position(at.getKey())) {
                    consumer.seek(at.getKey(), offset.offset());
                }
            }
        }
    }
}
