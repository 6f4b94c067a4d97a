package io.rolecall.notify.deliver;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how many messages are under way, all together and on each way out. A way may take as many places as are still free: so
 * one crowd gets half of all, five slow crowds leave a sixth to everybody else, and who comes later needn't wait behind all that
 * are due. What finds no room is held until there is, and given back one of each way in turns.
 */
final class Backlog<E> {
    private static final class Way<E> {
        private int under;
        private final Map<E, Instant> held = new LinkedHashMap<>();
    }

    private final int most;
    private final int portion;
    private final int mostHeld;
    private final Map<String, Way<E>> ways = new HashMap<>();

    /** The ways on which something is held, in the order in which they are served. */
    private final Set<String> waiting = new LinkedHashSet<>();

    private final Map<E, String> held = new HashMap<>();

    /** Given back and not come again yet: for these there is room. */
    private final Set<E> given = new HashSet<>();

    private int under;
    private int left;
    private boolean closed;

    /**
     * @param most under way at the same time
     * @param mostHeld what is more is forgotten here, and found again by a sweep
     */
    Backlog(int most, int mostHeld) {
        this.most = most;
        this.portion = Math.max(1, most / 8);
        this.mostHeld = mostHeld;
    }

    /**
     * Takes a place, or holds the errand until it is given back; false then.
     *
     * @param due since when it should be under way
     */
    synchronized boolean enter(String name, E errand, Instant due) {
        boolean room = given.remove(errand);
        Way<E> way = ways.computeIfAbsent(name, n -> new Way<>());
        if (room || (!closed && room(way.under))) {
            way.under++;
            under++;
            return true;
        }
        hold(name, errand, due);
        return false;
    }

    /** The first of its way finds a place even where others that stand still have taken all. */
    private boolean room(int its) {
        int all = under + given.size();
        return its < most - all || (its == 0 && all < 2 * most);
    }

    /** Holds it whether there is room or not. */
    synchronized void hold(String name, E errand, Instant due) {
        if (held.size() < mostHeld && held.putIfAbsent(errand, name) == null) {
            ways.computeIfAbsent(name, n -> new Way<>()).held.put(errand, due);
            waiting.add(name);
        }
    }

    /** Takes a place that is there for those who may overtake. */
    synchronized void overtake(String name, E errand) {
        given.remove(errand);
        ways.computeIfAbsent(name, n -> new Way<>()).under++;
        under++;
    }

    /** @return what was held and finds room now, since when it is due; in portions, that are seen to together */
    synchronized Map<E, Instant> leave(String name) {
        Way<E> way = ways.get(name);
        if (way == null) {
            return Map.of();
        }
        way.under--;
        under--;
        forget(name, way);
        left++;
        if (closed || (left < portion && under + given.size() >= portion)) {
            return Map.of();
        }
        left = 0;
        return free(most);
    }

    /** Lets nobody in, but who is given back by {@link #one}. */
    synchronized void close() {
        closed = true;
    }

    /** One of those that are held, for a try; none when nothing is. */
    synchronized Map<E, Instant> one() {
        return free(1);
    }

    /** Lets everybody in again, as far as there is room. */
    synchronized Map<E, Instant> open() {
        closed = false;
        return free(most);
    }

    /** What is held though nothing is under way that would ever leave: there was nothing to send in what was given back. */
    synchronized Map<E, Instant> stuck() {
        given.clear();
        return closed ? Map.of() : free(most);
    }

    private Map<E, Instant> free(int atMost) {
        Map<E, Instant> free = new LinkedHashMap<>();
        Map<String, Integer> places = new HashMap<>();
        boolean some = true;
        while (some && free.size() < atMost) {
            some = false;
            for (String name : List.copyOf(waiting)) {
                if (free.size() >= atMost || (!closed && under + given.size() >= 2 * most)) {
                    return free;
                }
                Way<E> way = Objects.requireNonNull(ways.get(name));
                int its = way.under + places.getOrDefault(name, 0);
                if (closed || room(its)) {
                    Iterator<Map.Entry<E, Instant>> next = way.held.entrySet().iterator();
                    Map.Entry<E, Instant> first = next.next();
                    free.put(first.getKey(), first.getValue());
                    given.add(first.getKey());
                    held.remove(first.getKey());
                    next.remove();
                    places.merge(name, 1, Integer::sum);
                    // To the end of those who wait.
                    waiting.remove(name);
                    if (way.held.isEmpty()) {
                        forget(name, way);
                    } else {
                        waiting.add(name);
                    }
                    some = true;
                }
            }
        }
        return free;
    }

    private void forget(String name, Way<E> way) {
        if (way.under == 0 && way.held.isEmpty()) {
            ways.remove(name);
        }
    }

    synchronized boolean holds(E errand) {
        return held.containsKey(errand);
    }

    /** Since when one that is held is due; null when it is not held. */
    synchronized @Nullable Instant due(E errand) {
        String name = held.get(errand);
        Way<E> way = name == null ? null : ways.get(name);
        return way == null ? null : way.held.get(errand);
    }

    synchronized boolean closed() {
        return closed;
    }
}
