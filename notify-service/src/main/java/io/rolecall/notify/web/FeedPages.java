package io.rolecall.notify.web;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.AlertState;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.alert.Tokens;
import io.rolecall.notify.channel.feed.AlertFeedWriter;
import io.rolecall.notify.ledger.Row;
import io.rolecall.notify.ledger.Rows;
import io.rolecall.notify.subscriber.Preferences;
import io.rolecall.notify.subscriber.Subscriber;
import io.rolecall.notify.subscriber.Subscribers;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What an alert found, as a feed for who knows its address. A wrong address and no alert get the same answer. */
@RestController
class FeedPages {
    private static final int NEWEST = 50;
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Alerts alerts;
    private final Rows rows;
    private final Subscribers subscribers;
    private final Tokens tokens;
    private final AlertFeedWriter writer;

    FeedPages(Alerts alerts, Rows rows, Subscribers subscribers, Tokens tokens, AlertFeedWriter writer) {
        this.alerts = alerts;
        this.rows = rows;
        this.subscribers = subscribers;
        this.tokens = tokens;
        this.writer = writer;
    }

    @GetMapping("/feeds/{id}/{token}.atom")
    ResponseEntity<byte[]> atom(@PathVariable String id, @PathVariable String token) {
        Alert alert = open(id, token);
        return answer(
                writer.atom(alert, newest(alert), language(alert)),
                MediaType.parseMediaType("application/atom+xml;charset=UTF-8"));
    }

    @GetMapping("/feeds/{id}/{token}.json")
    ResponseEntity<byte[]> json(@PathVariable String id, @PathVariable String token) {
        Alert alert = open(id, token);
        return answer(
                writer.json(alert, newest(alert), language(alert)), MediaType.parseMediaType("application/feed+json"));
    }

    private Alert open(String id, String token) {
        return alerts.find(id)
                .filter(alert -> alert.state() != AlertState.UNCONFIRMED)
                .filter(alert -> tokens.opensFeed(alert, token))
                .orElseThrow(() -> new InvalidRequestException(HttpStatus.NOT_FOUND, null, "There is no such feed."));
    }

    /** Readers of feeds ask in no language: that of who owns the alert, where it has an owner. */
    private Locale language(Alert alert) {
        return Optional.ofNullable(alert.subscriberId())
                .flatMap(subscribers::find)
                .map(Subscriber::preferences)
                .orElse(Preferences.USUAL)
                .language();
    }

    private List<Row> newest(Alert alert) {
        return rows.page(alert, 1, NEWEST).rows();
    }

    private static ResponseEntity<byte[]> answer(byte[] body, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .eTag(tag(body))
                .cacheControl(CacheControl.maxAge(FRESH).cachePrivate())
                .header("X-Robots-Tag", "noindex, nofollow, noarchive")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .body(body);
    }

    private static String tag(byte[] body) {
        try {
            return "\""
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 16) + "\"";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
