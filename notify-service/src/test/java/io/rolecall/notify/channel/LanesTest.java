package io.rolecall.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final Lanes lanes = new Lanes();

    @Test
    void a_full_lane_holds_up_nobody_in_another() throws InterruptedException {
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch quick = new CountDownLatch(1);
        List<Integer> order = new CopyOnWriteArrayList<>();
        CountDownLatch all = new CountDownLatch(20);
        try (var executor = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 20; i++) {
                int n = i;
                lanes.run("slow", 1, executor, () -> {
                    await(slow);
                    order.add(n);
                    all.countDown();
                });
            }
            lanes.run("quick", 1, executor, quick::countDown);
            assertThat(quick.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(order).isEmpty();
            slow.countDown();
            assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(order).isSorted();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
