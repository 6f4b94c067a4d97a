package io.rolecall.notify.alert;

/** Where an alert's notices go. */
public sealed interface Destination {
    /** The channel's name in JSON. */
    String channel();

    /** The address that the channel delivers to. */
    String to();

    /** @param to a mailbox, checked by {@link MailAddress} */
    record Email(String to) implements Destination {
        @Override
        public String channel() {
            return "email";
        }
    }

    /**
     * @param to the address that is posted to
     * @param secret what signs the messages: {@code whsec_} and 24 to 64 bytes in base64
     */
    record Webhook(String to, String secret) implements Destination {
        @Override
        public String channel() {
            return "webhook";
        }

        @Override
        public String toString() {
            return "Webhook[to=" + to + "]";
        }
    }
}
