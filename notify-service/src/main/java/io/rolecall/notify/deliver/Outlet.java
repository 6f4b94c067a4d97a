package io.rolecall.notify.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Cadence;
import io.rolecall.notify.alert.Destination;
import io.rolecall.notify.alert.Schedule;
import io.rolecall.notify.ledger.Waiting;
import io.rolecall.notify.subscriber.Preferences;
import io.rolecall.notify.subscriber.Subscriber;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is told in one message: what waits for the alerts of one subscriber that go to one destination at the same times. An
 * alert without a subscriber is an outlet of its own.
 *
 * @param id names it, without saying what the destination is
 * @param reader who is told each vacancy once, whatever alert found it: the subscriber, or a program of theirs, or of nobody's
 * @param alerts those of which something waits; active
 * @param family all active alerts of the reader
 * @param batches what waits for the alerts
 */
record Outlet(
        String id,
        @Nullable Subscriber subscriber,
        String reader,
        List<Alert> alerts,
        List<Alert> family,
        List<Waiting.Batch> batches) {
    private static final int BYTES = 9;

    Destination destination() {
        return alerts.getFirst().destination();
    }

    Schedule schedule() {
        return alerts.getFirst().schedule();
    }

    boolean immediate() {
        return schedule().cadence() == Cadence.IMMEDIATE;
    }

    /** Whether people read it: they have an end of patience, and nights. A program takes all, and at once. */
    boolean people() {
        return people(destination());
    }

    Preferences preferences() {
        return subscriber == null ? Preferences.USUAL : subscriber.preferences();
    }

    @Nullable String subscriberId() {
        return subscriber == null ? alerts.getFirst().subscriberId() : subscriber.id();
    }

    /** Where its window begins. */
    Instant since() {
        return batches.stream()
                .map(Waiting.Batch::since)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** The next delivery's name: whoever makes it up of the same gives it the same. */
    String deliveryId() {
        return id + "-" + Long.toString(since().toEpochMilli(), 36);
    }

    /**
     * When it is due, and may be told: quiet hours and a pause put it off.
     *
     * @param now nothing that is due is told before
     */
    Instant due(Duration window, Instant now) {
        Instant due = schedule().due(since(), window);
        if (due.isAfter(now)) {
            return due;
        }
        Instant awake = awake(preferences(), people(), now);
        return awake.isAfter(now) ? awake : due;
    }

    /**
     * The first instant from now on at which a subscriber may be told.
     *
     * @param people whether people read it; a program of theirs has no nights, but pauses with them
     */
    static Instant awake(Preferences wishes, boolean people, Instant now) {
        Instant paused = wishes.pausedUntil();
        Instant from = paused != null && paused.isAfter(now) ? paused : now;
        return wishes.quiet() == null || !people ? from : wishes.quiet().after(from);
    }

    static boolean people(Destination destination) {
        return switch (destination) {
            case Destination.Webhook _, Destination.Feed _ -> false;
            case Destination.Email _,
                    Destination.Slack _,
                    Destination.Discord _,
                    Destination.Ntfy _,
                    Destination.WebPush _ -> true;
        };
    }

    /** Who is told by an alert, see {@link #reader}. */
    static String reader(Alert alert) {
        String subscriber = alert.subscriberId();
        if (subscriber == null) {
            return Told.program(alert.id());
        }
        if (people(alert.destination())) {
            return subscriber;
        }
        return subscriber + "~" + brief(alert.destination().to());
    }

    /** The outlet that an alert belongs to. */
    static String id(Alert alert) {
        if (alert.subscriberId() == null) {
            return alert.id();
        }
        Schedule s = alert.schedule();
        String when = switch (s.cadence()) {
            case IMMEDIATE -> "immediate";
            case DAILY, MONTHLY -> s.cadence() + " " + s.at() + " " + s.zone();
            case WEEKLY -> s.cadence() + " " + s.weekday() + " " + s.at() + " " + s.zone();
        };
        Destination to = alert.destination();
        String where = to instanceof Destination.Email(String mailbox) ? mailbox.toLowerCase(Locale.ROOT) : to.to();
        return alert.subscriberId() + "-" + brief(to.channel() + "\n" + where + "\n" + when);
    }

    private static String brief(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
