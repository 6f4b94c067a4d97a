package io.rolecall.notify.deliver;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.ledger.Row;
import io.rolecall.notify.ledger.Waiting;
import io.rolecall.notify.subscriber.Preferences;
import io.rolecall.notify.subscriber.Subscriber;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says, for who asks, how far the telling of something that was found has come, and what it waits for. */
@Component
public class Outlook {
    private final Waiting waiting;
    private final DeliveryStore deliveries;
    private final Correspondence correspondence;
    private final DeliverySettings settings;
    private final Clock clock;

    Outlook(
            Waiting waiting,
            DeliveryStore deliveries,
            Correspondence correspondence,
            DeliverySettings settings,
            Clock clock) {
        this.waiting = waiting;
        this.deliveries = deliveries;
        this.correspondence = correspondence;
        this.settings = settings;
        this.clock = clock;
    }

    /** Why a row that is to be told was not told yet; a sentence without its beginning. */
    public String waits(Alert alert, @Nullable Subscriber owner, Row row) {
        if (row.deliveryId() != null) {
            return message(deliveries.find(row.deliveryId()).orElse(null));
        }
        if (!alert.active()) {
            return "waits until the alert, which is " + alert.state().word() + ", goes on.";
        }
        Instant now = clock.instant();
        Preferences wishes = owner == null ? Preferences.USUAL : owner.preferences();
        Instant paused = wishes.pausedUntil();
        if (paused != null && paused.isAfter(now)) {
            return "waits: all alerts of its subscriber are paused until " + paused + ".";
        }
        Instant due = waiting.find(alert.id())
                .map(batch -> alert.schedule().due(batch.since(), settings.immediateWindow()))
                .orElse(now);
        if (due.isAfter(now)) {
            return "waits for the next message, which is due at " + due + ".";
        }
        if (!Outlet.people(alert.destination())) {
            return "is being told right now.";
        }
        Instant awake = Outlet.awake(wishes, true, now);
        if (awake.isAfter(now)) {
            return "waits: the quiet hours of its subscriber last until " + awake + ".";
        }
        Instant room = owner == null ? null : correspondence.roomAt(owner.id(), Math.max(1, wishes.mostADay()), now);
        return room == null
                ? "is being told right now."
                : "waits: its subscriber has had the " + wishes.mostADay()
                        + " messages that they want within 24 hours; the next may follow at " + room + ".";
    }

    private static String message(@Nullable Delivery message) {
        if (message == null) {
            return "is being told right now.";
        }
        return switch (message.state()) {
            case OPEN ->
                message.lastError() == null
                        ? "is in message " + message.id() + ", which is on its way."
                        : "is in message " + message.id() + ", which is tried again at " + message.nextTry() + ": "
                                + message.lastError() + ".";
            case FAILED ->
                "was in message " + message.id() + ", which could not be delivered: " + message.lastError() + ".";
            case SENT, CANCELLED -> "is being told right now.";
        };
    }

    /** Whether a row that counts as told was told by another one, of the same subscriber and the same vacancy or posting. */
    public boolean throughAnother(Row row) {
        return row.deliveryId() != null
                && deliveries
                        .find(row.deliveryId())
                        .map(message -> !message.rowIds().contains(row.id()))
                        .orElse(false);
    }
}
