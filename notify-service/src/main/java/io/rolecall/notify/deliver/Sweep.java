package io.rolecall.notify.deliver;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.ledger.Ledger;
import io.rolecall.notify.ledger.Rows;
import io.rolecall.notify.ledger.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Derives from the stored truth what is to be delivered and when. */
@Component
class Sweep {
    private static final int CHUNK = 500;
    private static final Duration LEDGER_EVERY = Duration.ofMinutes(5);
    private final Alerts alerts;
    private final Waiting waiting;
    private final Ledger ledger;
    private final Rows rows;
    private final DeliveryStore deliveries;
    private final DeliverySettings settings;
    private final Clock clock;
    private Instant ledgerNext = Instant.MIN;

    Sweep(
            Alerts alerts,
            Waiting waiting,
            Ledger ledger,
            Rows rows,
            DeliveryStore deliveries,
            DeliverySettings settings,
            Clock clock) {
        this.alerts = alerts;
        this.waiting = waiting;
        this.ledger = ledger;
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
            waiting.createIndexes();
            waitAgain();
            noteSent();
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
        Set<Delivery> open = new java.util.HashSet<>();
        deliveries.eachOpen(open::add);
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

    /** Rows that wait in the ledger and are in no batch: what a crash or a full batch has left out. */
    private void waitAgain() {
        Map<String, List<String>> rows = new HashMap<>();
        this.rows.eachWaiting((alertId, rowId) ->
                rows.computeIfAbsent(alertId, a -> new ArrayList<>()).add(rowId));
        rows.forEach((alertId, rowIds) -> {
            Optional<Waiting.Batch> batch = waiting.find(alertId);
            batch.ifPresent(b -> rowIds.removeAll(b.rowIds()));
            if (!rowIds.isEmpty()) {
                ledger.waitAgain(Map.of(alertId, rowIds));
            }
        });
    }

    /** Rows that were told, and the crash came before the ledger knew. */
    private void noteSent() {
        Map<String, List<String>> rows = new HashMap<>();
        this.rows.eachAssigned((rowId, deliveryId) ->
                rows.computeIfAbsent(deliveryId, d -> new ArrayList<>()).add(rowId));
        rows.forEach((deliveryId, rowIds) -> {
            Instant sentAt = deliveries.find(deliveryId).map(Delivery::sentAt).orElse(null);
            if (sentAt != null) {
                this.rows.sent(rowIds, sentAt);
            }
        });
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
