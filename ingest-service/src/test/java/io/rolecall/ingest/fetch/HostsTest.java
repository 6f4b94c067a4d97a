package io.rolecall.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HostsTest {
    /** A name that resolves to nothing counts as being outside. */
    private static final URI OUTSIDE = URI.create("https://board.invalid/jobs");

    private final Hosts hosts = new Hosts(settings(20), Clock.systemUTC());

    private static FetchSettings settings(double requestsPerSecond) {
        Duration second = Duration.ofSeconds(1);
        return new FetchSettings(
                false,
                null,
                1_000,
                1_000,
                1,
                second,
                second,
                second,
                second,
                requestsPerSecond,
                0,
                second,
                second,
                "Test",
                null);
    }

    @Test
    void aHostIsAskedAtMostSoOftenASecond() throws IOException {
        long start = System.nanoTime();
        for (int i = 0; i < 5; i++) {
            hosts.inTurn(OUTSIDE, false, () -> true);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void itIsAskedOneRequestAtATime() throws Exception {
        AtomicInteger now = new AtomicInteger();
        List<Integer> together = java.util.Collections.synchronizedList(new ArrayList<>());
        CountDownLatch all = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> asked = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                asked.add(threads.submit(() -> {
                    all.await();
                    return hosts.inTurn(OUTSIDE, false, () -> {
                        together.add(now.incrementAndGet());
                        Thread.yield();
                        now.decrementAndGet();
                        return true;
                    });
                }));
            }
            all.countDown();
            for (Future<Boolean> future : asked) {
                future.get();
            }
        }
        assertThat(together).containsExactly(1, 1, 1, 1);
    }
}
