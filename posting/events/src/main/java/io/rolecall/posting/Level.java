package io.rolecall.posting;

/** The seniority a posting asks for, from lowest to highest; {@code UNKNOWN} where it doesn't say. */
public enum Level {
    INTERN,
    ENTRY,
    MID,
    SENIOR,
    LEAD,
    EXECUTIVE,
    UNKNOWN
}
