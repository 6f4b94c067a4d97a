package io.rolecall.posting;

import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's door to {@link PostingCodec} for plain consumers of one's own, tools and tests. It throws in the middle of a poll
 * on a record that can't be decoded; the services therefore read bytes and call the codec themselves.
 */
public final class PostingDeserializer implements Deserializer<PostingEvent.@Nullable Update> {
    /** Null for a record without value. */
    @Override
    public PostingEvent.@Nullable Update deserialize(String topic, byte @Nullable [] value) {
        return value == null ? null : PostingCodec.decode(value);
    }
}
