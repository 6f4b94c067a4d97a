package io.rolecall.search.index;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The clock by which changes become visible to searches. */
@Component
final class Refresher implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Refresher.class);

    private final Index index;
    private final IndexSettings settings;
    private final Timer timer;
    private volatile @Nullable ScheduledExecutorService clock;

    Refresher(Index index, IndexSettings settings, MeterRegistry meters) {
        this.index = index;
        this.settings = settings;
        this.timer = Timer.builder("rolecall.search.refresh")
                .description("Making changes visible to searches")
                .register(meters);
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                r -> Thread.ofPlatform().name("index-refresh").daemon().unstarted(r));
        long every = settings.refreshInterval().toMillis();
        started.scheduleWithFixedDelay(this::refresh, every, every, TimeUnit.MILLISECONDS);
        clock = started;
    }

    private void refresh() {
        try {
            timer.recordCallable(() -> {
                index.refresh();
                return null;
            });
        } catch (Exception e) {
            // The follower meets the same trouble, says so and mends it; this clock must go on.
            log.debug("Refreshing failed", e);
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = clock;
        clock = null;
        if (running != null) {
            // Not interrupted: an interrupt in the middle of a read closes the index's files.
            running.shutdown();
        }
    }

    @Override
    public boolean isRunning() {
        return clock != null;
    }
}
