package io.rolecall.posting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rolecall.posting.PostingEvent.PostingErased;
import io.rolecall.posting.PostingEvent.PostingPublished;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostingCodecTest {
    private final PostingPublished event = new PostingPublished(ApprovedEventsTest.SEEN, ApprovedEventsTest.least());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "nonsense",
                "{\"type\":\"posting.published\"}",
                "{\"type\":\"posting.exploded\",\"schemaVersion\":1,\"occurredAt\":\"2026-11-02T08:15:30Z\",\"posting\":null}",
                "{\"type\":\"posting.published\",\"schemaVersion\":99}",
                "{\"type\":\"posting.published\",\"schemaVersion\":1,\"occurredAt\":\"yesterday\"}",
                "{\"type\":\"posting.published\",\"schemaVersion\":1,\"occurredAt\":\"2026-11-02T08:15:30Z\",\"posting\":{}}",
                "{\"type\":\"posting.published\",\"schemaVersion\":1,\"occurredAt\":\"2026-11-02T08:15:30Z\",\"posting\":{\"id\":\"a:1\",\"source\":\"a\",\"externalId\":\"2\"}}",
            })
    void whatTellsOfNoEventIsRefusedWithAReason(String value) {
        assertThatThrownBy(() -> PostingCodec.decode(value.getBytes(UTF_8)))
                .isInstanceOf(UndecodablePostingException.class)
                .message()
                .isNotBlank()
                .hasSizeLessThan(400);
    }

    @Property(tries = 500)
    void anyBytesAreAnEventOrRefused(@ForAll byte[] value) {
        assertThatThrownBy(() -> PostingCodec.decode(value)).isInstanceOf(UndecodablePostingException.class);
    }

    @Test
    void deepNestingIsRefusedAndDoesNotExhaustTheStack() {
        assertThatThrownBy(() -> PostingCodec.decode("[".repeat(100_000).getBytes(UTF_8)))
                .isInstanceOf(UndecodablePostingException.class);
    }

    @Test
    void aRecordWithoutValueIsAnErasure() {
        assertThat(PostingCodec.decode(record("push:1", null))).isEqualTo(new PostingErased("push:1"));
    }

    @Test
    void aRecordUnderAnotherPostingsKeyIsRefused() {
        assertThat(PostingCodec.decode(record("push:1", PostingCodec.encode(event))))
                .isEqualTo(event);
        assertThatThrownBy(() -> PostingCodec.decode(record("push:2", PostingCodec.encode(event))))
                .hasMessageContaining("push:2");
    }

    @Test
    void foreignConsumersFindCloudEventsHeaders() {
        var headers = new RecordHeaders();
        try (var serializer = new PostingSerializer();
                var deserializer = new PostingDeserializer()) {
            byte[] value = serializer.serialize(PostingTopic.NAME, headers, event);
            assertThat(deserializer.deserialize(PostingTopic.NAME, value)).isEqualTo(event);
            assertThat(serializer.serialize(PostingTopic.NAME, headers, new PostingErased("push:1")))
                    .isNull();
        }
        assertThat(headers.toArray())
                .extracting(h -> h.key() + "=" + new String(h.value(), UTF_8))
                .containsExactly(
                        "ce_specversion=1.0",
                        "ce_id=push:1@1",
                        "ce_source=/sources/push",
                        "ce_type=io.rolecall.posting.published.v1",
                        "ce_subject=push:1",
                        "ce_time=2026-11-02T08:15:30.123Z",
                        "content-type=application/json");
    }

    @Test
    void aDeadLetterKeepsTheBytesAndSaysWhoRefusedThemAndWhy() {
        var letter = DeadLetter.of(record("push:1", "junk".getBytes(UTF_8)), "search", "no JSON", Instant.EPOCH);

        assertThat(letter.topic()).isEqualTo(PostingTopic.DEAD_LETTERS);
        assertThat(letter.value()).isEqualTo("junk".getBytes(UTF_8));
        assertThat(letter.headers().toArray())
                .extracting(h -> h.key() + "=" + new String(h.value(), UTF_8))
                .containsExactly(
                        "rolecall-reason=no JSON",
                        "rolecall-service=search",
                        "rolecall-topic=postings",
                        "rolecall-partition=3",
                        "rolecall-offset=42",
                        "rolecall-at=1970-01-01T00:00:00Z");
    }

    private static ConsumerRecord<byte[], byte[]> record(String key, byte[] value) {
        return new ConsumerRecord<>(PostingTopic.NAME, 3, 42, key.getBytes(UTF_8), value);
    }
}
