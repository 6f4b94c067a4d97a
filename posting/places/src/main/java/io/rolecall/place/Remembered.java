package io.rolecall.place;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was found out for texts lately: of a bounded number, the ones that nobody asked for longest are forgotten first, about.
 * For any number of threads.
 */
final class Remembered<V> {
    private final int most;
    private volatile Map<String, V> young = new ConcurrentHashMap<>();
    private volatile Map<String, V> old = Map.of();

    /** @param most about how many; up to twice as many are held */
    Remembered(int most) {
        this.most = most;
    }

    V get(String text, Function<String, V> find) {
        V known = young.get(text);
        if (known == null) {
            @Nullable V before = old.get(text);
            known = before == null ? find.apply(text) : before;
            if (young.size() >= most) {
                old = young;
                young = new ConcurrentHashMap<>();
            }
            young.put(text, known);
        }
        return known;
    }
}
