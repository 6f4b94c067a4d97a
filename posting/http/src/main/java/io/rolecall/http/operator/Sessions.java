package io.rolecall.http.operator;

import io.rolecall.http.OperatorKey;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * Who is signed in, in a signed cookie: nothing is kept here, so that any instance knows it and a restart signs nobody out. Another
 * key makes all of them void.
 */
class Sessions {
    private static final int SIGNED_OUT_KEPT = 1_000;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec secret;
    private final OperatorRoom room;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    /** Sessions that were ended before their time. Made only by who has the key, so it needn't be long. */
    private final Map<String, Boolean> signedOut = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > SIGNED_OUT_KEPT;
        }
    };

    Sessions(OperatorKey key, OperatorRoom room, Clock clock) {
        this.secret =
                new SecretKeySpec(key.secretFor("sessions of the operator's page of " + room.name()), "HmacSHA256");
        this.room = room;
        this.clock = clock;
    }

    /** @param csrf what each form of this session sends along */
    record Session(String id, String csrf) {
        boolean sentBy(HttpServletRequest request) {
            String token = request.getParameter("csrf");
            return token != null
                    && MessageDigest.isEqual(
                            csrf.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
        }
    }

    void begin(HttpServletRequest request, HttpServletResponse response) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        String said = clock.instant().plus(room.signIn().session()).getEpochSecond() + "." + BASE64.encodeToString(id);
        set(
                request,
                response,
                said + "." + sign("session " + said),
                room.signIn().session());
    }

    void end(Session session, HttpServletRequest request, HttpServletResponse response) {
        synchronized (signedOut) {
            signedOut.put(session.id, true);
        }
        set(request, response, "", Duration.ZERO);
    }

    private void set(HttpServletRequest request, HttpServletResponse response, String value, Duration life) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(room.cookie(), value)
                        .path(OperatorRoom.PATH)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Strict")
                        .maxAge(life)
                        .build()
                        .toString());
    }

    Optional<Session> of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(room.cookie())) {
                Optional<Session> session = read(cookie.getValue());
                if (session.isPresent()) {
                    return session;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Session> read(String value) {
        int end = value.lastIndexOf('.');
        if (end < 0 || value.length() > 200) {
            return Optional.empty();
        }
        String said = value.substring(0, end);
        byte[] right = sign("session " + said).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(right, value.substring(end + 1).getBytes(StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        // It is signed by us, so that it has the form that we gave it.
        long until = Long.parseLong(said.substring(0, said.indexOf('.')));
        if (!Instant.ofEpochSecond(until).isAfter(clock.instant())) {
            return Optional.empty();
        }
        synchronized (signedOut) {
            if (signedOut.containsKey(said)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Session(said, sign("form " + said)));
    }

    private String sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return BASE64.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
