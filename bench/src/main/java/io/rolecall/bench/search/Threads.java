package io.rolecall.bench.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Something done with each of many by several threads. */
final class Threads {
    private Threads() {}

    interface Work<T> {
        void on(T one) throws IOException;
    }

    /** Returns when all is done. */
    static <T> void each(List<T> many, int threads, Work<T> work) {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> all = new ArrayList<>();
            for (T one : many) {
                all.add(pool.submit(() -> {
                    work.on(one);
                    return null;
                }));
            }
            for (Future<?> done : all) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
