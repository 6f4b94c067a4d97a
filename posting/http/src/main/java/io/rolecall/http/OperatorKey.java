package io.rolecall.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;

/** The key that operators show as a bearer token (RFC 6750). Thread-safe. */
public final class OperatorKey {
    /** The environment variable that holds it. */
    public static final String VARIABLE = "ROLECALL_API_KEY";

    private static final int SHORTEST = 8;
    private final byte[] key;

    private OperatorKey(String key) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The key of this deployment.
     *
     * @throws IllegalStateException when none is set, or one that is too short to keep anybody out
     */
    public static OperatorKey of(Environment environment) {
        String key = environment.getProperty(VARIABLE, "").strip();
        if (key.length() < SHORTEST) {
            throw new IllegalStateException(
                    VARIABLE + (key.isEmpty() ? " is not set" : " is too short") + ": set it to a secret of at least "
                            + SHORTEST + " characters, for example the output of: openssl rand -hex 24");
        }
        return new OperatorKey(key);
    }

    /** Whether the request shows this key. Takes the same time for every wrong one. */
    public boolean shownBy(HttpServletRequest request) {
        String token = bearer(request);
        return token != null && is(token);
    }

    /** Whether somebody has typed this key. Takes the same time for every wrong one. */
    public boolean is(String shown) {
        return MessageDigest.isEqual(key, shown.strip().getBytes(StandardCharsets.UTF_8));
    }

    /** A secret that only who knows the key can have, another one for each purpose; the key can't be told from it. */
    public byte[] secretFor(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The bearer token of a request, or null where it shows none. */
    public static @Nullable String bearer(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : null;
    }
}
