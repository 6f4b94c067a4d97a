package io.rolecall.ingest.catalog;

import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingEvent;
import io.rolecall.posting.PostingEvent.PostingChanged;
import io.rolecall.posting.PostingEvent.PostingClosed;
import io.rolecall.posting.PostingEvent.PostingPublished;
import io.rolecall.posting.PostingEvent.PostingReopened;
import io.rolecall.posting.PostingField;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an observation means for what is stored. Decided by {@link #of} alone, without looking anywhere else. */
public sealed interface Change {
    /** The observation tells nothing new. */
    record Unchanged(String postingId) implements Change {}

    /** A change that makes a new version, and so an event. */
    sealed interface Material extends Change {
        /** The posting after it. */
        Posting after();
    }

    /** Seen for the first time. */
    record New(Posting after) implements Material {}

    /** Reads differently; empty {@code fields} mean that what differs has no name in the event. */
    record Changed(Posting after, Set<PostingField> fields) implements Material {}

    /** No longer open. */
    record Closed(Posting after) implements Material {}

    /** Open again. */
    record Reopened(Posting after) implements Material {}

    /** In another cluster, and otherwise as it was. */
    record Moved(Posting after) implements Material {}

    /** The one decision of the catalog: what is stored, and what was observed, give what changes. */
    static Change of(@Nullable Posting stored, Observation observation) {
        return switch (observation) {
            case Observation.Seen seen -> seen(stored, seen.posting(), seen.fingerprint());
            case Observation.Same same -> new Unchanged(same.postingId());
            case Observation.Moved moved ->
                stored == null || stored.clusterId().equals(moved.clusterId())
                        ? new Unchanged(moved.postingId())
                        : new Moved(stored.parts()
                                .clusterId(moved.clusterId())
                                .version(stored.version() + 1)
                                .posting());
            case Observation.Gone gone ->
                stored == null || !stored.open()
                        ? new Unchanged(gone.postingId())
                        : new Closed(closed(stored, stored.version() + 1, gone.reason(), gone.at(), stored.lastSeen()));
        };
    }

    private static Change seen(@Nullable Posting stored, Posting seen, String fingerprint) {
        Instant now = seen.lastSeen();
        boolean expired = seen.validThrough() != null && !seen.validThrough().isAfter(now);
        if (stored == null) {
            return expired ? new Closed(closed(seen, 1, ClosedReason.EXPIRED, now, now)) : new New(seen);
        }
        if (expired) {
            Posting read = open(seen, stored, stored.version());
            return stored.open()
                    ? new Closed(closed(read, stored.version() + 1, ClosedReason.EXPIRED, now, now))
                    : new Unchanged(stored.id());
        }
        Posting after = open(seen, stored, stored.version() + 1);
        if (!stored.open()) {
            return new Reopened(after);
        }
        return Fingerprint.of(stored).equals(fingerprint)
                ? new Unchanged(stored.id())
                : new Changed(after, differences(stored, after));
    }

    /** The event that tells of a change. */
    static PostingEvent.Update event(Material change, Instant at) {
        return switch (change) {
            case New(Posting after) -> new PostingPublished(at, after);
            case Changed(Posting after, Set<PostingField> fields) -> new PostingChanged(at, after, fields);
            case Closed(Posting after) -> new PostingClosed(at, after);
            case Reopened(Posting after) -> new PostingReopened(at, after);
            case Moved(Posting after) ->
                after.open() ? new PostingChanged(at, after, Set.of()) : new PostingClosed(at, after);
        };
    }

    /** The fields in which two states of a posting differ; whether that is material, the fields say. */
    static Set<PostingField> differences(Posting before, Posting after) {
        Set<PostingField> fields = EnumSet.noneOf(PostingField.class);
        for (PostingField field : PostingField.values()) {
            if (!Objects.equals(Content.of(before, field), Content.of(after, field))) {
                fields.add(field);
            }
        }
        return fields;
    }

    /** As it is seen now; when it was first seen, and its vacancy, stay. */
    private static Posting open(Posting seen, Posting stored, long version) {
        return seen.parts()
                .seen(stored.firstSeen(), seen.lastSeen())
                .clusterId(stored.clusterId())
                .version(version)
                .open()
                .posting();
    }

    private static Posting closed(Posting p, long version, ClosedReason reason, Instant at, Instant lastSeen) {
        return p.parts()
                .seen(p.firstSeen(), lastSeen)
                .version(version)
                .closed(at, reason)
                .posting();
    }
}
