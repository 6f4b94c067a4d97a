package io.rolecall.search.project;

import io.rolecall.posting.Posting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of all open postings from the projection into an index: one thread reads, all cores analyse and write. Writing is what takes
 * the time, so what was read and is not written yet is bounded. In what order they come doesn't matter, as each id comes once.
 */
public final class Filling {
    private static final Logger log = LoggerFactory.getLogger(Filling.class);

    /** What follows the topic may have to wait for one chunk. */
    private static final int CHUNK = 50;

    private static final int MOST_THREADS = 8;
    private static final Duration TOLD_EVERY = Duration.ofSeconds(5);

    private final String what;
    private final Projection projection;
    private final Sink sink;
    private final Watch watch;
    private final BooleanSupplier stopped;
    private final int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS);
    private final Semaphore room = new Semaphore(4 * threads);
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong tellFrom;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final long start = System.nanoTime();
    private final long of;

    /** What takes postings, from several threads at a time, and tells why some can't be indexed, by their ids. */
    @FunctionalInterface
    public interface Sink {
        Map<String, String> put(List<Posting> postings) throws IOException;
    }

    /** Who is told how far it is. */
    @FunctionalInterface
    public interface Watch {
        void at(long postings, long of);
    }

    private Filling(String what, Projection projection, Sink sink, Watch watch, BooleanSupplier stopped) {
        this.what = what;
        this.projection = projection;
        this.sink = sink;
        this.watch = watch;
        this.stopped = stopped;
        this.of = projection.countOpen();
        this.tellFrom = new AtomicLong(start + TOLD_EVERY.toNanos());
    }

    /**
     * Does it, and tells how many postings there were.
     *
     * @param what is filled, in the log
     * @param stopped whether nobody wants it any more; then it ends with an exception
     */
    public static long run(String what, Projection projection, Sink sink, Watch watch, BooleanSupplier stopped)
            throws IOException {
        return new Filling(what, projection, sink, watch, stopped).run();
    }

    private long run() throws IOException {
        log.info("Building {}: {} postings", what, of);
        watch.at(0, of);
        List<Posting> chunk = new ArrayList<>(CHUNK);
        try (ExecutorService writers = Executors.newFixedThreadPool(
                threads, r -> Thread.ofPlatform().name("build").daemon().unstarted(r))) {
            projection.forEachOpen(posting -> {
                if (stopped.getAsBoolean() || failure.get() != null) {
                    throw new Patience.StoppedException();
                }
                chunk.add(posting);
                if (chunk.size() == CHUNK) {
                    hand(chunk, writers);
                }
            });
            hand(chunk, writers);
        } catch (Patience.StoppedException e) {
            if (failure.get() == null) {
                throw e;
            }
        }
        switch (failure.get()) {
            case null -> {}
            case IOException e -> throw e;
            case UncheckedIOException e -> throw e.getCause();
            case RuntimeException e -> throw e;
            case Exception e -> throw new IllegalStateException("The index can't be filled", e);
        }
        return done.get();
    }

    private void hand(List<Posting> chunk, ExecutorService writers) {
        List<Posting> full = List.copyOf(chunk);
        chunk.clear();
        room.acquireUninterruptibly();
        writers.execute(() -> put(full));
    }

    private void put(List<Posting> chunk) {
        try {
            if (failure.get() != null || stopped.getAsBoolean()) {
                return;
            }
            sink.put(chunk).forEach((id, why) -> log.error("Posting {} can't be indexed: {}", id, why));
            long now = done.addAndGet(chunk.size());
            watch.at(now, of);
            tell(now);
        } catch (IOException | RuntimeException e) {
            failure.compareAndSet(null, e);
        } finally {
            room.release();
        }
    }

    private void tell(long now) {
        long time = System.nanoTime();
        long due = tellFrom.get();
        if (time - due >= 0 && tellFrom.compareAndSet(due, time + TOLD_EVERY.toNanos())) {
            double rate = now / ((time - start) / 1e9);
            log.info(
                    "Building {}: {} of {} postings, {} a second, about {} s to go",
                    what,
                    now,
                    of,
                    Math.round(rate),
                    Math.round(Math.max(0, of - now) / rate));
        }
    }
}
