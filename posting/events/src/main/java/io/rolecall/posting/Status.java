package io.rolecall.posting;

/** Whether one can still apply. */
public enum Status {
    OPEN,
    CLOSED
}
