package io.rolecall.notify.channel;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Tokens;
import io.rolecall.notify.ledger.Row;
import io.rolecall.notify.ledger.Snapshot;
import io.rolecall.notify.subscriber.Preferences;
import io.rolecall.notify.subscriber.Subscriber;
import io.rolecall.notify.subscriber.Subscribers;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends somebody what their alert's messages look like. */
@Component
public class Samples {
    private final Channels channels;
    private final Subscribers subscribers;
    private final ChannelSettings settings;
    private final Tokens tokens;
    private final Clock clock;

    Samples(Channels channels, Subscribers subscribers, ChannelSettings settings, Tokens tokens, Clock clock) {
        this.channels = channels;
        this.subscribers = subscribers;
        this.settings = settings;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** @param row that it found; null: none yet, one is made up */
    public Outcome send(Alert alert, @Nullable Row row) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Links links = Links.of(alert, tokens, settings);
        Locale language = language(alert);
        String name = Words.name(alert, Phrases.in(language));
        Notice.Item item = new Notice.Item(
                row == null ? "example" : row.clusterId(),
                row == null
                        ? new Snapshot(
                                "example:1",
                                1,
                                "Example posting",
                                "Example organisation",
                                "Leeds",
                                "Hybrid",
                                null,
                                null,
                                null,
                                null)
                        : row.posting(),
                row == null ? now : row.matchedAt(),
                new Notice.News.Fresh(),
                List.of(new Notice.Found(alert.id(), name, row == null ? List.of() : row.why())));
        return channels.send(new Notice(
                alert.id() + "-T" + Long.toString(now.toEpochMilli(), 36),
                Notice.Kind.TEST,
                now,
                alert.destination(),
                language,
                List.of(item),
                0,
                null,
                List.of(new Notice.About(alert, name, links)),
                links));
    }

    private Locale language(Alert alert) {
        String subscriber = alert.subscriberId();
        return subscriber == null
                ? Preferences.USUAL.language()
                : subscribers
                        .find(subscriber)
                        .map(Subscriber::preferences)
                        .orElse(Preferences.USUAL)
                        .language();
    }
}
