package io.rolecall.posting;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Kafka's door to {@link PostingCodec}, with CloudEvents headers; an erasure becomes a record without value. */
public final class PostingSerializer implements Serializer<PostingEvent> {
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable PostingEvent event) {
        return switch (event) {
            case null -> null;
            case PostingEvent.PostingErased _ -> null;
            case PostingEvent.Update update -> PostingCodec.encode(update);
        };
    }

    @Override
    public byte @Nullable [] serialize(String topic, Headers headers, @Nullable PostingEvent event) {
        if (event instanceof PostingEvent.Update update) {
            EncodedEvent encoded = EncodedEvent.of(update);
            CloudEvents.write(headers, encoded);
            return encoded.value();
        }
        return serialize(topic, event);
    }
}
