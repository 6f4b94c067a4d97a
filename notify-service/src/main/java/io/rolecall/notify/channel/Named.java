package io.rolecall.notify.channel;

import java.util.List;
import java.util.stream.Stream;

/**
 * Alerts by name, as many of them as one reads: who has forty that find the same posting needn't read forty names beside it.
 *
 * @param first those that are named
 * @param others how many more there are; never one, which takes no more room than to say so
 */
public record Named(List<String> first, int others) {
    public static final Named NONE = new Named(List.of(), 0);
    private static final int MOST = 4;
    private static final int BESIDE_OTHERS = 3;

    public static Named of(Stream<String> names) {
        List<String> all = names.distinct().toList();
        return all.size() <= MOST
                ? new Named(all, 0)
                : new Named(all.subList(0, BESIDE_OTHERS), all.size() - BESIDE_OTHERS);
    }

    public boolean isEmpty() {
        return first.isEmpty();
    }
}
