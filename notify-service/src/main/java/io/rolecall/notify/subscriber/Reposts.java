package io.rolecall.notify.subscriber;

/** Whether a vacancy that a subscriber was told of is told again when it is posted again. */
public sealed interface Reposts {
    record Never() implements Reposts {}

    /** @param days between when it was told and when it is posted again; at least 1 */
    record AfterDays(int days) implements Reposts {}

    record Always() implements Reposts {}
}
