package io.rolecall.posting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * How a record that can't be processed is kept: key and value byte for byte, and in headers {@code rolecall-reason},
 * {@code rolecall-service}, {@code rolecall-topic}, {@code rolecall-partition}, {@code rolecall-offset} and
 * {@code rolecall-at} (ISO 8601). The record's own headers are not carried over: crafted ones have stopped readers.
 */
public final class DeadLetter {
    private DeadLetter() {}

    /**
     * @param record as it came from the topic
     * @param service who could not process it
     * @param reason why, for the operator; the first 1,000 characters are kept
     */
    public static ProducerRecord<byte[], byte[]> of(
            ConsumerRecord<byte[], byte[]> record, String service, String reason, Instant at) {
        var letter = new ProducerRecord<>(PostingTopic.DEAD_LETTERS, record.key(), record.value());
        header(letter, "rolecall-reason", reason.substring(0, Math.min(reason.length(), 1_000)));
        header(letter, "rolecall-service", service);
        header(letter, "rolecall-topic", record.topic());
        header(letter, "rolecall-partition", Integer.toString(record.partition()));
        header(letter, "rolecall-offset", Long.toString(record.offset()));
        header(letter, "rolecall-at", at.toString());
        return letter;
    }

    private static void header(ProducerRecord<byte[], byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(UTF_8));
    }
}
