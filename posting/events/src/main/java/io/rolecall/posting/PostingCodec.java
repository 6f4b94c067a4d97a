package io.rolecall.posting;

import io.rolecall.posting.PostingEvent.PostingChanged;
import io.rolecall.posting.PostingEvent.PostingClosed;
import io.rolecall.posting.PostingEvent.PostingErased;
import io.rolecall.posting.PostingEvent.PostingPublished;
import io.rolecall.posting.PostingEvent.PostingReopened;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The JSON form of an event: {@code {"type", "schemaVersion", "occurredAt", "changed", "posting"}}. Members that a reader
 * doesn't know are ignored, so a writer may add some; a change that an old reader would misread takes a new schema version.
 * Stateless and safe for use by many threads.
 */
public final class PostingCodec {
    /** The schema that this code writes, and the newest it reads. */
    public static final int SCHEMA_VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(4_000_000)
                            .maxNestingDepth(32)
                            .maxStringLength(1_000_000)
                            .build())
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build())
            .addModule(new SimpleModule().addDeserializer(Instant.class, new MomentReader()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .changeDefaultPropertyInclusion(
                    i -> i.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
            .build();

    private PostingCodec() {}

    private record Envelope(
            @Nullable String type,
            int schemaVersion,
            @Nullable Instant occurredAt,
            @Nullable Set<PostingField> changed,
            @Nullable Posting posting) {}

    /** The value of the record that tells of the event. */
    public static byte[] encode(PostingEvent.Update event) {
        Set<PostingField> changed = event instanceof PostingChanged c ? c.changed() : null;
        return JSON.writeValueAsBytes(
                new Envelope(type(event), SCHEMA_VERSION, event.occurredAt(), changed, event.posting()));
    }

    /** The event's type as it stands in the record: {@code posting.published} and so on. */
    public static String type(PostingEvent.Update event) {
        return switch (event) {
            case PostingPublished _ -> "posting.published";
            case PostingChanged _ -> "posting.changed";
            case PostingClosed _ -> "posting.closed";
            case PostingReopened _ -> "posting.reopened";
        };
    }

    /**
     * The event that a record's value tells of.
     *
     * @throws UndecodablePostingException when it tells of none; the same bytes will never decode
     */
    public static PostingEvent.Update decode(byte[] value) {
        try {
            Envelope e = JSON.readValue(value, Envelope.class);
            if (e == null || e.type == null) {
                throw new UndecodablePostingException("type is missing", null);
            }
            if (e.schemaVersion < 1 || e.schemaVersion > SCHEMA_VERSION) {
                throw new UndecodablePostingException(
                        "schemaVersion " + e.schemaVersion + " is unknown; this reader knows 1 to " + SCHEMA_VERSION,
                        null);
            }
            if (e.occurredAt == null || e.posting == null) {
                throw new UndecodablePostingException("occurredAt or posting is missing", null);
            }
            return switch (e.type) {
                case "posting.published" -> new PostingPublished(e.occurredAt, e.posting);
                case "posting.changed" ->
                    new PostingChanged(e.occurredAt, e.posting, e.changed == null ? Set.of() : e.changed);
                case "posting.closed" -> new PostingClosed(e.occurredAt, e.posting);
                case "posting.reopened" -> new PostingReopened(e.occurredAt, e.posting);
                default -> throw new UndecodablePostingException("type " + brief(e.type) + " is unknown", null);
            };
        } catch (JacksonException e) {
            throw new UndecodablePostingException(brief(String.valueOf(e.getOriginalMessage())), e);
        } catch (InvalidPostingException | NullPointerException e) {
            throw new UndecodablePostingException(brief(String.valueOf(e.getMessage())), e);
        }
    }

    /**
     * The event of a record as it came from the topic, a record without value being an erasure.
     *
     * @throws UndecodablePostingException when it tells of none, or of another posting than its key says
     */
    public static PostingEvent decode(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            throw new UndecodablePostingException("the record has no key", null);
        }
        String id = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            return new PostingErased(id);
        }
        PostingEvent.Update event = decode(record.value());
        if (!event.postingId().equals(id)) {
            throw new UndecodablePostingException(
                    "the key " + brief(id) + " is not the id of the posting in the value", null);
        }
        return event;
    }

    private static String brief(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= 300 ? line : line.substring(0, 300) + "…";
    }
}
