package io.rolecall.notify.deliver;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Alerts;
import io.rolecall.notify.ledger.ClosedPostings;
import io.rolecall.notify.ledger.Forgotten;
import io.rolecall.notify.ledger.Rows;
import io.rolecall.notify.ledger.Waiting;
import io.rolecall.notify.store.Instances;
import io.rolecall.notify.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Derives from the stored truth what is to be delivered and when, without looking through what was delivered. */
@Component
class Sweep {
    private static final Logger log = LoggerFactory.getLogger(Sweep.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int CHUNK = 500;
    private static final Duration ASK_AGAIN = Duration.ofMinutes(15);
    private static final Duration LEDGER_EVERY = Duration.ofMinutes(5);

    /** A sweep through a million alerts takes many seconds; it has at most a tenth of the time, until this long a pause. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private static final int SHARE = 10;
    private final Alerts alerts;
    private final Waiting waiting;
    private final ClosedPostings closed;
    private final Forgotten forgotten;
    private final Rows rows;
    private final DeliveryStore deliveries;
    private final Told told;
    private final Leases leases;
    private final Resuming resuming;
    private final Resting resting;
    private final DeliverySettings settings;
    private final Clock clock;
    private volatile Instant oldestDue = Instant.MAX;
    private Instant ledgerNext = Instant.MIN;
    private final Semaphore wake = new Semaphore(0);

    Sweep(
            Alerts alerts,
            Waiting waiting,
            ClosedPostings closed,
            Forgotten forgotten,
            Rows rows,
            DeliveryStore deliveries,
            Told told,
            Leases leases,
            Resuming resuming,
            Resting resting,
            DeliverySettings settings,
            Clock clock,
            MeterRegistry metrics) {
        this.alerts = alerts;
        this.waiting = waiting;
        this.closed = closed;
        this.forgotten = forgotten;
        this.rows = rows;
        this.deliveries = deliveries;
        this.told = told;
        this.leases = leases;
        this.resuming = resuming;
        this.resting = resting;
        this.settings = settings;
        this.clock = clock;
        Gauge.builder("rolecall.notify.oldest.due", this, Sweep::oldestDueSeconds)
                .description("age of the oldest message that should have been delivered, as the last sweep found")
                .baseUnit("seconds")
                .register(metrics);
    }

    private double oldestDueSeconds() {
        Instant now = clock.instant();
        Instant oldest = oldestDue;
        return oldest.isBefore(now) ? Duration.between(oldest, now).toMillis() / 1000.0 : 0;
    }

    /** What they had planned is only in the store now. */
    @EventListener
    void died(Instances.Died died) {
        wake.release();
    }

    /** Once in a while. @param first what is done before each */
    void whileRunning(
            BooleanSupplier running,
            Runnable first,
            Function<Errand, Optional<Instant>> known,
            BiConsumer<Errand, Instant> plan) {
        while (running.getAsBoolean()) {
            Duration pause = AFTER_FAILURE;
            Instant begun = clock.instant();
            long start = System.nanoTime();
            try {
                first.run();
                oldestDue = run(known, plan);
                pause = pause(settings.sweep(), Duration.ofNanos(System.nanoTime() - start));
            } catch (RuntimeException e) {
                log.atLevel(Store.level(e)).log("the sweep failed, trying again: {}", e.toString());
                // Nobody knows what is due now: that is not the same as nothing.
                oldestDue = earlier(oldestDue, begun);
            }
            try {
                wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** @param took what the last one took */
    static Duration pause(Duration every, Duration took) {
        Duration fair = took.multipliedBy(SHARE - 1);
        Duration most = fair.compareTo(LONGEST_PAUSE) < 0 ? fair : LONGEST_PAUSE;
        return every.compareTo(most) < 0 ? most : every;
    }

    /**
     * @param known when errands are due that are planned already: nothing more is read for these
     * @return since when the oldest message is due that should have been sent; far in the future when there is none
     */
    private Instant run(Function<Errand, Optional<Instant>> known, BiConsumer<Errand, Instant> plan) {
        if (ledgerNext.isBefore(clock.instant())) {
            deliveries.createIndexes();
            told.createIndexes();
            rows.createIndexes();
            closed.createIndexes();
            waiting.createIndexes();
            forgotten.waitAgain();
            ledgerNext = clock.instant().plus(LEDGER_EVERY);
        }
        Instant[] oldest = {Instant.MAX};
        deliveries.eachUnsettled(some -> oldest[0] = earlier(oldest[0], settle(some, plan)));
        oldest[0] = earlier(oldest[0], batches(known, plan));
        // What somebody has left may be much: what waits already needn't wait for it.
        if (forgotten.adopt()) {
            oldest[0] = earlier(oldest[0], batches(known, plan));
        }
        return oldest[0];
    }

    private Instant batches(Function<Errand, Optional<Instant>> known, BiConsumer<Errand, Instant> plan) {
        Instant[] oldest = {Instant.MAX};
        List<Waiting.Waits> chunk = new ArrayList<>();
        waiting.each(waits -> {
            Optional<Instant> due = known.apply(new Errand.Batch(waits.alertId()));
            Instant rests = due.isPresent() ? due.get() : resting.due(waits);
            if (rests != null) {
                oldest[0] = earlier(oldest[0], rests);
                return;
            }
            chunk.add(waits);
            if (chunk.size() == CHUNK) {
                oldest[0] = earlier(oldest[0], batches(chunk, plan));
                chunk.clear();
            }
        });
        return earlier(oldest[0], batches(chunk, plan));
    }

    private Instant batches(List<Waiting.Waits> some, BiConsumer<Errand, Instant> plan) {
        Instant oldest = Instant.MAX;
        Map<String, Alert> found =
                alerts.findAll(some.stream().map(Waiting.Waits::alertId).toList());
        for (Waiting.Waits waits : some) {
            Alert alert = found.get(waits.alertId());
            if (alert == null) {
                plan.accept(new Errand.Batch(waits.alertId()), clock.instant());
            } else if (alert.active()) {
                Instant due = alert.schedule().due(waits.since(), settings.immediateWindow());
                Instant from = waits.notBefore() == null ? due : waits.notBefore();
                boolean deferred = from.isAfter(due);
                // Who has changed their wishes meanwhile needn't wait for the end of the old ones.
                plan.accept(
                        new Errand.Batch(alert.id()),
                        deferred ? earlier(from, clock.instant().plus(ASK_AGAIN)) : due);
                oldest = earlier(oldest, deferred ? from : due);
                resting.note(waits, deferred ? from : due);
            }
        }
        return oldest;
    }

    private Instant settle(Collection<Delivery> some, BiConsumer<Errand, Instant> plan) {
        Instant oldest = Instant.MAX;
        List<String> told = new ArrayList<>();
        for (Delivery delivery : some) {
            switch (delivery.state()) {
                case OPEN -> {
                    Instant lease = leases.until(delivery);
                    Instant next = delivery.nextTry();
                    plan.accept(new Errand.Send(delivery.id()), lease != null && lease.isAfter(next) ? lease : next);
                    oldest = earlier(oldest, delivery.createdAt());
                }
                case SENT -> {
                    // The crash came before the ledger knew; or it is being noted right now.
                    Instant sentAt = delivery.sentAt();
                    if (sentAt != null) {
                        rows.sent(
                                Stream.concat(delivery.rowIds().stream(), delivery.also().stream())
                                        .toList(),
                                sentAt);
                    }
                    told.add(delivery.id());
                }
                case FAILED, CANCELLED -> resuming.release(delivery);
            }
        }
        deliveries.settled(told);
        return oldest;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
