package io.rolecall.search.index;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How far the topic was read: the offset of the next record for each partition of each topic. The topic goes by the id that
 * Kafka gave it, because the offsets of a topic that was deleted and made again mean nothing.
 *
 * @param next by {@code <topic id>:<partition>}
 */
public record Position(Map<String, Long> next) {
    /** Nothing was read. */
    public static final Position START = new Position(Map.of());

    private static final String WRITTEN = "rolecall.next.";

    public Position {
        next = Map.copyOf(next);
    }

    /** The position that was {@linkplain #written() written}. */
    static Position of(Map<String, String> written) {
        Map<String, Long> next = new HashMap<>();
        written.forEach((key, value) -> {
            if (key.startsWith(WRITTEN)) {
                next.put(key.substring(WRITTEN.length()), Long.parseLong(value));
            }
        });
        return new Position(next);
    }

    /** As a commit keeps it, beside other things. */
    Map<String, String> written() {
        Map<String, String> data = new HashMap<>();
        next.forEach((partition, offset) -> data.put(WRITTEN + partition, offset.toString()));
        return data;
    }

    /** The name of a partition in {@link #next()}. */
    public static String key(String topicId, int partition) {
        return topicId + ":" + partition;
    }

    /** The offset to go on from; empty for a partition of which nothing was read. */
    public OptionalLong next(String topicId, int partition) {
        Long offset = next.get(key(topicId, partition));
        return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
    }

    /** The nearer one of this position and another, for each partition. */
    public Position atMost(Position other) {
        Map<String, Long> nearer = new HashMap<>(next);
        nearer.replaceAll((partition, offset) -> Math.min(offset, other.next.getOrDefault(partition, 0L)));
        return new Position(nearer);
    }

    /** This position with others in the place of its own. */
    public Position with(Map<String, Long> later) {
        Map<String, Long> all = new HashMap<>(next);
        all.putAll(later);
        return new Position(all);
    }
}
