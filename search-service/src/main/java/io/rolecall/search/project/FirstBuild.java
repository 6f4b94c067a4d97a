package io.rolecall.search.project;

import io.rolecall.posting.Posting;
import io.rolecall.search.index.Index;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills an index that can't answer yet from the projection. Everybody waits for it, so all cores write: one thread reads, the others
 * analyse. How far it is, it tells the index and the log.
 */
final class FirstBuild {
    private static final Logger log = LoggerFactory.getLogger(FirstBuild.class);
    private static final int CHUNK = 200;
    private static final int TOLD = 10_000;
    private static final int MOST_THREADS = 8;

    private final Projection projection;
    private final Index index;
    private final Patience patience;
    private final int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS);
    private final Semaphore room = new Semaphore(2 * threads);
    private final AtomicLong done = new AtomicLong();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final long of;

    private FirstBuild(Projection projection, Index index, Patience patience) {
        this.projection = projection;
        this.index = index;
        this.patience = patience;
        this.of = projection.countOpen();
        index.building(0, of);
    }

    /** Does it, and tells how many postings there are. */
    static long run(Projection projection, Index index, Patience patience) throws IOException {
        return new FirstBuild(projection, index, patience).fill();
    }

    private long fill() throws IOException {
        log.info("Building the index: {} postings", of);
        List<Posting> chunk = new ArrayList<>(CHUNK);
        try (ExecutorService writers = Executors.newFixedThreadPool(
                threads, r -> Thread.ofPlatform().name("build").daemon().unstarted(r))) {
            projection.forEachOpen(posting -> {
                if (patience.stopped() || failure.get() != null) {
                    throw new Patience.StoppedException();
                }
                chunk.add(posting);
                if (chunk.size() == CHUNK) {
                    List<Posting> full = List.copyOf(chunk);
                    chunk.clear();
                    room.acquireUninterruptibly();
                    writers.execute(() -> put(full));
                }
            });
            put(chunk);
        } catch (Patience.StoppedException e) {
            if (failure.get() == null) {
                throw e;
            }
        }
        switch (failure.get()) {
            case null -> {}
            case IOException e -> throw e;
            case UncheckedIOException e -> throw e.getCause();
            case Exception e -> throw new IllegalStateException("The index can't be filled", e);
        }
        return done.get();
    }

    private void put(List<Posting> chunk) {
        try {
            index.apply(chunk, List.of()).forEach((id, why) -> log.error("Posting {} can't be indexed: {}", id, why));
            long before = done.getAndAdd(chunk.size());
            long now = before + chunk.size();
            index.building(now, of);
            if (now / TOLD > before / TOLD) {
                log.info("Building the index: {} of {} postings", now, of);
            }
        } catch (IOException | RuntimeException e) {
            failure.compareAndSet(null, e);
        } finally {
            room.release();
        }
    }
}
