package io.rolecall.posting;

import java.time.Instant;
import java.util.Set;

/**
 * What happened to one posting. Each event but {@link PostingErased} carries the posting's whole state after it, never a
 * difference: a reader that starts late or skips an event is right as soon as it has read the newest.
 */
public sealed interface PostingEvent {
    /** The posting's id, the key on the topic. */
    String postingId();

    /** The events that carry the posting's state. */
    sealed interface Update extends PostingEvent {
        /** When it happened, by the clock of ingest-service. */
        Instant occurredAt();

        /** The posting after the event. */
        Posting posting();

        @Override
        default String postingId() {
            return posting().id();
        }

        /** Deterministic: the same change told twice has the same id. */
        default String id() {
            return posting().id() + "@" + posting().version();
        }
    }

    /** Seen for the first time, and open. */
    record PostingPublished(Instant occurredAt, Posting posting) implements Update {
        public PostingPublished {
            open(posting);
        }
    }

    /**
     * Open before and after, with other content.
     *
     * @param changed the named fields that differ; empty where only others do
     */
    record PostingChanged(Instant occurredAt, Posting posting, Set<PostingField> changed) implements Update {
        public PostingChanged {
            open(posting);
            changed = changed.isEmpty()
                    ? Set.of()
                    : java.util.Collections.unmodifiableSet(java.util.EnumSet.copyOf(changed));
        }

        /** Whether what is offered differs; otherwise the change is cosmetic, see {@link PostingField#material}. */
        public boolean material() {
            return changed.stream().anyMatch(PostingField::material);
        }
    }

    /** No longer open; {@link Posting#closedReason()} says by what evidence. */
    record PostingClosed(Instant occurredAt, Posting posting) implements Update {
        public PostingClosed {
            if (posting.open()) {
                throw new InvalidPostingException("status", "is OPEN in an event that closes");
            }
        }
    }

    /** Open again after it was closed, perhaps with other content. */
    record PostingReopened(Instant occurredAt, Posting posting) implements Update {
        public PostingReopened {
            open(posting);
        }
    }

    /** To be forgotten: a record without value (Kafka's tombstone). Readers delete whatever they keep of the posting. */
    record PostingErased(String postingId) implements PostingEvent {}

    private static void open(Posting posting) {
        if (!posting.open()) {
            throw new InvalidPostingException("status", "is CLOSED in an event of an open posting");
        }
    }
}
