package io.rolecall.notify.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rolecall.http.InvalidRequestException;
import io.rolecall.http.OperatorKey;
import io.rolecall.notify.alert.MailAddress;
import io.rolecall.notify.channel.bounce.Bounces;
import io.rolecall.notify.channel.mail.Suppression;
import io.rolecall.notify.channel.mail.Suppressions;
import io.rolecall.notify.subscriber.SubscriberId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Bounces and complaints, for providers; whom we do not write to for them, for the operator. */
@RestController
class BounceApi {
    private static final int MOST_BYTES = 1_000_000;

    private final Bounces bounces;
    private final Suppressions suppressions;
    private final Access access;

    BounceApi(Bounces bounces, Suppressions suppressions, Access access) {
        this.bounces = bounces;
        this.suppressions = suppressions;
        this.access = access;
    }

    record Taken(int taken) {}

    /** @param softs refusals for now that count */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            boolean suppressed,
            @Nullable String kind,
            @Nullable String reason,
            @Nullable Instant at,
            @Nullable Instant until,
            int softs) {}

    @PostMapping("/v1/bounces/{provider}")
    Taken take(@PathVariable String provider, HttpServletRequest request) throws IOException {
        byte[] body;
        try (InputStream in = request.getInputStream()) {
            body = in.readNBytes(MOST_BYTES + 1);
        }
        if (body.length > MOST_BYTES) {
            throw new InvalidRequestException(
                    HttpStatus.CONTENT_TOO_LARGE, null, "The body is larger than " + MOST_BYTES + " bytes.");
        }
        return new Taken(bounces.take(
                provider,
                body,
                new Bounces.Proof(
                        access.shownKey(request),
                        key(request),
                        request.getHeader("X-Twilio-Email-Event-Webhook-Signature"),
                        request.getHeader("X-Twilio-Email-Event-Webhook-Timestamp"))));
    }

    @GetMapping("/v1/suppressions/{address}")
    View read(@PathVariable String address, HttpServletRequest request) {
        access.operatorOnly(request);
        Suppression found = suppressions.find(mailbox(address)).orElse(null);
        if (found == null) {
            return new View(false, null, null, null, null, 0);
        }
        Suppression.Kind kind = found.kind();
        return new View(
                found.trouble(Instant.now()) != null,
                kind == null ? null : kind.word(),
                found.reason(),
                found.at(),
                found.until(),
                found.softs().size());
    }

    @DeleteMapping("/v1/suppressions/{address}")
    ResponseEntity<Void> lift(@PathVariable String address, HttpServletRequest request) {
        access.operatorOnly(request);
        if (!suppressions.lift(mailbox(address))) {
            throw new InvalidRequestException(HttpStatus.NOT_FOUND, "address", "is not suppressed.");
        }
        return ResponseEntity.noContent().build();
    }

    private static String mailbox(String address) {
        return SubscriberId.of(MailAddress.of("address", address));
    }

    /** A bearer token, or a password: some providers know only these. */
    private static @Nullable String key(HttpServletRequest request) {
        String bearer = OperatorKey.bearer(request);
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (bearer != null || header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return bearer;
        }
        try {
            String pair =
                    new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
