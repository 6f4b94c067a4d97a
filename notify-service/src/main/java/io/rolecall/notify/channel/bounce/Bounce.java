package io.rolecall.notify.channel.bounce;

/**
 * What somebody reports of a mailbox.
 *
 * @param mailbox the subscriber's id
 * @param message names the mail, so that what is reported twice counts once
 */
record Bounce(Kind kind, String mailbox, String message, String reason) {
    enum Kind {
        /** There is no such mailbox. */
        HARD,
        /** It refused for now, and the provider has given up. */
        SOFT,
        /** Its owner calls our mail spam. */
        COMPLAINT
    }
}
