package io.rolecall.notify.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rolecall.http.OperatorKey;
import io.rolecall.notify.subscriber.Subscriber;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The tokens in mails, each for one alert and one purpose. They are derived from 256 random bits kept with the alert and a key
 * that is not in the database, which holds only their hashes: a copy of it opens no alert, and each mail can still carry the
 * links again.
 */
@Component
public class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    /** No alert's id is so short. */
    private static final String MESSAGE = "message.";
    /** How long somebody may take to be sure. */
    private static final Duration SURE = Duration.ofHours(1);

    private final SecretKeySpec key;

    /** What was derived from the key before is taken as well; null where there is none. */
    private final @Nullable SecretKeySpec keyBefore;

    private final Duration page;

    Tokens(TokenSettings settings, Environment environment) {
        OperatorKey.of(environment);
        String secret = settings.key().isEmpty() ? environment.getProperty(OperatorKey.VARIABLE, "") : settings.key();
        this.page = settings.page();
        this.key = key(secret);
        this.keyBefore = settings.keyBefore().isEmpty() ? null : key(settings.keyBefore());
    }

    private static SecretKeySpec key(String secret) {
        return new SecretKeySpec(
                mac(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"), "rolecall tokens"), "HmacSHA256");
    }

    /** What opens the alert's page and its API. */
    public String manage(Alert alert) {
        return derive("manage", alert.id(), alert.keys().seed());
    }

    /** What the one-click unsubscribe of a mail carries; it names its alert. */
    public String unsubscribe(Alert alert) {
        return alert.id() + "." + derive("unsubscribe", alert.id(), alert.keys().seed());
    }

    /** What a confirmation mail carries. */
    public String confirm(Alert alert) {
        return derive("confirm", alert.id(), alert.keys().seed());
    }

    /**
     * What opens the page of a subscriber, with all their alerts: it names them and its own end, so that whom a mail is forwarded
     * to has it for days and not for ever.
     *
     * @param from when the message is made up that carries it
     */
    public String subscriber(Subscriber subscriber, Instant from) {
        return timed(Purpose.SUBSCRIBER, subscriber.id(), subscriber.seed(), from.plus(page));
    }

    /** Where that page is, from the service's public address: {@code /subscriber/…}. */
    public String subscriberPath(Subscriber subscriber, Instant from) {
        return "/subscriber/" + subscriber(subscriber, from);
    }

    /** What erases a subscriber, from the page that asks whether they are sure. */
    public String erase(Subscriber subscriber, Instant from) {
        return timed(Purpose.ERASE, subscriber.id(), subscriber.seed(), from.plus(SURE));
    }

    /** What a browser shows whose address has changed, with the id of the one before: worth nothing once that is replaced. */
    public String browser(Subscriber subscriber, String browser) {
        return subscriber.id() + "." + browser + "."
                + derive("browser\n" + browser, subscriber.id(), subscriber.seed());
    }

    boolean right(String subscriberId, String browser, String seed, String proof) {
        return derived("browser\n" + browser, subscriberId, seed, proof);
    }

    /** What a token with an end is for. */
    enum Purpose {
        SUBSCRIBER,
        ERASE
    }

    /** Whether somebody was given this token by us. */
    boolean right(Purpose purpose, TimedToken token, String seed) {
        return derived(purpose.name() + "\n" + token.end(), token.id(), seed, token.proof());
    }

    private String timed(Purpose purpose, String id, String seed, Instant until) {
        String end = Long.toString(until.getEpochSecond(), 36);
        return id + "." + end + "." + derive(purpose.name() + "\n" + end, id, seed);
    }

    /** What opens the page of a message. */
    public String delivery(String id, String seed) {
        return derive("delivery", id, seed);
    }

    /** What the one-click unsubscribe of a mail carries that names many alerts: it names the message, which knows them. */
    public String unsubscribeAll(String deliveryId, String seed) {
        return MESSAGE + deliveryId + "." + derive("unsubscribe message", deliveryId, seed);
    }

    /** The message that such a token names; empty where it is another kind of token. */
    public static Optional<String> messageOf(String token) {
        int dot = token.lastIndexOf('.');
        return token.startsWith(MESSAGE) && dot >= MESSAGE.length()
                ? Optional.of(token.substring(MESSAGE.length(), dot))
                : Optional.empty();
    }

    /** Whether a token ends the alerts of a message; takes the same time for every wrong one. */
    public boolean endsAll(String deliveryId, String seed, String token) {
        return derived("unsubscribe message", deliveryId, seed, token.substring(token.lastIndexOf('.') + 1));
    }

    /** Whether a token opens the page of a message; takes the same time for every wrong one. */
    public boolean opensDelivery(String id, String seed, @Nullable String token) {
        return derived("delivery", id, seed, token);
    }

    /** What the address of its feed carries. Derived anew each time: another server's key is another address. */
    public String feed(Alert alert) {
        return derive("feed", alert.id(), feedSeed(alert));
    }

    private static String feedSeed(Alert alert) {
        return alert.destination() instanceof Destination.Feed(String nonce)
                ? nonce
                : alert.keys().seed();
    }

    /** Whether it is the token of the alert's feed; takes the same time for every wrong one. */
    public boolean opensFeed(Alert alert, String token) {
        return derived("feed", alert.id(), feedSeed(alert), token);
    }

    /** A secret for another purpose that only who has this service's key can have. */
    public byte[] secretFor(String purpose) {
        return secretFor(key, purpose);
    }

    /** The same from the key before, for what was signed with it; empty where there is none. */
    public Optional<byte[]> secretBefore(String purpose) {
        return Optional.ofNullable(keyBefore).map(before -> secretFor(before, purpose));
    }

    private static byte[] secretFor(SecretKeySpec key, String purpose) {
        return mac(key, "secret\n" + purpose);
    }

    String manage(String id, String seed) {
        return derive("manage", id, seed);
    }

    String unsubscribe(String id, String seed) {
        return id + "." + derive("unsubscribe", id, seed);
    }

    String confirm(String id, String seed) {
        return derive("confirm", id, seed);
    }

    private String derive(String purpose, String id, String seed) {
        return derive(key, purpose, id, seed);
    }

    private static String derive(SecretKeySpec key, String purpose, String id, String seed) {
        return BASE64.encodeToString(mac(key, purpose + "\n" + id + "\n" + seed));
    }

    /** Whether a token was derived by us, also from the key before. */
    private boolean derived(String purpose, String id, String seed, @Nullable String token) {
        if (token == null) {
            return false;
        }
        byte[] shown = token.getBytes(UTF_8);
        boolean now = MessageDigest.isEqual(derive(key, purpose, id, seed).getBytes(UTF_8), shown);
        boolean before = keyBefore != null
                && MessageDigest.isEqual(derive(keyBefore, purpose, id, seed).getBytes(UTF_8), shown);
        return now || before;
    }

    /** 128 random bits: enough that nobody guesses an id either. */
    public static String newId() {
        return random(16);
    }

    public static String newSeed() {
        return random(32);
    }

    /** What signs the messages to a webhook. */
    public static String newWebhookSecret() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    static String hash(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a token is one of those whose hashes are kept; takes the same time for every wrong one. */
    static boolean among(Set<String> hashes, @Nullable String token) {
        byte[] hash = hash(token == null ? "" : token).getBytes(UTF_8);
        boolean found = false;
        for (String known : hashes) {
            found |= MessageDigest.isEqual(known.getBytes(UTF_8), hash);
        }
        return found && token != null;
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
