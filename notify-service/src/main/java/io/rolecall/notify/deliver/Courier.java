package io.rolecall.notify.deliver;

import io.micrometer.core.instrument.MeterRegistry;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.AlertState;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.alert.Tokens;
import io.rolecall.notify.channel.ChannelSettings;
import io.rolecall.notify.channel.Channels;
import io.rolecall.notify.channel.Links;
import io.rolecall.notify.channel.Notice;
import io.rolecall.notify.channel.Outcome;
import io.rolecall.notify.channel.Words;
import io.rolecall.notify.ledger.Row;
import io.rolecall.notify.ledger.RowState;
import io.rolecall.notify.ledger.Rows;
import io.rolecall.notify.ledger.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings one alert's next message on its way: makes it up when it is due, claims it, sends it, and notes what came of it. */
@Component
class Courier {
    private static final Logger log = LoggerFactory.getLogger(Courier.class);

    /** Longer than any send may take, so that nobody else begins while one still runs. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private final Alerts alerts;
    private final Waiting waiting;
    private final Rows ledger;
    private final Gathering gathering;
    private final DeliveryStore deliveries;
    private final Channels channels;
    private final Tokens tokens;
    private final DeliverySettings settings;
    private final ChannelSettings channelSettings;
    private final Clock clock;
    private final MeterRegistry metrics;
    private volatile boolean stopping;

    Courier(
            Alerts alerts,
            Waiting waiting,
            Rows ledger,
            Gathering gathering,
            DeliveryStore deliveries,
            Channels channels,
            Tokens tokens,
            DeliverySettings settings,
            ChannelSettings channelSettings,
            Clock clock,
            MeterRegistry metrics) {
        this.alerts = alerts;
        this.waiting = waiting;
        this.ledger = ledger;
        this.gathering = gathering;
        this.deliveries = deliveries;
        this.channels = channels;
        this.tokens = tokens;
        this.settings = settings;
        this.channelSettings = channelSettings;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** When to come again for an alert, and what to send now; null: not before something new happens, nothing. */
    record Again(@Nullable Instant forBatch, @Nullable Delivery delivery) {
        static final Again NEVER = new Again(null, null);
    }

    /** Takes care of what waits for an alert. */
    Again batch(String alertId) {
        Optional<Waiting.Batch> batch = waiting.find(alertId);
        if (batch.isEmpty()) {
            return Again.NEVER;
        }
        Optional<Alert> alert = alerts.find(alertId);
        if (alert.isEmpty()) {
            ledger.withdraw(batch.get().rowIds());
            waiting.drop(alertId);
            return Again.NEVER;
        }
        if (!alert.get().active()) {
            return Again.NEVER;
        }
        Instant due = alert.get().schedule().due(batch.get().since(), settings.immediateWindow());
        if (due.isAfter(clock.instant())) {
            return new Again(due, null);
        }
        Optional<Delivery> made = gathering.makeUp(alert.get(), batch.get());
        Instant next = waiting.find(alertId)
                .map(b -> alert.get().schedule().due(b.since(), settings.immediateWindow()))
                .orElse(null);
        return new Again(next, made.orElse(null));
    }

    /**
     * Has a delivery tried once, when its channel has room.
     *
     * @param after gets it when that is done, as it is then; null when there is nothing to try
     */
    void send(Delivery delivery, Consumer<@Nullable Delivery> after) {
        Alert alert = alerts.find(delivery.alertId()).orElse(null);
        if (delivery.state() != Delivery.State.OPEN) {
            after.accept(null);
        } else if (alert == null) {
            cancel(delivery);
            after.accept(null);
        } else if (delivery.kind() == Notice.Kind.MATCHES && !alert.active()) {
            // It waits for its alert; the sweep finds it again.
            after.accept(null);
        } else {
            channels.whenRoom(alert.destination(), () -> after.accept(attempt(delivery.id())));
        }
    }

    private @Nullable Delivery attempt(String id) {
        if (!stopping) {
            tryOnce(id);
        }
        return deliveries.find(id).filter(d -> d.state() == Delivery.State.OPEN).orElse(null);
    }

    /** What is not begun yet is left to the next start. */
    void stop() {
        stopping = true;
        channels.stop();
    }

    private void cancel(Delivery delivery) {
        deliveries.claim(delivery, clock.instant().plus(LEASE)).ifPresent(claimed -> {
            ledger.withdraw(claimed.rowIds());
            deliveries.finish(claimed, Delivery.State.CANCELLED, null, null);
        });
    }

