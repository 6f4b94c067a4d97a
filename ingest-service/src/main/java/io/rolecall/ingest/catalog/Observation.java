package io.rolecall.ingest.catalog;

import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.Posting;
import java.time.Instant;

/** What was learned of one posting at one moment. */
public sealed interface Observation {
    /** The posting's id. */
    String postingId();

    /** When it was learned. */
    Instant at();

    /**
     * The posting is open and reads so.
     *
     * @param posting normalised, as if seen for the first time at its {@code lastSeen}: version 1, open
     * @param fingerprint of the posting
     * @param reading tells what it was read from; empty where that is not known
     */
    record Seen(Posting posting, String fingerprint, String reading) implements Observation {
        public Seen(Posting posting, String reading) {
            this(posting, Fingerprint.of(posting), reading);
        }

        public Seen(Posting posting) {
            this(posting, "");
        }

        @Override
        public String postingId() {
            return posting.id();
        }

        @Override
        public Instant at() {
            return posting.lastSeen();
        }
    }

    /** The posting is open, and its source says exactly what it said before: {@link Prints#same}. */
    record Same(String postingId, Instant at) implements Observation {}

    /** The posting is no longer open, by this evidence. Says nothing about a posting that was never seen. */
    record Gone(String postingId, ClosedReason reason, Instant at) implements Observation {}

    /** An operator has moved the posting to another cluster; it reads as before. */
    record Moved(String postingId, String clusterId, Instant at) implements Observation {}
}
