package io.rolecall.notify.alert;

/** What a stranger's wish comes to: the mail to send, which the answer must not tell. */
public sealed interface Asked {
    /** A confirmation is to be mailed. */
    record Unconfirmed(Alert alert) implements Asked {}

    /** There is this alert already: its subscriber is to be reminded of it. */
    record Known(Alert alert) implements Asked {}

    /** The mailbox got enough mail from us for today, or has as many alerts as one may have. */
    record Enough() implements Asked {}
}
