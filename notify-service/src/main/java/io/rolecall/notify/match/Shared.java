package io.rolecall.notify.match;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Has equal things be one, as long as they are not too many different ones. Safe for use by many threads. */
final class Shared<T> {
    private static final int MOST = 100_000;
    private final Map<T, T> known = new ConcurrentHashMap<>();

    T one(T thing) {
        T first = known.get(thing);
        if (first != null) {
            return first;
        }
        if (known.size() >= MOST) {
            // Who has them keeps them; from now on they are another.
            known.clear();
        }
        first = known.putIfAbsent(thing, thing);
        return first == null ? thing : first;
    }
}
