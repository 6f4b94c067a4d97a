package io.rolecall.notify.alert;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where an alert's notices go. What only its owner may know is in no text of it: see {@link #shown()}. */
public sealed interface Destination {
    /** The channel's name in JSON. */
    String channel();

    /** The address that the channel delivers to. It may itself be a secret. */
    String to();

    /** The address as answers and pages may show it. */
    default String shown() {
        return to();
    }

    /** Whether answering for a destination is its owner's business: only the operator or a confirmed subscriber names one. */
    default boolean needsOwner() {
        return true;
    }

    /** @param to a mailbox, checked by {@link MailAddress} */
    record Email(String to) implements Destination {
        @Override
        public String channel() {
            return "email";
        }

        @Override
        public boolean needsOwner() {
            return false;
        }
    }

    /**
     * @param to the address that is posted to
     * @param secret what signs the messages: {@code whsec_} and 24 to 64 bytes in base64
     * @param former the secret before, which goes on signing for a while; null: none
     */
    record Webhook(String to, String secret, @Nullable Former former) implements Destination {
        public Webhook(String to, String secret) {
            this(to, secret, null);
        }

        /** The secrets that sign at an instant, the newest first. */
        public List<String> secrets(Instant now) {
            return former != null && now.isBefore(former.until()) ? List.of(secret, former.secret()) : List.of(secret);
        }

        /** With a new secret; the one before signs as well until an instant. */
        public Webhook rotated(String fresh, Instant until) {
            return new Webhook(to, fresh, new Former(secret, until));
        }

        @Override
        public String channel() {
            return "webhook";
        }

        @Override
        public String toString() {
            return "Webhook[to=" + to + "]";
        }
    }

    /** A secret of a webhook that was replaced. */
    record Former(String secret, Instant until) {
        @Override
        public String toString() {
            return "Former[until=" + until + "]";
        }
    }

    /** @param to an incoming webhook of Slack, or of what takes the same (Mattermost, Rocket.Chat); who knows it can post there */
    record Slack(String to) implements Destination {
        @Override
        public String channel() {
            return "slack";
        }

        @Override
        public String shown() {
            return host(to);
        }

        @Override
        public String toString() {
            return "Slack[" + shown() + "]";
        }
    }

    /** @param to a webhook of Discord, or of what takes the same; who knows it can post there */
    record Discord(String to) implements Destination {
        @Override
        public String channel() {
            return "discord";
        }

        @Override
        public String shown() {
            return host(to);
        }

        @Override
        public String toString() {
            return "Discord[" + shown() + "]";
        }
    }

    /**
     * @param to a topic of an ntfy server, {@code https://ntfy.sh/topic}; who knows it can read it
     * @param token opens the server, where it has to be opened
     */
    record Ntfy(String to, @Nullable String token) implements Destination {
        @Override
        public String channel() {
            return "ntfy";
        }

        @Override
        public String shown() {
            return host(to);
        }

        @Override
        public String toString() {
            return "Ntfy[" + shown() + "]";
        }
    }

    /**
     * A browser's subscription.
     *
     * @param to its address at the browser maker's push service
     * @param p256dh the browser's public key: a point on P-256, uncompressed, base64url
     * @param auth the browser's secret: 16 bytes, base64url
     */
    record WebPush(String to, String p256dh, String auth) implements Destination {
        @Override
        public String channel() {
            return "webpush";
        }

        @Override
        public String shown() {
            return host(to);
        }

        @Override
        public String toString() {
            return "WebPush[" + shown() + "]";
        }
    }

    /**
     * Nothing is sent; who knows the feed's address reads what was found.
     *
     * @param to random, from which the feed's address is derived: another one is another address
     */
    record Feed(String to) implements Destination {
        /** One whose address nobody knows yet. */
        public static Feed fresh() {
            return new Feed(Tokens.newId());
        }

        @Override
        public String channel() {
            return "feed";
        }

        @Override
        public String shown() {
            return "";
        }

        @Override
        public String toString() {
            return "Feed[]";
        }
    }

    private static String host(String to) {
        return URI.create(to).getHost() + "/…";
    }
}
