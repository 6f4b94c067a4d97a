package io.rolecall.notify.alert;

import io.rolecall.http.InvalidRequestException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the member {@code delivery} into a destination, or refuses it with the member that is wrong. */
final class DestinationReader {
    private static final String FIELD = "delivery";
    private static final Set<String> MEMBERS = Set.of("channel", "to", "secret", "keys");
    private static final String CHANNELS = "discord, email, feed, ntfy, slack, webhook, webpush";
    private static final int LONGEST_URL = 2_000;
    private static final int POINT = 65;
    private static final int AUTH = 16;

    private DestinationReader() {}

    /** @param owner whether who asks may name more than a mailbox */
    static Destination read(JsonNode json, boolean owner) {
        JsonNode delivery = json.get(FIELD);
        if (delivery == null) {
            throw new InvalidRequestException(FIELD, "is missing: {\"channel\": \"email\", \"to\": \"…\"}.");
        }
        WishReader.object(delivery, FIELD);
        WishReader.known(delivery, MEMBERS, FIELD + ".");
        String channel = text(delivery, "channel");
        String named = text(delivery, "to");
        String to = named == null ? "" : named;
        channel = channel == null ? "email" : channel;
        if (named == null && !channel.equals("feed")) {
            throw new InvalidRequestException("delivery.to", "is missing.");
        }
        Destination destination = switch (channel) {
            case "email" -> new Destination.Email(MailAddress.of("delivery.to", to));
            case "webhook" -> webhook(to, text(delivery, "secret"));
            case "slack" -> new Destination.Slack(address(to));
            case "discord" -> new Destination.Discord(address(to));
            case "ntfy" -> new Destination.Ntfy(topic(to), token(text(delivery, "secret")));
            case "webpush" -> push(to, delivery.get("keys"));
            case "feed" -> Destination.Feed.fresh();
            default -> throw WishReader.unknown("delivery.channel", channel, CHANNELS);
        };
        if (destination.needsOwner() && !owner) {
            throw new InvalidRequestException(
                    "delivery.channel",
                    "Only the operator can name another channel than email, or who has an alert's page: create the alert for"
                            + " your mailbox, and change it once it is confirmed.");
        }
        return destination;
    }

    static Destination.Webhook webhook(String to, @Nullable String secret) {
        return new Destination.Webhook(address(to), secret(secret));
    }

    private static String address(String to) {
        try {
            URI uri = new URI(to);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (!web || uri.getHost() == null || uri.getUserInfo() != null || to.length() > LONGEST_URL) {
                throw WishReader.refused(
                        "delivery.to", to, "is not an http or https address with a host and without a password.");
            }
            return uri.toASCIIString();
        } catch (URISyntaxException e) {
            throw WishReader.refused("delivery.to", to, "is not a web address.");
        }
    }

    private static String topic(String to) {
        String address = address(to);
        if (!URI.create(address).getPath().matches(".*/[A-Za-z0-9_-]{1,64}")
                || URI.create(address).getQuery() != null) {
            throw WishReader.refused(
                    "delivery.to", to, "is not the address of a topic such as https://ntfy.sh/my-topic.");
        }
        return address;
    }

    private static String secret(@Nullable String secret) {
        if (secret == null) {
            return Tokens.newWebhookSecret();
        }
        try {
            int bytes = secret.startsWith("whsec_") ? Base64.getDecoder().decode(secret.substring(6)).length : 0;
            if (bytes >= 24 && bytes <= 64) {
                return secret;
            }
        } catch (IllegalArgumentException e) {
            // Not base64: refused below.
        }
        throw new InvalidRequestException("delivery.secret", "is not whsec_ and 24 to 64 bytes in base64.");
    }

    private static @Nullable String token(@Nullable String token) {
        if (token != null && !token.matches("[A-Za-z0-9_.~+/=-]{1,200}")) {
            throw new InvalidRequestException("delivery.secret", "is not an access token of an ntfy server.");
        }
        return token;
    }

    private static Destination push(String to, @Nullable JsonNode keys) {
        if (keys == null || !keys.isObject()) {
            throw new InvalidRequestException(
                    "delivery.keys", "is missing: the keys of the browser's subscription, p256dh and auth.");
        }
        WishReader.known(keys, Set.of("p256dh", "auth"), "delivery.keys.");
        return new Destination.WebPush(address(to), key(keys, "p256dh", POINT), key(keys, "auth", AUTH));
    }

    private static String key(JsonNode keys, String name, int length) {
        String text = WishReader.text(keys, name, "delivery.keys.");
        try {
            byte[] bytes = text == null ? new byte[0] : Base64.getUrlDecoder().decode(text);
            if (bytes.length == length && (length != POINT || P256.holds(bytes))) {
                return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            }
        } catch (IllegalArgumentException e) {
            // Not base64url: refused below.
        }
        throw new InvalidRequestException(
                "delivery.keys." + name,
                length == POINT ? "is not a point on P-256 in base64url." : "is not 16 bytes in base64url.");
    }

    private static @Nullable String text(JsonNode delivery, String name) {
        return WishReader.text(delivery, name, FIELD + ".");
    }
}
