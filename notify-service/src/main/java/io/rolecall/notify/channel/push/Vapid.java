package io.rolecall.notify.channel.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rolecall.notify.alert.P256;
import io.rolecall.notify.alert.Tokens;
import io.rolecall.notify.channel.ChannelSettings;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Who we are to push services (RFC 8292): one key, to which browsers subscribe, and a signed word for each service. */
@Component
public class Vapid {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    /** The standard allows a day. */
    private static final Duration VALID = Duration.ofHours(12);

    private final PrivateKey key;
    private final String publicKey;
    private final String contact;
    private final Clock clock;

    Vapid(PushSettings settings, ChannelSettings channel, Tokens tokens, Clock clock) {
        BigInteger secret = settings.key().isEmpty()
                ? new BigInteger(1, tokens.secretFor("vapid"))
                        .mod(P256.ORDER.subtract(BigInteger.ONE))
                        .add(BigInteger.ONE)
                : new BigInteger(1, Base64.getUrlDecoder().decode(settings.key()));
        if (secret.signum() == 0 || secret.compareTo(P256.ORDER) >= 0) {
            throw new IllegalArgumentException("notify.push.key (NOTIFY_VAPID_KEY) is not a private key of P-256");
        }
        try {
            this.key = Curve.privateKey(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        this.publicKey = BASE64.encodeToString(P256.publicKey(secret));
        // Their people reach the operator here when we misbehave.
        this.contact = channel.url().toString().startsWith("https:")
                ? channel.url().toString()
                : "mailto:" + channel.mailbox();
        this.clock = clock;
    }

    /** The key that browsers subscribe to: {@code applicationServerKey}, base64url. */
    public String publicKey() {
        return publicKey;
    }

    /** The header {@code Authorization} for a push service. */
    String authorization(URI endpoint) {
        int port = endpoint.getPort();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", endpoint.getScheme() + "://" + endpoint.getHost() + (port < 0 ? "" : ":" + port));
        claims.put("exp", clock.instant().plus(VALID).getEpochSecond());
        claims.put("sub", contact);
        String signed = part(Map.of("typ", "JWT", "alg", "ES256")) + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(signed.getBytes(UTF_8));
            return "vapid t=" + signed + "." + BASE64.encodeToString(signature.sign()) + ", k=" + publicKey;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(Map<String, ?> json) {
        return BASE64.encodeToString(JSON.writeValueAsBytes(json));
    }
}
