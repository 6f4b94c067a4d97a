package io.rolecall.notify.deliver;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.ledger.ClosedPostings;
import io.rolecall.notify.ledger.Forgotten;
import io.rolecall.notify.ledger.Rows;
import io.rolecall.notify.ledger.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Derives from the stored truth what is to be delivered and when, without looking through what was delivered. */
@Component
class Sweep {
    private static final int CHUNK = 500;
    private static final Duration LEDGER_EVERY = Duration.ofMinutes(5);
    private final Alerts alerts;
    private final Waiting waiting;
    private final ClosedPostings closed;
    private final Forgotten forgotten;
    private final Rows rows;
    private final DeliveryStore deliveries;
    private final DeliverySettings settings;
    private final Clock clock;
    private Instant ledgerNext = Instant.MIN;

    Sweep(
            Alerts alerts,
            Waiting waiting,
            ClosedPostings closed,
            Forgotten forgotten,
            Rows rows,
            DeliveryStore deliveries,
            DeliverySettings settings,
            Clock clock) {
        this.alerts = alerts;
        this.waiting = waiting;
        this.closed = closed;
        this.forgotten = forgotten;
        this.rows = rows;
        this.deliveries = deliveries;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return since when the oldest message is due that should have been sent; far in the future when there is none */
    Instant run(BiConsumer<Dispatcher.Errand, Instant> plan, Consumer<Delivery> send) {
        if (ledgerNext.isBefore(clock.instant())) {
            deliveries.createIndexes();
            rows.createIndexes();
            closed.createIndexes();
            waiting.createIndexes();
            forgotten.waitAgain();
            ledgerNext = clock.instant().plus(LEDGER_EVERY);
        }
        Instant[] oldest = {Instant.MAX};
        Map<String, Instant> chunk = new HashMap<>();
        waiting.each((alertId, since) -> {
            chunk.put(alertId, since);
            if (chunk.size() == CHUNK) {
                oldest[0] = earlier(oldest[0], batches(chunk, plan));
                chunk.clear();
            }
        });
        oldest[0] = earlier(oldest[0], batches(chunk, plan));
        List<Delivery> open = new ArrayList<>();
        deliveries.eachUnsettled(delivery -> {
            if (delivery.state() == Delivery.State.OPEN) {
                open.add(delivery);
            } else {
                noteSent(delivery);
            }
        });
        for (Delivery delivery : open) {
            send.accept(delivery);
            oldest[0] = earlier(oldest[0], delivery.createdAt());
        }
        return oldest[0];
    }

    private Instant batches(Map<String, Instant> since, BiConsumer<Dispatcher.Errand, Instant> plan) {
        Instant oldest = Instant.MAX;
        Map<String, Alert> found = alerts.findAll(since.keySet());
        for (Map.Entry<String, Instant> entry : since.entrySet()) {
            Alert alert = found.get(entry.getKey());
            if (alert == null) {
                plan.accept(new Dispatcher.Errand.Batch(entry.getKey()), clock.instant());
            } else if (alert.active()) {
                Instant due = alert.schedule().due(entry.getValue(), settings.immediateWindow());
                plan.accept(new Dispatcher.Errand.Batch(alert.id()), due);
                oldest = earlier(oldest, due);
            }
        }
        return oldest;
    }

    /** It was told, and the crash came before the ledger knew; or it is being noted right now. */
    private void noteSent(Delivery delivery) {
        Instant sentAt = delivery.sentAt();
        if (sentAt != null) {
            rows.sent(delivery.rowIds(), sentAt);
        }
        deliveries.settled(delivery);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
