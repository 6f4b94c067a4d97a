package io.rolecall.notify.ledger;

import io.rolecall.notify.agenda.Sheets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Lays what is piled up with its alerts: when nothing more comes, after a while, or when it is too much. */
@Component
class Laying implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Laying.class);

    /** Longer than matching takes from one batch to the next while many come. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    /** For what is being written when the service stops. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Waiting waiting;
    private final Pile pile;
    private final Finds finds;
    private final LedgerSettings settings;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    Laying(Waiting waiting, Pile pile, Finds finds, LedgerSettings settings) {
        this.waiting = waiting;
        this.pile = pile;
        this.finds = finds;
        this.settings = settings;
    }

    /** Returns when everything is laid that was piled up before. */
    synchronized void layAll() {
        List<Sheets.Sheet> done = waiting.layAll();
        finds.sheets().strike(done);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("laying").daemon().start(this::run);
    }

    private void run() {
        while (running) {
            Duration pause = LOOK;
            try {
                if (pile.ripe(System.nanoTime(), settings.pileFor().toNanos(), IDLE.toNanos())) {
                    layAll();
                }
            } catch (RuntimeException e) {
                log.warn("what was found is laid with its alerts later: {}", e.toString());
                pause = AFTER_FAILURE;
            }
            try {
                if (ended.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** What is piled up stands on the agenda, where the next start finds it. */
    @Override
    public void stop() {
        running = false;
        ended.countDown();
        Thread layer = thread;
        if (layer != null) {
            try {
                layer.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
