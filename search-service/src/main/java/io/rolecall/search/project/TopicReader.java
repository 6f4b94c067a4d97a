package io.rolecall.search.project;

import io.rolecall.posting.PostingTopic;
import io.rolecall.search.index.Position;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads all partitions of the topic from a position on. For one thread. */
final class TopicReader implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TopicReader.class);

    private final Consumer<byte[], byte[]> consumer;
    private final Topic.Identity topic;
    private final List<TopicPartition> partitions;

    /** What was there to read when the reader was opened. */
    private final Map<TopicPartition, Long> ends;

    TopicReader(Consumer<byte[], byte[]> consumer, Topic.Identity topic, Position from) {
        this.consumer = consumer;
        this.topic = topic;
        this.partitions = IntStream.range(0, topic.partitions())
                .mapToObj(p -> new TopicPartition(PostingTopic.NAME, p))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        this.ends = consumer.endOffsets(partitions);
        for (TopicPartition p : partitions) {
            consumer.seek(p, start(p, from.next(topic.id(), p.partition()), at(beginnings, p), at(ends, p)));
        }
    }

    private static long start(TopicPartition partition, OptionalLong next, long beginning, long end) {
        if (next.isPresent() && next.getAsLong() > end) {
            log.warn(
                    "{} ends at {}, before {}, where reading was to go on; it is read from its beginning",
                    partition,
                    end,
                    next.getAsLong());
            return beginning;
        }
        return Math.max(next.orElse(beginning), beginning);
    }

    private static long at(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return Objects.requireNonNull(offsets.get(partition));
    }

    Topic.Identity topic() {
        return topic;
    }

    ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        return consumer.poll(timeout);
    }

    /** Where to go on after some records, by the names that {@link Position} uses. */
    Map<String, Long> after(ConsumerRecords<byte[], byte[]> records) {
        Map<String, Long> next = new HashMap<>();
        records.nextOffsets().forEach((p, o) -> next.put(Position.key(topic.id(), p.partition()), o.offset()));
        return next;
    }

    /** Whether everything has been read that was there when the reader was opened. */
    boolean caughtUp() {
        return partitions.stream().allMatch(p -> consumer.position(p) >= at(ends, p));
    }

    /** The partitions of which more was noted than there ever was: they are no longer what they were. Ends are asked after the noting. */
    List<String> shorterThan(Position noted) {
        return partitions.stream()
                .filter(p -> noted.next(topic.id(), p.partition()).orElse(0) > at(ends, p))
                .map(p -> Position.key(topic.id(), p.partition()))
                .toList();
    }

    /** How many records wait to be read, as far as the broker has told. */
    long lag() {
        return partitions.stream()
                .mapToLong(p -> consumer.currentLag(p).orElse(0))
                .sum();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
    }
}
