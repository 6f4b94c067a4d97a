package io.rolecall.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rolecall.posting.MissingTopics;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingCodec;
import io.rolecall.posting.PostingEvent;
import io.rolecall.posting.PostingTopic;
import io.rolecall.testing.Infrastructure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes to the topic as ingest-service does; makes it where no service has yet. */
public final class TopicWriter implements AutoCloseable {
    private static final MissingTopics TOPICS = new MissingTopics(
            Map.of("bootstrap.servers", Infrastructure.kafka()),
            List.of(PostingTopic.postings(6, (short) 1), PostingTopic.deadLetters((short) 1)));

    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", Infrastructure.kafka(), "linger.ms", 5, "max.request.size", 4_200_000),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    public TopicWriter() {
        try {
            TOPICS.create();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public void publish(Posting... postings) {
        publish(List.of(postings));
    }

    public void publish(List<Posting> postings) {
        for (Posting posting : postings) {
            PostingEvent.Update event = posting.open()
                    ? new PostingEvent.PostingPublished(Instant.now(), posting)
                    : new PostingEvent.PostingClosed(Instant.now(), posting);
            producer.send(
                    new ProducerRecord<>(PostingTopic.NAME, posting.id().getBytes(UTF_8), PostingCodec.encode(event)));
        }
        producer.flush();
    }

    public void erase(String id) {
        raw(id, null);
    }

    public void raw(String key, byte[] value) {
        producer.send(new ProducerRecord<>(PostingTopic.NAME, key.getBytes(UTF_8), value));
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
