package io.rolecall.posting;

/** The evidence by which a posting was closed. */
public enum ClosedReason {
    /** The source said so: a tombstone, a {@code CLOSED} push, a deleted source. */
    WITHDRAWN,
    /** A complete list of the source no longer has it. */
    VANISHED,
    /** Its {@link Posting#validThrough()} has passed. */
    EXPIRED
}
