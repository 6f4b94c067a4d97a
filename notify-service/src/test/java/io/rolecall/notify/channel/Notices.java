package io.rolecall.notify.channel;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Destination;
import io.rolecall.notify.ledger.Snapshot;
import io.rolecall.notify.ledger.Why;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Notices for tests of what is made of them. */
public final class Notices {
    public static final Links LINKS = new Links(
            "https://search.example.org",
            "https://alerts.example.org/alerts/A1?token=manage",
            "https://alerts.example.org/unsubscribe/A1.token",
            "https://alerts.example.org/alerts/A1/confirm?token=confirm",
            "https://alerts.example.org/alerts/A1/again?token=confirm",
            null);

    public static final ChannelSettings SETTINGS = new ChannelSettings(
            1,
            1,
            1,
            false,
            Duration.ofSeconds(1),
            "Rolecall <alerts@example.org>",
            URI.create("https://alerts.example.org"),
            URI.create("https://search.example.org"));

    private Notices() {}

    public static Notice of(
            Notice.Kind kind,
            Locale language,
            Destination to,
            List<Notice.Item> items,
            int more,
            @Nullable String all,
            Alert... alerts) {
        return new Notice(
                "A1-mwslh56q",
                kind,
                Instant.parse("2026-05-04T06:00:00Z"),
                to,
                language,
                items,
                more,
                all,
                List.of(alerts).stream()
                        .map(a ->
                                new Notice.About(a, Words.line(a.query(), Phrases.in(java.util.Locale.ENGLISH)), LINKS))
                        .toList(),
                LINKS);
    }

    public static Notice.Item item(
            String title, String organization, @Nullable String place, Notice.News news, Alert... found) {
        return new Notice.Item(
                "cluster-" + title.hashCode(),
                new Snapshot(
                        "board:" + Integer.toHexString(title.hashCode()),
                        3,
                        title,
                        organization,
                        place,
                        "Hybrid",
                        "€52,000–61,000 a year",
                        "https://jobs.example.org/1",
                        null,
                        null),
                Instant.parse("2026-05-04T05:58:00Z"),
                news,
                List.of(found).stream()
                        .map(a -> new Notice.Found(
                                a.id(),
                                Words.line(a.query(), Phrases.in(java.util.Locale.ENGLISH)),
                                List.of(
                                        new Why(
                                                "q",
                                                a.query()
                                                        .understood()
                                                        .getFirst()
                                                        .meaning(),
                                                false,
                                                "title",
                                                title),
                                        new Why("payMin", "at least 50,000 EUR a year", true, null, null))))
                        .toList());
    }

    public static List<Notice.Item> many(int count, int length, Alert alert) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(i -> item(
                        "Title " + i + " " + "x".repeat(length),
                        "Organization " + i,
                        "Leeds",
                        new Notice.News.Fresh(),
                        alert))
                .toList());
    }
}
