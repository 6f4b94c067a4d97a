package io.rolecall.bench.match;

import io.rolecall.bench.workload.Workload;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The alerts of a run, made when they are needed: kept, a million would take as much memory as an engine. */
record AlertSource(Workload workload, int size) {
    private static final int AT_ONCE = 10_000;

    /** The alert of an id. */
    Alert alert(String id) {
        return alert(Integer.parseInt(id));
    }

    private Alert alert(int number) {
        return new Alert(Integer.toString(number), workload.query(number));
    }

    /** Hands over all of them, some at a time. */
    void each(Consumer<List<Alert>> some) {
        for (int from = 0; from < size; from += AT_ONCE) {
            some.accept(IntStream.range(from, Math.min(size, from + AT_ONCE))
                    .parallel()
                    .mapToObj(this::alert)
                    .toList());
        }
    }
}
