package io.rolecall.bench.ledger;

import io.rolecall.posting.PostingTopic;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic of postings: puts records on it, and says how many of them are read and done with. */
final class Topic implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final Admin admin;

    Topic(String bootstrapServers) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        Map<String, Object> sending = new HashMap<>(settings);
        // As ingest-service writes.
        sending.putAll(Map.of("acks", "all", "linger.ms", 20, "batch.size", 262_144, "compression.type", "lz4"));
        producer = new KafkaProducer<>(sending, new ByteArraySerializer(), new ByteArraySerializer());
        admin = Admin.create(settings);
    }

    void put(String postingId, byte[] value) {
        producer.send(new ProducerRecord<>(PostingTopic.NAME, postingId.getBytes(StandardCharsets.UTF_8), value));
    }

    void flush() {
        producer.flush();
    }

    /** How many records the service has done with. */
    long done() {
        return get(admin.listConsumerGroupOffsets("notify").partitionsToOffsetAndMetadata()).values().stream()
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }

    /** How many records there are. */
    long written() {
        List<TopicPartition> all = producer.partitionsFor(PostingTopic.NAME).stream()
                .map(p -> new TopicPartition(PostingTopic.NAME, p.partition()))
                .toList();
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        all.forEach(p -> ends.put(p, OffsetSpec.latest()));
        return get(admin.listOffsets(ends).all()).values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
