package io.rolecall.notify.deliver;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When which errand is due. In memory, and a convenience: the sweep derives it again from the stored truth. Each errand is in it
 * once, and with nobody twice at the same time.
 */
final class Plan {
    private static final Duration BUSY = Duration.ofMillis(200);
    private static final long LONGEST_WAIT = 1_000;

    private record Planned(Errand errand, Instant due) {}

    private final PriorityQueue<Planned> sends = queue();
    private final PriorityQueue<Planned> batches = queue();
    private final Map<Errand, Instant> plan = new HashMap<>();
    private final Set<Errand> busy = new HashSet<>();
    private final Clock clock;
    private final int most;

    /** @param most errands that it holds; what is more is left to a later sweep */
    Plan(Clock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    private static PriorityQueue<Planned> queue() {
        return new PriorityQueue<>(Comparator.comparing(Planned::due));
    }

    /** To be seen to at an instant, or earlier if that was planned before. */
    synchronized void add(Errand errand, Instant due) {
        Instant before = plan.get(errand);
        // What is due finds room however much is due later.
        int room = due.isAfter(clock.instant()) ? most / 2 : most;
        if (before == null ? plan.size() < room : due.isBefore(before)) {
            plan.put(errand, due);
            queue(errand).add(new Planned(errand, due));
            notifyAll();
        }
    }

    /** When it is due; null where it isn't planned. */
    synchronized @Nullable Instant due(Errand errand) {
        return plan.get(errand);
    }

    private PriorityQueue<Planned> queue(Errand errand) {
        return switch (errand) {
            case Errand.Batch _ -> batches;
            case Errand.Send _ -> sends;
        };
    }

    /**
     * Errands of one kind that are due, first those to send what is made up already; waits a while when there are none.
     *
     * @param most of them
     */
    synchronized List<Errand> next(int most) throws InterruptedException {
        Instant now = clock.instant();
        List<Errand> some = due(sends, most, now);
        if (some.isEmpty()) {
            some = due(batches, most, now);
        }
        if (some.isEmpty()) {
            wait(Math.clamp(Math.min(millis(sends, now), millis(batches, now)), 1, LONGEST_WAIT));
        }
        return some;
    }

    private List<Errand> due(PriorityQueue<Planned> queue, int most, Instant now) {
        List<Errand> some = new ArrayList<>();
        List<Errand> later = new ArrayList<>();
        Planned first = queue.peek();
        while (first != null && !first.due.isAfter(now) && some.size() < most) {
            queue.poll();
            if (first.due.equals(plan.get(first.errand))) {
                plan.remove(first.errand);
                (busy.add(first.errand) ? some : later).add(first.errand);
            }
            first = queue.peek();
        }
        later.forEach(errand -> add(errand, now.plus(BUSY)));
        return some;
    }

    private static long millis(PriorityQueue<Planned> queue, Instant now) {
        Planned first = queue.peek();
        return first == null ? LONGEST_WAIT : Duration.between(now, first.due).toMillis() + 1;
    }

    /** They may be given out again. */
    synchronized void done(Collection<? extends Errand> errands) {
        busy.removeAll(Set.copyOf(errands));
    }

    synchronized void wake() {
        notifyAll();
    }
}
