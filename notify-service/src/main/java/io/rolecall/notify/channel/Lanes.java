package io.rolecall.notify.channel;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets only so many sends into one lane at a time, so that a slow receiver holds up nobody but itself. Never blocks. */
final class Lanes {
    private static final Logger log = LoggerFactory.getLogger(Lanes.class);

    private static final class Lane {
        private final Queue<Runnable> queue = new ArrayDeque<>();
        private int active;
    }

    private final Map<String, Lane> lanes = new HashMap<>();

    /**
     * Has it run by the executor when there is a place in its lane, in the order in which they come.
     *
     * @param width of the lane
     */
    void run(String name, int width, Executor executor, Runnable send) {
        synchronized (lanes) {
            Lane lane = lanes.computeIfAbsent(name, n -> new Lane());
            if (lane.active >= width) {
                lane.queue.add(send);
                return;
            }
            lane.active++;
        }
        executor.execute(() -> drive(name, executor, send));
    }

    private void drive(String name, Executor executor, Runnable send) {
        try {
            send.run();
        } finally {
            Runnable next = next(name);
            if (next != null) {
                try {
                    executor.execute(() -> drive(name, executor, next));
                } catch (RejectedExecutionException e) {
                    log.debug("the service stops; what is left in lane {} is sent after the next start", name);
                }
            }
        }
    }

    private @Nullable Runnable next(String name) {
        synchronized (lanes) {
            Lane lane = lanes.get(name);
            if (lane == null) {
                return null;
            }
            Runnable next = lane.queue.poll();
            if (next == null && --lane.active == 0) {
                lanes.remove(name);
            }
            return next;
        }
    }
}
