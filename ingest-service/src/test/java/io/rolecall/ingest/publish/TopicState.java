package io.rolecall.ingest.publish;

import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingCodec;
import io.rolecall.posting.PostingEvent;
import io.rolecall.posting.PostingTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a reader of the topic knows of the postings of a source. */
final class TopicState implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, List<Posting>> postings = new HashMap<>();

    TopicState(String bootstrap) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    Map<String, Posting> last(String source) {
        read();
        Map<String, Posting> last = new HashMap<>();
        postings.forEach((id, states) -> {
            if (id.startsWith(source + ":")) {
                last.put(id, states.getLast());
            }
        });
        return last;
    }

    Map<String, List<Long>> versions(String source) {
        Map<String, List<Long>> versions = new HashMap<>();
        last(source)
                .keySet()
                .forEach(id -> versions.put(
                        id, postings.get(id).stream().map(Posting::version).toList()));
        return versions;
    }

    private void read() {
        if (consumer.assignment().isEmpty()) {
            List<TopicPartition> partitions = consumer.listTopics().getOrDefault(PostingTopic.NAME, List.of()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                return;
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                switch (PostingCodec.decode(record)) {
                    case PostingEvent.Update update ->
                        postings.computeIfAbsent(update.postingId(), _ -> new ArrayList<>())
                                .add(update.posting());
                    case PostingEvent.PostingErased erased -> postings.remove(erased.postingId());
                }
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
