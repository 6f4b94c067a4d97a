package io.rolecall.search.project;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts the follower with the application, and lets it commit before the application ends. */
@Component
final class Following implements SmartLifecycle {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Follower follower;
    private @Nullable Thread thread;

    Following(Follower follower) {
        this.follower = follower;
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofPlatform().name("follower").daemon().start(follower);
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        follower.stop();
        try {
            // Not interrupted: an interrupt in the middle of a write closes the index's files.
            running.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
