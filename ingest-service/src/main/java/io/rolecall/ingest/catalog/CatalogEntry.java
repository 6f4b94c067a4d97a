package io.rolecall.ingest.catalog;

import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingEvent;
import io.rolecall.posting.PostingEvent.PostingChanged;
import io.rolecall.posting.PostingEvent.PostingClosed;
import io.rolecall.posting.PostingEvent.PostingPublished;
import io.rolecall.posting.PostingEvent.PostingReopened;
import io.rolecall.posting.PostingField;
import java.time.Instant;
import java.util.Set;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The document of one posting: its state, and the event that tells of it. One document, so that both are stored or neither.
 *
 * @param writer who wrote this version: tells a writer whose batch failed halfway which of its documents are in
 */
@Document("postings")
record CatalogEntry(
        @Id String id,
        long version,
        String source,
        String fingerprint,
        String writer,
        Kind kind,
        Set<PostingField> changed,
        Instant occurredAt,
        Posting posting) {

    enum Kind {
        PUBLISHED,
        CHANGED,
        CLOSED,
        REOPENED
    }

    static CatalogEntry of(PostingEvent.Update event, String writer) {
        Posting posting = event.posting();
        return new CatalogEntry(
                posting.id(),
                posting.version(),
                posting.source(),
                Fingerprint.of(posting),
                writer,
                switch (event) {
                    case PostingPublished _ -> Kind.PUBLISHED;
                    case PostingChanged _ -> Kind.CHANGED;
                    case PostingClosed _ -> Kind.CLOSED;
                    case PostingReopened _ -> Kind.REOPENED;
                },
                event instanceof PostingChanged changed ? changed.changed() : Set.of(),
                event.occurredAt(),
                posting);
    }

    PostingEvent.Update event() {
        return switch (kind) {
            case PUBLISHED -> new PostingPublished(occurredAt, posting);
            case CHANGED -> new PostingChanged(occurredAt, posting, changed);
            case CLOSED -> new PostingClosed(occurredAt, posting);
            case REOPENED -> new PostingReopened(occurredAt, posting);
        };
    }

    /**
     * This entry where readers have not been told of the one before it: an event tells the newest state and must then stand
     * for both. What nobody has heard of is still published; what changed in two steps changed in the fields of both.
     */
    CatalogEntry after(CatalogEntry untold) {
        Kind merged = switch (kind) {
            case PUBLISHED, CLOSED -> kind;
            case CHANGED -> untold.kind == Kind.CLOSED ? kind : untold.kind;
            case REOPENED -> kind;
        };
        Set<PostingField> fields = Set.of();
        if (merged == Kind.CHANGED) {
            fields = java.util.EnumSet.noneOf(PostingField.class);
            fields.addAll(untold.changed);
            fields.addAll(changed);
        }
        return new CatalogEntry(id, version, source, fingerprint, writer, merged, fields, occurredAt, posting);
    }
}
