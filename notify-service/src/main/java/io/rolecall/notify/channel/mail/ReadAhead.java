package io.rolecall.notify.channel.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was read for many at once, for some seconds, and for one question each. */
final class ReadAhead<V> {
    private static final Duration FRESH = Duration.ofSeconds(10);

    /** What nobody asked for is thrown away by then. */
    private static final int MOST = 5_000;

    private record Kept<V>(@Nullable V value, Instant at) {}

    /** @param value null: there is none */
    record Read<V>(@Nullable V value) {}

    private final Clock clock;
    private final Map<String, Kept<V>> kept = new ConcurrentHashMap<>();

    ReadAhead(Clock clock) {
        this.clock = clock;
    }

    /** @param reading answers what there is of some ids */
    void read(Collection<String> ids, Function<List<String>, Map<String, V>> reading) {
        if (ids.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        if (kept.size() > MOST) {
            kept.values().removeIf(k -> old(k, now));
        }
        List<String> distinct = ids.stream().distinct().toList();
        Map<String, V> found = reading.apply(distinct);
        distinct.forEach(id -> kept.put(id, new Kept<>(found.get(id), now)));
    }

    /** Null: it was not read, or too long ago. */
    @Nullable Read<V> take(String id) {
        Kept<V> k = kept.remove(id);
        return k == null || old(k, clock.instant()) ? null : new Read<>(k.value);
    }

    /** It was changed. */
    void forget(String id) {
        kept.remove(id);
    }

    private static boolean old(Kept<?> kept, Instant now) {
        return kept.at.isBefore(now.minus(FRESH)) || kept.at.isAfter(now);
    }
}
