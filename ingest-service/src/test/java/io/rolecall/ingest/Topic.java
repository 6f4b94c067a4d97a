package io.rolecall.ingest;

import io.rolecall.posting.PostingCodec;
import io.rolecall.posting.PostingEvent;
import io.rolecall.posting.PostingTopic;
import io.rolecall.testing.Infrastructure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/** All that stands on the topic, foreign records included: tests look for their own posting ids. */
final class Topic implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
            Map.of("bootstrap.servers", Infrastructure.kafka()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    private final List<PostingEvent> events = new ArrayList<>();
    private boolean assigned;

    /** Events of postings of a source, in the order of the topic. */
    List<PostingEvent> ofSource(String source) {
        poll();
        return events.stream()
                .filter(e -> e.postingId().startsWith(source + ":"))
                .toList();
    }

    /** Events so far that are wanted, in the order of the topic. */
    List<PostingEvent> all(Predicate<PostingEvent> wanted) {
        poll();
        return events.stream().filter(wanted).toList();
    }

    PostingEvent await(String postingId) {
        return await(e -> e.postingId().equals(postingId));
    }

    PostingEvent await(Predicate<PostingEvent> wanted) {
        return Awaitility.await()
                .until(
                        () -> {
                            poll();
                            return events.stream().filter(wanted).reduce((a, b) -> b);
                        },
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    /** Reads to the end of the topic as it is now. */
    void poll() {
        if (!assigned) {
            var partitions = consumer.listTopics().getOrDefault(PostingTopic.NAME, List.of()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                return;
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            assigned = true;
        }
        Set<TopicPartition> partitions = consumer.assignment();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                events.add(PostingCodec.decode(record));
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
