package io.rolecall.posting;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * An event in the form that its record has, with what the record's headers tell beside it. A writer may keep it so, and send
 * it without decoding it again.
 */
public final class EncodedEvent {
    private final String postingId;
    private final long version;
    private final String type;
    private final Instant occurredAt;
    private final byte[] value;

    /**
     * @param type as {@link PostingCodec#type} has it
     * @param value as {@link PostingCodec#encode} made it; not copied
     */
    public EncodedEvent(String postingId, long version, String type, Instant occurredAt, byte[] value) {
        this.postingId = postingId;
        this.version = version;
        this.type = type;
        this.occurredAt = occurredAt;
        this.value = value;
    }

    public static EncodedEvent of(PostingEvent.Update event) {
        return new EncodedEvent(
                event.postingId(),
                event.posting().version(),
                PostingCodec.type(event),
                event.occurredAt(),
                PostingCodec.encode(event));
    }

    public String postingId() {
        return postingId;
    }

    /** Of the posting after the event. */
    public long version() {
        return version;
    }

    public String type() {
        return type;
    }

    public Instant occurredAt() {
        return occurredAt;
    }

    /** The record's value; not a copy. */
    public byte[] value() {
        return value;
    }

    public PostingEvent.Update decoded() {
        return PostingCodec.decode(value);
    }

    /** The record that tells of it. */
    public ProducerRecord<byte[], byte[]> toRecord() {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(PostingTopic.NAME, key(postingId), value);
        CloudEvents.write(record.headers(), this);
        return record;
    }

    /** The record that tells that a posting is to be forgotten: one without value. */
    public static ProducerRecord<byte[], byte[]> erasure(String postingId) {
        return new ProducerRecord<>(PostingTopic.NAME, key(postingId), null);
    }

    private static byte[] key(String postingId) {
        return postingId.getBytes(StandardCharsets.UTF_8);
    }
}
