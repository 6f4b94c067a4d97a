package io.rolecall.posting;

/** Where the work is done. A posting that doesn't say is {@code UNKNOWN}, which is not the same as {@code ONSITE}. */
public enum Workplace {
    ONSITE,
    HYBRID,
    REMOTE,
    UNKNOWN
}
