package io.rolecall.notify;

import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingEvent;
import io.rolecall.posting.PostingField;
import io.rolecall.posting.PostingSerializer;
import io.rolecall.posting.PostingTopic;
import io.rolecall.testing.Infrastructure;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to the postings topic, as ingest-service does. */
public final class PostingsTopic {
    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, Infrastructure.kafka()),
            new StringSerializer(),
            new ByteArraySerializer());

    private static final AtomicReference<Exception> FAILURE = new AtomicReference<>();

    private PostingsTopic() {}

    public static void published(Posting posting) {
        write(new PostingEvent.PostingPublished(Instant.now(), posting));
    }

    public static void changed(Posting posting, PostingField... fields) {
        write(new PostingEvent.PostingChanged(Instant.now(), posting, Set.of(fields)));
    }

    public static void closed(Posting posting) {
        write(new PostingEvent.PostingClosed(Instant.now(), posting));
    }

    public static void write(PostingEvent event) {
        send(event);
        flush();
    }

    /** Returns at once; {@link #flush} when all that was sent is written. */
    static void send(PostingEvent event) {
        var record = new ProducerRecord<String, byte[]>(PostingTopic.NAME, event.postingId(), null);
        byte[] value = new PostingSerializer().serialize(PostingTopic.NAME, record.headers(), event);
        PRODUCER.send(new ProducerRecord<>(PostingTopic.NAME, event.postingId(), value), (_, failure) -> {
            if (failure != null) {
                FAILURE.compareAndSet(null, failure);
            }
        });
    }

    static void flush() {
        PRODUCER.flush();
        Exception failure = FAILURE.getAndSet(null);
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    /** Anything. */
    public static void bytes(String key, byte[] value) {
        try {
            PRODUCER.send(new ProducerRecord<>(PostingTopic.NAME, key, value)).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
