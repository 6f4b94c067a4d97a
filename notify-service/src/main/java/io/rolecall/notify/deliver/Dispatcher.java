package io.rolecall.notify.deliver;

import io.rolecall.notify.alert.Destination;
import io.rolecall.notify.alert.LiveAlert;
import io.rolecall.notify.ledger.Ledger;
import io.rolecall.notify.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sees to what is due: has it made up, many at once, and sent. An outlet gets one message at each turn, however much waits for
 * it, so that nobody waits for another's whole batch.
 */
@Component
class Dispatcher implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration BUSY = Duration.ofMillis(200);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int WORKERS = 4;
    private static final int TOGETHER = 100;

    /** Errands kept in memory; more are left to a later sweep, which comes long before these are done. */
    private static final int KEPT = 100_000;

    /** What is due later is left to a later sweep; longer than a sweep has anything wait that it asks again. */
    private static final Duration AHEAD = Duration.ofMinutes(20);

    private static final long SHUTDOWN_SECONDS = 5;

    private final Outlets outlets;
    private final Gathering gathering;
    private final Resuming resuming;
    private final Held held;
    private final Courier courier;
    private final Sweep sweep;
    private final DeliverySettings settings;
    private final Clock clock;
    private final Plan plan;
    private final Traffic traffic;

    /** Who has a message being made up here, so that two are not made up against each other. */
    private final Set<String> readers = ConcurrentHashMap.newKeySet();

    private final ExecutorService workers = Executors.newFixedThreadPool(
            WORKERS, Thread.ofPlatform().name("gather-", 1).factory());
    private volatile boolean running;

    Dispatcher(
            Outlets outlets,
            Gathering gathering,
            Resuming resuming,
            Held held,
            Courier courier,
            Sweep sweep,
            Gate gate,
            DeliverySettings settings,
            Clock clock) {
        this.outlets = outlets;
        this.gathering = gathering;
        this.resuming = resuming;
        this.held = held;
        this.courier = courier;
        this.sweep = sweep;
        this.settings = settings;
        this.clock = clock;
        this.plan = new Plan(clock, KEPT);
        this.traffic = new Traffic(gate, KEPT);
    }

    @EventListener
    void waits(Ledger.Waits waits) {
        for (LiveAlert alert : waits.alerts()) {
            plan(new Errand.Batch(alert.id()), alert.schedule().due(waits.since(), settings.immediateWindow()));
        }
    }

    /** To be seen to at an instant, or earlier if that was planned before. */
    void plan(Errand errand, Instant due) {
        Duration ahead = settings.sweep().multipliedBy(3);
        Instant horizon = clock.instant().plus(ahead.compareTo(AHEAD) > 0 ? ahead : AHEAD);
        if (!due.isAfter(horizon) && !traffic.holds(errand)) {
            plan.add(errand, due);
        }
    }

    private Optional<Instant> due(Errand errand) {
        return Optional.ofNullable(plan.due(errand)).or(() -> traffic.due(errand));
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("dispatcher").start(this::dispatch);
        Thread.ofPlatform().name("sweep").daemon().start(this::sweepAgain);
        Thread.ofPlatform().name("renew").daemon().start(() -> held.whileRunning(() -> running));
    }

    private void dispatch() {
        while (running) {
            try {
                List<Errand> some = plan.next(TOGETHER);
                if (!some.isEmpty()) {
                    workers.execute(() -> run(some));
                }
                traffic.probe().forEach(this::plan);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RejectedExecutionException e) {
                log.debug("the service stops; what is due is seen to after the next start");
                return;
            }
        }
    }

    /** Errands of one kind. */
    private void run(List<Errand> some) {
        try {
            if (some.getFirst() instanceof Errand.Batch) {
                gather(some.stream()
                        .map(Errand.Batch.class::cast)
                        .map(Errand.Batch::alertId)
                        .toList());
            } else {
                resume(some.stream()
                        .map(Errand.Send.class::cast)
                        .map(Errand.Send::deliveryId)
                        .toList());
            }
            plan.done(some);
        } catch (RuntimeException e) {
            log.atLevel(Store.level(e)).log("{} and so on failed, trying again: {}", some.getFirst(), e.toString());
            plan.done(some);
            some.forEach(errand -> plan(errand, clock.instant().plus(AFTER_FAILURE)));
        }
    }

    private void gather(List<String> alertIds) {
        Instant now = clock.instant();
        List<Outlet> due = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        List<Outlet> entered = new ArrayList<>();
        try {
            for (Outlet outlet : outlets.of(alertIds)) {
                Instant at = outlet.due(settings.immediateWindow(), now);
                if (at.isAfter(now)) {
                    plan(errand(outlet), at);
                    if (!outlet.schedule()
                            .due(outlet.since(), settings.immediateWindow())
                            .isAfter(now)) {
                        gathering.defer(outlet, at);
                    }
                } else if (!readers.add(outlet.reader())) {
                    plan(errand(outlet), now.plus(BUSY));
                } else {
                    taken.add(outlet.reader());
                    if (traffic.enter(outlet.destination(), errand(outlet), at)) {
                        entered.add(outlet);
                        due.add(outlet);
                    }
                }
            }
            Gathering.Made made = due.isEmpty() ? Gathering.Made.NOTHING : gathering.makeUp(due);
            made.again().forEach((outlet, at) -> plan(errand(outlet), at));
            courier.prepare(made.messages());
            for (Message message : made.messages()) {
                entered.removeIf(o -> message.delivery().id().equals(o.deliveryId()));
                send(message);
            }
        } finally {
            readers.removeAll(taken);
            entered.forEach(outlet -> leave(outlet.destination()));
        }
    }

    private void resume(List<String> deliveryIds) {
        Resuming.Resumed resumed = resuming.takeUp(
                deliveryIds.stream().filter(id -> !held.holds(id)).toList());
        resumed.again().forEach((id, at) -> plan(new Errand.Send(id), at));
        courier.prepare(resumed.messages());
        for (Message message : resumed.messages()) {
            traffic.overtake(
                    message.destination(), new Errand.Send(message.delivery().id()));
            send(message);
        }
    }

    private void send(Message message) {
        Errand errand = new Errand.Send(message.delivery().id());
        courier.send(message, next -> {
            switch (next) {
                case Next.Over _ -> {}
                case Next.Again(Instant at) -> plan(errand, at);
                case Next.Held _ ->
                    traffic.hold(
                            message.destination(), errand, message.delivery().nextTry());
            }
            leave(message.destination());
        });
    }

    private void leave(Destination destination) {
        traffic.leave(destination).forEach(this::plan);
    }

    private static Errand errand(Outlet outlet) {
        return new Errand.Batch(outlet.alerts().getFirst().id());
    }

    private void sweepAgain() {
        sweep.whileRunning(() -> running, () -> traffic.stuck().forEach(this::plan), this::due, this::plan);
    }

    /** What has begun is finished, so that nothing sent goes unnoted. */
    @Override
    public void stop() {
        running = false;
        plan.wake();
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
