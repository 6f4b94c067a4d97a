package io.rolecall.notify.deliver;

/** Something to see to. */
sealed interface Errand {
    /** What waits for an alert, and for those that are told together with it. */
    record Batch(String alertId) implements Errand {}

    /** A stored delivery that is to be tried. */
    record Send(String deliveryId) implements Errand {}
}
