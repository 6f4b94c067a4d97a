package io.rolecall.notify.deliver;

import io.micrometer.core.instrument.MeterRegistry;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.alert.Browsers;
import io.rolecall.notify.alert.Destination;
import io.rolecall.notify.alert.Tokens;
import io.rolecall.notify.channel.ChannelSettings;
import io.rolecall.notify.channel.Channels;
import io.rolecall.notify.channel.Notice;
import io.rolecall.notify.channel.Outcome;
import io.rolecall.notify.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends claimed deliveries and notes what came of it. */
@Component
class Courier {
    private static final Logger log = LoggerFactory.getLogger(Courier.class);

    /** What has waited longer for its turn looks again whether it is wanted. */
    private static final Duration STALE = Duration.ofSeconds(10);

    private final Alerts alerts;
    private final Browsers browsers;
    private final DeliveryStore deliveries;
    private final Resuming resuming;
    private final Held held;
    private final Logbook logbook;
    private final Gate gate;
    private final Channels channels;
    private final Tokens tokens;
    private final DeliverySettings settings;
    private final ChannelSettings channelSettings;
    private final Clock clock;
    private final MeterRegistry metrics;

    private volatile boolean stopping;

    Courier(
            Alerts alerts,
            Browsers browsers,
            DeliveryStore deliveries,
            Resuming resuming,
            Held held,
            Logbook logbook,
            Gate gate,
            Channels channels,
            Tokens tokens,
            DeliverySettings settings,
            ChannelSettings channelSettings,
            Clock clock,
            MeterRegistry metrics) {
        this.alerts = alerts;
        this.browsers = browsers;
        this.deliveries = deliveries;
        this.resuming = resuming;
        this.held = held;
        this.logbook = logbook;
        this.gate = gate;
        this.channels = channels;
        this.tokens = tokens;
        this.settings = settings;
        this.channelSettings = channelSettings;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Has a message tried once, when its channel has room.
     *
     * @param after gets what is to be done about it then
     */
    void send(Message message, Consumer<Next> after) {
        held.take(message.delivery());
        channels.whenRoom(message.destination(), () -> {
            Next next = new Next.Over();
            try {
                if (!held.begin(message.delivery())) {
                    return;
                }
                next = attempt(message);
            } catch (RuntimeException e) {
                log.atLevel(Store.level(e))
                        .log(
                                "what became of delivery {} is not noted: {}",
                                message.delivery().id(),
                                e.toString());
                next = new Next.Again(clock.instant().plus(Leases.LEASE));
            } finally {
                held.letGo(message.delivery());
                after.accept(next);
            }
        });
    }

    /** Before some messages are sent together. */
    void prepare(List<Message> messages) {
        channels.prepare(messages.stream().map(Message::destination).toList());
    }

    /** What is not begun yet is left to the next start. */
    void stop() {
        stopping = true;
        logbook.stop();
        for (Delivery delivery : held.notBegun()) {
            try {
                giveBack(delivery);
            } catch (RuntimeException e) {
                log.atLevel(Store.level(e))
                        .log("delivery {} is claimed for a minute more: {}", delivery.id(), e.toString());
            }
        }
        channels.stop();
    }

    private Next attempt(Message message) {
        Instant now = clock.instant();
        Delivery delivery = message.delivery();
        if (stopping) {
            return giveBack(delivery);
        }
        if (!held.mayBegin(delivery)) {
            // Another has it, or will soon; or the store is away, and nothing begins that could not be noted.
            return new Next.Again(now.plus(Leases.LEASE));
        }
        boolean mail = message.destination() instanceof Destination.Email;
        if (mail && !gate.passes()) {
            giveBack(delivery);
            return new Next.Held();
        }
        List<Alert> current = message.alerts();
        if (message.readAt().isBefore(now.minus(STALE))) {
            Map<String, Alert> known =
                    alerts.findAll(current.stream().map(Alert::id).toList());
            current = current.stream()
                    .map(a -> known.get(a.id()))
                    .filter(Objects::nonNull)
                    .toList();
            if (delivery.kind() == Notice.Kind.MATCHES
                    ? current.stream().noneMatch(Alert::active)
                    : current.isEmpty()) {
                return giveBack(delivery);
            }
        }
        Message fresh =
                message.with(current.stream().map(alerts::withCurrentTokens).toList());
        return note(delivery, fresh.destination(), send(fresh, now));
    }

    private Next giveBack(Delivery delivery) {
        logbook.note(Ending.later(
                delivery, delivery.nextTry(), delivery.refusals(), delivery.outages(), delivery.lastError()));
        return new Next.Again(delivery.nextTry());
    }

    private Outcome send(Message message, Instant begun) {
        try {
            Outcome outcome = channels.send(message.notice(tokens, channelSettings));
            if (message.destination() instanceof Destination.Email) {
                if (outcome instanceof Outcome.Nobody(String reason)) {
                    gate.failed(reason, begun);
                } else {
                    gate.answered();
                }
            }
            return outcome;
        } catch (RuntimeException e) {
            log.error("delivery {} could not be sent", message.delivery().id(), e);
            // Not the receiver's fault: it goes out when we have mended it.
            return new Outcome.Nobody("our own failure: " + e);
        }
    }

    private Next note(Delivery d, Destination to, Outcome outcome) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        double jitter = ThreadLocalRandom.current().nextDouble();
        metrics.counter("rolecall.notify.sends", "outcome", outcome.getClass().getSimpleName())
                .increment();
        return switch (outcome) {
            case Outcome.Taken _ -> {
                logbook.sent(d, now);
                yield new Next.Over();
            }
            case Outcome.Nobody(String reason) -> {
                log.debug("delivery {} waits: {}", d.id(), reason);
                int outages = d.outages() + 1;
                Instant next = now.plus(Backoff.afterOutage(outages, jitter));
                logbook.note(Ending.later(d, next, d.refusals(), outages, reason));
                yield new Next.Again(next);
            }
            case Outcome.NotNow(String reason, Duration after) -> {
                log.warn("delivery {} was refused for now: {}", d.id(), reason);
                int refusals = d.refusals() + 1;
                Duration pause = Backoff.afterRefusal(refusals, jitter);
                Duration wait = after != null && after.compareTo(pause) > 0 ? after : pause;
                Instant next = now.plus(wait);
                // Mail servers may mend within days; a program that has had the whole schedule is paused.
                boolean over = !(to instanceof Destination.Email) && Backoff.over(refusals);
                if (over || next.isAfter(d.createdAt().plus(settings.giveUp()))) {
                    giveUp(d, to, reason);
                    yield new Next.Over();
                }
                logbook.note(Ending.later(d, next, refusals, d.outages(), reason));
                yield new Next.Again(next);
            }
            case Outcome.Gone(String reason) -> {
                if (to instanceof Destination.WebPush && browsers.gone(d.alertIds(), to.to())) {
                    // People change browsers: nobody has to mend anything, and this message goes by mail.
                    logbook.note(Ending.later(d, now, d.refusals(), d.outages(), reason));
                    yield new Next.Again(now);
                }
                giveUp(d, to, reason);
                yield new Next.Over();
            }
        };
    }

    /** Never silently: the delivery is kept as failed, and its alerts stand still with the reason until somebody resumes them. */
    private void giveUp(Delivery d, Destination to, String reason) {
        log.error("delivery {} has failed, its alerts are suspended: {}", d.id(), reason);
        logbook.note(Ending.of(d, Delivery.State.FAILED, null, reason));
        if (d.kind() == Notice.Kind.MATCHES) {
            alerts.findAll(d.alertIds()).values().stream()
                    .filter(alert -> alert.destination().to().equals(to.to()))
                    .forEach(alert -> alerts.suspend(alert.id(), reason));
            if (d.subscriberId() != null && !(to instanceof Destination.Email)) {
                // Its owner is told by mail; the sweep sends it.
                Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                deliveries.insertNew(
                        List.of(Delivery.open(d.id() + "-T", d.subscriberId(), d.alertId(), Notice.Kind.TROUBLE, now)));
            }
        }
        deliveries
                .find(d.id())
                .filter(failed -> failed.state() == Delivery.State.FAILED)
                .ifPresent(resuming::release);
    }
}
