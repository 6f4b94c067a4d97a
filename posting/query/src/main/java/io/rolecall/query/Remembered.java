package io.rolecall.query;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was found out lately, by what it is of: the most frequent things stay known however many rare ones come by. Safe for use by many
 * threads.
 */
final class Remembered<K, V> {
    private final int most;

    /** What was asked for since the last time it was too much; what was only asked for before that goes next. */
    private volatile Map<K, V> newer = new ConcurrentHashMap<>();

    private volatile Map<K, V> older = Map.of();

    /** @param most so many are remembered, and at most as many again that were asked for before those */
    Remembered(int most) {
        this.most = most;
    }

    @Nullable V find(K key) {
        V known = newer.get(key);
        if (known == null) {
            known = older.get(key);
            if (known != null) {
                put(key, known);
            }
        }
        return known;
    }

    void put(K key, V value) {
        Map<K, V> to = newer;
        to.put(key, value);
        if (to.size() > most) {
            turn(to);
        }
    }

    private synchronized void turn(Map<K, V> full) {
        if (newer == full) {
            older = full;
            newer = new ConcurrentHashMap<>();
        }
    }

    int size() {
        return newer.size() + older.size();
    }
}
