package io.rolecall.notify.deliver;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Lets only so many sends into one lane at a time, so that a slow receiver holds up nobody but itself. */
final class Lanes {
    private static final class Lane {
        private final Semaphore places;
        private int users;

        private Lane(int width) {
            this.places = new Semaphore(width, true);
        }
    }

    private final Map<String, Lane> lanes = new HashMap<>();

    /**
     * Runs it when there is a place in its lane and then in the whole road.
     *
     * @param width of the lane
     */
    void run(String name, int width, Semaphore road, Runnable send) throws InterruptedException {
        Lane lane = enter(name, width);
        try {
            lane.places.acquire();
            try {
                road.acquire();
                try {
                    send.run();
                } finally {
                    road.release();
                }
            } finally {
                lane.places.release();
            }
        } finally {
            leave(name, lane);
        }
    }

    private synchronized Lane enter(String name, int width) {
        Lane lane = lanes.computeIfAbsent(name, n -> new Lane(width));
        lane.users++;
        return lane;
    }

    private synchronized void leave(String name, Lane lane) {
        if (--lane.users == 0) {
            lanes.remove(name);
        }
    }
}
