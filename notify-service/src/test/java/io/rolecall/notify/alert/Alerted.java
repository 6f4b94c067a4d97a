package io.rolecall.notify.alert;

import io.rolecall.query.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Alerts for tests of what is said about them, without a service around. */
public final class Alerted {
    private Alerted() {}

    public static Alert alert(String id, String query, String to) {
        return AlertDocument.alert(new Document("_id", id)
                .append("version", 1L)
                .append("state", "ACTIVE")
                .append("query", Query.parseJson(query).writtenJson())
                .append("channel", "email")
                .append("to", to)
                .append("cadence", "DAILY")
                .append("at", "08:00")
                .append("weekday", "MONDAY")
                .append("zone", "Europe/Berlin")
                .append("createdAt", Date.from(Instant.parse("2026-05-01T08:00:00Z")))
                .append("seed", "seed-of-" + id)
                .append("manage", List.of())
                .append("unsubscribe", List.of())
                .append("confirmUntil", Date.from(Instant.parse("2026-05-08T08:00:00Z"))));
    }

    /** What is done from time to time, now. */
    public static void sweep(AlertTopic topic) {
        topic.sweep();
    }

    public static void endPauses(Departures departures) {
        departures.endPauses();
    }

    /** Tokens of a deployment with this key. */
    public static Tokens tokens(String key) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of("ROLECALL_API_KEY", key)));
        return new Tokens(new TokenSettings("", "", Duration.ofDays(7), Duration.ofDays(7)), environment);
    }
}
