package io.rolecall.ingest.catalog;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import io.rolecall.posting.EncodedEvent;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingEvent;
import io.rolecall.posting.PostingEvent.PostingChanged;
import io.rolecall.posting.PostingEvent.PostingClosed;
import io.rolecall.posting.PostingEvent.PostingPublished;
import io.rolecall.posting.PostingEvent.PostingReopened;
import io.rolecall.posting.PostingField;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The document of one posting: its print, and the newest event as its record has it, which holds the posting. One document, so
 * that the state and what is told of it are stored together or not at all.
 */
record Entry(Print print, EncodedEvent event) {
    static final String COLLECTION = "postings";

    /**
     * @param reading empty where the change was not read from a source
     * @param writer who writes this version
     */
    static Entry of(PostingEvent.Update event, String fingerprint, String reading, String writer) {
        Posting posting = event.posting();
        Print print = new Print(
                posting.id(),
                posting.version(),
                fingerprint,
                reading,
                posting.open(),
                posting.validThrough(),
                posting.lastSeen(),
                writer);
        return new Entry(print, EncodedEvent.of(event));
    }

    static Entry of(Document document) {
        Print print = Print.of(document);
        return new Entry(
                print,
                new EncodedEvent(
                        print.id(),
                        print.version(),
                        document.getString("type"),
                        document.getDate("occurredAt").toInstant(),
                        Packed.unpack(document.get("event", Binary.class).getData())));
    }

    String id() {
        return print.id();
    }

    Posting posting() {
        return event.decoded().posting();
    }

    private Document document() {
        Document document = new Document("_id", print.id())
                .append("version", print.version())
                .append("source", print.id().substring(0, print.id().indexOf(':')))
                .append("status", print.open() ? "OPEN" : "CLOSED")
                .append("fingerprint", print.fingerprint())
                .append("reading", print.reading())
                .append("lastSeen", print.lastSeen())
                .append("writer", print.writer())
                .append("type", event.type())
                .append("occurredAt", event.occurredAt())
                .append("event", new Binary(Packed.pack(event.value())));
        if (print.validThrough() != null) {
            document.append("validThrough", print.validThrough());
        }
        return document;
    }

    /** The write that does nothing when another writer was faster. */
    WriteModel<Document> write(@Nullable Entry before) {
        return before == null
                ? new InsertOneModel<>(document())
                : new ReplaceOneModel<>(
                        new Document("_id", before.id()).append("version", before.print.version()),
                        document());
    }

    /**
     * An event where readers have not been told of the one before it: it tells the newest state and must then stand for both.
     * What nobody has heard of is still published; what changed in two steps changed in the fields of both.
     */
    static PostingEvent.Update merged(PostingEvent.Update event, PostingEvent.Update untold) {
        if (!(event instanceof PostingChanged changed)) {
            return event;
        }
        Instant at = changed.occurredAt();
        return switch (untold) {
            case PostingPublished _ -> new PostingPublished(at, changed.posting());
            case PostingReopened _ -> new PostingReopened(at, changed.posting());
            case PostingClosed _ -> changed;
            case PostingChanged before -> {
                Set<PostingField> fields = EnumSet.noneOf(PostingField.class);
                fields.addAll(before.changed());
                fields.addAll(changed.changed());
                yield new PostingChanged(at, changed.posting(), fields);
            }
        };
    }
}
