package io.rolecall.notify.deliver;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rolecall.notify.alert.LiveAlert;
import io.rolecall.notify.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Knows when which alert or delivery is due and sends the courier. This plan is a convenience: the
 * sweep derives it again from the stored truth at the start and all the time.
 */
@Component
class Dispatcher implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration BUSY = Duration.ofMillis(200);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int WORKERS = 4;
    private static final long SHUTDOWN_SECONDS = 5;

    /** Something to see to. */
    sealed interface Errand {
        record Batch(String alertId) implements Errand {}

        record Send(String deliveryId) implements Errand {}
    }

    private record Planned(Errand errand, Instant due) {}

    private final PriorityQueue<Planned> queue = new PriorityQueue<>(Comparator.comparing(Planned::due));
    private final Map<Errand, Instant> plan = new HashMap<>();
    private final Set<Errand> busy = new HashSet<>();
    private final Courier courier;
    private final DeliveryStore deliveries;
    private final Sweep sweep;
    private final DeliverySettings settings;
    private final Clock clock;
    private final ExecutorService workers = Executors.newFixedThreadPool(
            WORKERS, Thread.ofPlatform().name("gather-", 1).factory());
    private volatile boolean running;
    private volatile Instant oldestDue = Instant.MAX;

    Dispatcher(
            Courier courier,
            DeliveryStore deliveries,
            Sweep sweep,
            DeliverySettings settings,
            Clock clock,
            MeterRegistry metrics) {
        this.courier = courier;
        this.deliveries = deliveries;
        this.sweep = sweep;
        this.settings = settings;
        this.clock = clock;
        Gauge.builder("rolecall.notify.oldest.due", this, Dispatcher::oldestDueSeconds)
                .description("age of the oldest message that should have been delivered, as the last sweep found")
                .baseUnit("seconds")
                .register(metrics);
    }

    private double oldestDueSeconds() {
        Instant oldest = oldestDue;
        return oldest.equals(Instant.MAX)
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
    }

    @EventListener
    void waits(Ledger.Waits waits) {
        for (LiveAlert alert : waits.alerts()) {
            plan(new Errand.Batch(alert.id()), alert.schedule().due(waits.since(), settings.immediateWindow()));
        }
    }

    /** To be seen to at an instant, or earlier if that was planned before. */
    void plan(Errand errand, Instant due) {
        synchronized (queue) {
            Instant before = plan.get(errand);
            if (before == null || due.isBefore(before)) {
                plan.put(errand, due);
                queue.add(new Planned(errand, due));
                queue.notifyAll();
            }
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("dispatcher").start(this::dispatch);
        Thread.ofPlatform().name("sweep").daemon().start(this::sweepAgain);
    }

    private void dispatch() {
        while (running) {
            try {
                Errand errand = next();
                if (errand != null) {
                    workers.execute(() -> run(errand));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private @Nullable Errand next() throws InterruptedException {
        synchronized (queue) {
            Planned first = queue.peek();
            Instant now = clock.instant();
            if (first == null || first.due.isAfter(now)) {
                long millis =
                        first == null ? 1_000 : Duration.between(now, first.due).toMillis() + 1;
                queue.wait(Math.clamp(millis, 1, 1_000));
                return null;
            }
            queue.poll();
            if (!first.due.equals(plan.get(first.errand))) {
                return null;
            }
            plan.remove(first.errand);
            if (busy.add(first.errand)) {
                return first.errand;
            }
            plan(first.errand, now.plus(BUSY));
            return null;
        }
    }

    private void run(Errand errand) {
        try {
            switch (errand) {
                case Errand.Batch(String alertId) -> {
                    Courier.Again again = courier.batch(alertId);
                    done(errand);
                    planSend(again.delivery());
                    if (again.forBatch() != null) {
                        plan(errand, again.forBatch());
                    }
                }
                case Errand.Send(String deliveryId) -> {
                    Delivery found = deliveries.find(deliveryId).orElse(null);
                    if (found == null) {
                        done(errand);
                    } else {
                        courier.send(found, open -> {
                            done(errand);
                            planSend(open);
                        });
                    }
                }
            }
        } catch (RuntimeException e) {
            log.warn("{} failed, trying again: {}", errand, e.toString());
            done(errand);
            plan(errand, clock.instant().plus(AFTER_FAILURE));
        }
    }

    private void done(Errand errand) {
        synchronized (queue) {
            busy.remove(errand);
        }
    }

    private void planSend(@Nullable Delivery open) {
        if (open != null) {
            Instant lease = open.leaseUntil();
            Instant due = lease != null && lease.isAfter(open.nextTry()) ? lease : open.nextTry();
            plan(new Errand.Send(open.id()), due);
        }
    }

    private void sweepAgain() {
        while (running) {
            try {
                oldestDue = sweep.run(this::plan, this::planSend);
                Thread.sleep(settings.sweep());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                log.warn("the sweep failed, trying again: {}", e.toString());
                try {
                    Thread.sleep(AFTER_FAILURE);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    /** What has begun is finished, so that nothing sent goes unnoted. */
    @Override
    public void stop() {
        running = false;
        synchronized (queue) {
            queue.notifyAll();
        }
        workers.shutdown();
        try {
            if (!workers.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
                log.warn("some deliveries were still being made up when the service stopped");
            }
            courier.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
