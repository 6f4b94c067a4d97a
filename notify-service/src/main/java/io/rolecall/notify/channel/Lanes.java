package io.rolecall.notify.channel;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets only so many sends go at the same time, all together and in each lane, so that a slow receiver holds up nobody but itself. A
 * lane in which a send takes long is slow until one is quick again: the send gives its place to others, and slow lanes begin
 * one at a time each, and few together. Never blocks.
 */
final class Lanes {
    private static final Logger log = LoggerFactory.getLogger(Lanes.class);

    /** Of those that are slow so many are remembered. */
    private static final int REMEMBERED = 10_000;

    /**
     * @param places sends at the same time
     * @param slow of slow lanes
     * @param stuck most of those that took too long and gave their place to others, so that threads have an end too
     * @param patience what takes longer is slow
     */
    record Bounds(int places, int slow, int stuck, Duration patience) {
        /** Where no send is held against its lane. */
        static Bounds of(int places) {
            return new Bounds(places, places, 0, Duration.ofDays(1));
        }

        /** Of the places a quarter is for slow lanes, and three times as many sends may hang. */
        static Bounds of(int places, Duration patience) {
            return new Bounds(places, Math.max(1, places / 4), 3 * places, patience);
        }
    }

    private static final class Lane {
        private final String name;
        private final Queue<Runnable> queue = new ArrayDeque<>();
        private int width;
        private int active;
        private boolean inTurn;

        private Lane(String name) {
            this.name = name;
        }
    }

    private static final class Send {
        private final Lane lane;
        private final long begun;
        private boolean slow;

        private Send(Lane lane, long begun, boolean slow) {
            this.lane = lane;
            this.begun = begun;
            this.slow = slow;
        }
    }

    private final Bounds bounds;
    private final Executor threads;
    private final LongSupplier nanos;
    private final Map<String, Lane> lanes = new HashMap<>();

    /** Lanes that have room and something to send, in turns. */
    private final Queue<Lane> quickTurns = new ArrayDeque<>();

    private final Queue<Lane> slowTurns = new ArrayDeque<>();

    /** In the order in which they began. */
    private final Set<Send> running = new LinkedHashSet<>();

    private final Map<String, Boolean> slow = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    private int inPlaces;
    private int slowOnes;
    private boolean closed;

    /** @param nanos a clock that only goes on */
    Lanes(Bounds bounds, Executor threads, LongSupplier nanos) {
        this.bounds = bounds;
        this.threads = threads;
        this.nanos = nanos;
    }

    /**
     * Has it run when there is a place in its lane, in the order in which they come there.
     *
     * @param width of the lane
     */
    synchronized void run(String name, int width, Runnable send) {
        Lane lane = lanes.computeIfAbsent(name, Lane::new);
        lane.width = width;
        lane.queue.add(send);
        queue(lane);
        begin();
    }

    /** Looks who takes too long; to be called again and again. */
    synchronized void look() {
        long now = nanos.getAsLong();
        for (Send send : running) {
            if (!late(send, now)) {
                break;
            }
            slow.put(send.lane.name, true);
            if (!send.slow && slowOnes < bounds.stuck) {
                send.slow = true;
                inPlaces--;
                slowOnes++;
            }
        }
        begin();
    }

    private boolean late(Send send, long now) {
        return now - send.begun > bounds.patience.toNanos();
    }

    private boolean isSlow(Lane lane) {
        return slow.containsKey(lane.name);
    }

    private void queue(Lane lane) {
        int width = isSlow(lane) ? 1 : lane.width;
        if (!lane.inTurn && !lane.queue.isEmpty() && lane.active < width) {
            lane.inTurn = true;
            (isSlow(lane) ? slowTurns : quickTurns).add(lane);
        }
    }

    private void begin() {
        while (!closed) {
            if (inPlaces < bounds.places && !quickTurns.isEmpty()) {
                begin(quickTurns.remove(), false);
            } else if (slowOnes < bounds.slow && !slowTurns.isEmpty()) {
                begin(slowTurns.remove(), true);
            } else {
                return;
            }
        }
    }

    private void begin(Lane lane, boolean slowly) {
        lane.inTurn = false;
        if (isSlow(lane) != slowly) {
            // It has changed while it waited for its turn.
            queue(lane);
            return;
        }
        Runnable task = lane.queue.remove();
        Send send = new Send(lane, nanos.getAsLong(), slowly);
        lane.active++;
        running.add(send);
        count(send, 1);
        queue(lane);
        try {
            threads.execute(() -> drive(send, task));
        } catch (RejectedExecutionException e) {
            closed = true;
            log.debug("the service stops; what has not begun is sent after the next start");
        }
    }

    private void drive(Send send, Runnable task) {
        try {
            task.run();
        } finally {
            end(send);
        }
    }

    private synchronized void end(Send send) {
        running.remove(send);
        count(send, -1);
        Lane lane = send.lane;
        lane.active--;
        if (late(send, nanos.getAsLong())) {
            slow.put(lane.name, true);
        } else {
            slow.remove(lane.name);
        }
        queue(lane);
        if (lane.active == 0 && lane.queue.isEmpty()) {
            lanes.remove(lane.name);
        }
        begin();
    }

    private void count(Send send, int change) {
        if (send.slow) {
            slowOnes += change;
        } else {
            inPlaces += change;
        }
    }
}
