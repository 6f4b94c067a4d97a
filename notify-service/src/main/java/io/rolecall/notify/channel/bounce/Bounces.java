package io.rolecall.notify.channel.bounce;

import static io.rolecall.notify.channel.bounce.BounceForms.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.channel.mail.Suppressions;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The door for reports of bounces and complaints. */
@Component
public class Bounces {
    private static final Logger log = LoggerFactory.getLogger(Bounces.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Providers try again for hours, with the signature of the first time. */
    private static final Duration FRESH = Duration.ofHours(12);

    private final Suppressions suppressions;
    private final SnsSignature sns;
    private final BounceSettings settings;
    private final Clock clock;

    Bounces(Suppressions suppressions, SnsSignature sns, BounceSettings settings, Clock clock) {
        this.suppressions = suppressions;
        this.sns = sns;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What came with a report to show whose it is.
     *
     * @param known whether it came with the operator's key
     * @param key what it came with where that is none of ours; null: nothing
     * @param signature SendGrid's header
     * @param timestamp SendGrid's header
     */
    public record Proof(
            boolean known,
            @Nullable String key,
            @Nullable String signature,
            @Nullable String timestamp) {}

    /**
     * Takes a report.
     *
     * @param provider whose form it has
     * @return how many bounces and complaints were in it
     */
    public int take(String provider, byte[] body, Proof proof) {
        JsonNode json = read(provider, body);
        boolean ours = proof.known() || isKey(proof.key());
        List<Bounce> found = switch (provider) {
            case "plain" -> BounceForms.plain(proven(ours, json));
            case "postmark" -> BounceForms.postmark(proven(ours, json));
            case "mailgun" -> BounceForms.mailgun(proven(ours || mailgun(json.path("signature")), json));
            case "sendgrid" -> BounceForms.sendgrid(proven(ours || sendgrid(body, proof), json));
            case "ses" -> ses(json);
            default ->
                throw new InvalidRequestException(
                        HttpStatus.NOT_FOUND,
                        "provider",
                        "is not known; known are mailgun, plain, postmark, sendgrid, ses.");
        };
        found.forEach(this::take);
        return found.size();
    }

    void take(Bounce bounce) {
        switch (bounce.kind()) {
            case HARD -> suppressions.hard(bounce.mailbox(), bounce.reason());
            case COMPLAINT -> suppressions.complaint(bounce.mailbox(), bounce.reason());
            case SOFT -> suppressions.returned(bounce.mailbox(), bounce.message(), bounce.reason());
        }
    }

    private static JsonNode read(String provider, byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new InvalidRequestException(null, "The body is not JSON as " + provider + " sends it.");
        }
    }

    private static JsonNode proven(boolean proven, JsonNode json) {
        if (!proven) {
            throw new InvalidRequestException(
                    HttpStatus.UNAUTHORIZED,
                    null,
                    "Nothing shows whose report this is: neither the operator's key, nor the one for bounces, nor a signature.");
        }
        return json;
    }

    private boolean isKey(@Nullable String shown) {
        return shown != null
                && !settings.key().isEmpty()
                && MessageDigest.isEqual(
                        settings.key().getBytes(UTF_8), shown.strip().getBytes(UTF_8));
    }

    private boolean mailgun(JsonNode signature) {
        String timestamp = text(signature, "timestamp");
        if (settings.mailgunKey().isEmpty() || !fresh(timestamp)) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(settings.mailgunKey().getBytes(UTF_8), "HmacSHA256"));
            byte[] right = mac.doFinal((timestamp + text(signature, "token")).getBytes(UTF_8));
            return MessageDigest.isEqual(right, HexFormat.of().parseHex(text(signature, "signature")));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private boolean sendgrid(byte[] body, Proof proof) {
        String timestamp = proof.timestamp();
        String shown = proof.signature();
        if (settings.sendgridKey().isEmpty() || timestamp == null || shown == null || !fresh(timestamp)) {
            return false;
        }
        try {
            Base64.Decoder base64 = Base64.getDecoder();
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(KeyFactory.getInstance("EC")
                    .generatePublic(new X509EncodedKeySpec(base64.decode(settings.sendgridKey()))));
            signature.update(timestamp.getBytes(UTF_8));
            signature.update(body);
            return signature.verify(base64.decode(shown));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private boolean fresh(String seconds) {
        if (!seconds.matches("\\d{1,12}")) {
            return false;
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), clock.instant());
        return age.abs().compareTo(FRESH) < 0;
    }

    private boolean recent(String timestamp) {
        try {
            return Duration.between(Instant.parse(timestamp), clock.instant())
                            .abs()
                            .compareTo(FRESH)
                    < 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** Only the operator's own topic: everybody can have Amazon sign messages of a topic of theirs. */
    private List<Bounce> ses(JsonNode json) {
        proven(
                !settings.sesTopic().isEmpty()
                        && text(json, "TopicArn").equals(settings.sesTopic())
                        && recent(text(json, "Timestamp"))
                        && sns.right(json),
                json);
        if (text(json, "Type").equals("SubscriptionConfirmation")) {
            try {
                sns.confirm(text(json, "SubscribeURL"));
                log.info("the topic {} reports bounces here from now on", settings.sesTopic());
            } catch (IOException | IllegalArgumentException e) {
                log.warn("the subscription of {} could not be confirmed: {}", settings.sesTopic(), e.toString());
            }
            return List.of();
        }
        if (!text(json, "Type").equals("Notification")) {
            return List.of();
        }
        return BounceForms.ses(read("ses", text(json, "Message").getBytes(UTF_8)));
    }
}