    /** Reads all anew: it may have waited long for its turn, and a subscriber may have left meanwhile. */
    private void tryOnce(String id) {
        Delivery current = deliveries.find(id).orElseThrow();
        Alert alert = alerts.find(current.alertId()).orElse(null);
        Instant now = clock.instant();
        boolean taken = current.leaseUntil() != null && current.leaseUntil().isAfter(now);
        if (current.state() != Delivery.State.OPEN
                || alert == null
                || taken
                || current.nextTry().isAfter(now)
                || (current.kind() == Notice.Kind.MATCHES && !alert.active())
                || (current.kind() == Notice.Kind.CONFIRMATION && alert.state() != AlertState.UNCONFIRMED)) {
            boolean stale = current.kind() == Notice.Kind.CONFIRMATION
                    && alert != null
                    && !taken
                    && alert.state() != AlertState.UNCONFIRMED
                    && current.state() == Delivery.State.OPEN;
            if (stale) {
                cancel(current);
            }
            return;
        }
        Delivery claimed = deliveries.claim(current, now.plus(LEASE)).orElse(null);
        if (claimed == null) {
            return;
        }
        Alert known = alerts.withCurrentTokens(alert);
        Map<String, Row> rows = ledger.find(claimed.rowIds());
        List<Row> told = claimed.rowIds().stream()
                .map(rows::get)
                .filter(row -> row != null && row.state() != RowState.WITHDRAWN)
                .toList();
        if (told.isEmpty() && claimed.kind() == Notice.Kind.MATCHES) {
            // Every posting in it was erased meanwhile.
            deliveries.finish(claimed, Delivery.State.CANCELLED, null, null);
            return;
        }
        Outcome outcome;
        try {
            outcome = channels.send(notice(claimed, known, told));
        } catch (RuntimeException e) {
            log.error("delivery {} could not be sent", claimed.id(), e);
            // Not the receiver's fault: it goes out when we have mended it.
            outcome = new Outcome.Nobody("our own failure: " + e);
        }
        note(claimed, outcome);
    }

    private Notice notice(Delivery d, Alert alert, List<Row> told) {
        String name = Words.line(alert.query());
        Links of = Links.of(alert, tokens, channelSettings);
        return new Notice(
                d.id(),
                d.kind(),
                d.createdAt(),
                alert.destination(),
                Locale.ENGLISH,
                told.stream()
                        .map(row -> new Notice.Item(
                                row.clusterId(),
                                row.posting(),
                                row.matchedAt(),
                                new Notice.News.Fresh(),
                                List.of(new Notice.Found(alert.id(), name, row.why()))))
                        .toList(),
                d.more(),
                null,
                List.of(new Notice.About(alert, name, of)),
                of);
    }

    private void note(Delivery d, Outcome outcome) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        double jitter = ThreadLocalRandom.current().nextDouble();
        metrics.counter("rolecall.notify.sends", "outcome", outcome.getClass().getSimpleName())
                .increment();
        switch (outcome) {
            case Outcome.Taken _ -> {
                deliveries.finish(d, Delivery.State.SENT, now, null);
                ledger.sent(d.rowIds(), now);
                deliveries.settled(d);
            }
            case Outcome.Nobody(String reason) -> {
                log.warn("delivery {} waits: {}", d.id(), reason);
                int outages = d.outages() + 1;
                deliveries.postpone(d, now.plus(Backoff.afterOutage(outages, jitter)), d.refusals(), outages, reason);
            }
            case Outcome.NotNow(String reason, Duration after) -> {
                log.warn("delivery {} was refused for now: {}", d.id(), reason);
                int refusals = d.refusals() + 1;
                Duration pause = Backoff.afterRefusal(refusals, jitter);
                Duration wait = after != null && after.compareTo(pause) > 0 ? after : pause;
                if (now.plus(wait).isAfter(d.createdAt().plus(settings.giveUp()))) {
                    giveUp(d, reason);
                } else {
                    deliveries.postpone(d, now.plus(wait), refusals, d.outages(), reason);
                }
            }
            case Outcome.Gone(String reason) -> giveUp(d, reason);
        }
    }

    /** Never silently: the delivery is kept as failed, and the alert stands still with the reason until somebody resumes it. */
    private void giveUp(Delivery d, String reason) {
        log.error("delivery {} has failed, its alert is suspended: {}", d.id(), reason);
        deliveries.finish(d, Delivery.State.FAILED, null, reason);
        if (d.kind() == Notice.Kind.MATCHES) {
            alerts.suspend(d.alertId(), reason);
        }
    }
}
