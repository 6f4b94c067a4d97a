package io.rolecall.bench.ingest;

import io.rolecall.posting.PostingTopic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What the topic holds. */
final class TopicState implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;

    TopicState(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private List<TopicPartition> partitions() {
        return consumer.partitionsFor(PostingTopic.NAME).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
    }

    /** How many records were ever written. */
    long records() {
        return consumer.endOffsets(partitions()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** The order-free sum of the keys, one for each record: equal for equal sets, and hardly otherwise. */
    Keys keys() {
        List<TopicPartition> partitions = partitions();
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Keys keys = new Keys();
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                keys.add(record.key());
            }
        }
        return keys;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
