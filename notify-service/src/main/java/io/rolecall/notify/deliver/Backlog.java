package io.rolecall.notify.deliver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Bounds how many messages are under way on each way out, so that those that come later needn't wait behind all that are due.
 * What finds no room is held until there is.
 */
final class Backlog<E> {
    private static final class Way<E> {
        private int under;
        private final Set<E> held = new LinkedHashSet<>();
    }

    private final int most;
    private final Map<String, Way<E>> ways = new HashMap<>();
    private final Set<E> held = new HashSet<>();

    /** @param most under way on one way at the same time */
    Backlog(int most) {
        this.most = most;
    }

    /** Takes a place, or holds the errand until {@link #leave} gives it back; false then. */
    synchronized boolean enter(String name, E errand) {
        Way<E> way = ways.computeIfAbsent(name, n -> new Way<>());
        if (way.under < most) {
            way.under++;
            return true;
        }
        way.held.add(errand);
        held.add(errand);
        return false;
    }

    /** Takes a place that is there for those who may overtake. */
    synchronized void overtake(String name) {
        ways.computeIfAbsent(name, n -> new Way<>()).under++;
    }

    /** @return what was held and finds room now; in portions, that are seen to together */
    synchronized List<E> leave(String name) {
        Way<E> way = ways.get(name);
        if (way == null) {
            return List.of();
        }
        way.under--;
        boolean portion = way.under <= most / 2 && way.under % Math.max(1, most / 4) == 0;
        List<E> free = portion ? free(way, most / 2 + 1) : List.of();
        if (way.under == 0 && way.held.isEmpty()) {
            ways.remove(name);
        }
        return free;
    }

    /** What is held though nothing is under way that would ever leave: there was nothing to send in what was given back. */
    synchronized List<E> stuck() {
        List<E> free = new ArrayList<>();
        ways.values().forEach(way -> {
            if (way.under == 0) {
                free.addAll(free(way, Integer.MAX_VALUE));
            }
        });
        return free;
    }

    private List<E> free(Way<E> way, int atMost) {
        List<E> free = new ArrayList<>();
        Iterator<E> next = way.held.iterator();
        while (next.hasNext() && free.size() < atMost) {
            free.add(next.next());
            next.remove();
        }
        free.forEach(held::remove);
        return free;
    }

    synchronized boolean holds(E errand) {
        return held.contains(errand);
    }
}
