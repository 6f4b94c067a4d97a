package io.rolecall.local;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** How long a start may take: so long from its beginning, and from each step of a service that says how far it is with what it must do first. */
final class StartLimit {
    private final long most;
    private final Map<String, Integer> furthest = new HashMap<>();
    private long end;

    /** @param now of a clock of nanoseconds, as all that follow */
    StartLimit(Duration most, long now) {
        this.most = most.toNanos();
        this.end = now + this.most;
    }

    /** Notes how far a service is, in per cent; one that goes on gets time for its next step. */
    void at(String service, OptionalInt percent, long now) {
        if (percent.isPresent() && percent.getAsInt() > furthest.getOrDefault(service, -1)) {
            furthest.put(service, percent.getAsInt());
            end = now + most;
        }
    }

    boolean passed(long now) {
        return now - end > 0;
    }
}
