package io.rolecall.notify.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rolecall.notify.agenda.Sheets;
import io.rolecall.testing.Postings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is piled up, without a store: what was written is in a map. */
class PileTest {
    private static final Instant NOW = Postings.SEEN;

    private final Pile pile = new Pile(100_000);
    private final Map<String, Pile.Heap> written = new HashMap<>();

    @Test
    void what_many_batches_found_for_an_alert_is_written_once_in_the_order_in_which_it_was_found() {
        pile.add(Map.of("a", List.of("1", "2"), "b", List.of("1")), NOW, sheet("one"), 0);
        pile.add(Map.of("a", List.of("3")), NOW.plusSeconds(1), sheet("two"), 1);
        assertThat(pile.layAll(written::putAll)).extracting(Sheets.Sheet::id).containsExactly("one", "two");
        assertThat(written).containsOnlyKeys("a", "b");
        assertThat(heap("a").matters()).containsExactly("1", "2", "3");
        assertThat(heap("a").since()).as("when the first was found").isEqualTo(NOW);
        assertThat(pile.alertIds()).isEmpty();
    }

    @Test
    void who_asks_for_an_alert_has_its_own_written_and_no_other() {
        pile.add(Map.of("a", List.of("1"), "b", List.of("1")), NOW, sheet("one"), 0);
        pile.lay(List.of("a", "stranger"), written::putAll);
        assertThat(written).containsOnlyKeys("a");
        assertThat(pile.has(sheet("one"))).as("there is more on its sheet").isTrue();
        pile.lay(List.of("a"), some -> {
            throw new AssertionError("written twice");
        });
        assertThat(pile.layAll(written::putAll)).hasSize(1);
        assertThat(written).containsOnlyKeys("a", "b");
    }

    @Test
    void what_cannot_be_written_stays_in_its_place_and_so_do_its_sheets() {
        pile.add(Map.of("a", List.of("1")), NOW, sheet("one"), 0);
        assertThatThrownBy(() -> pile.layAll(some -> {
                    pile.add(Map.of("a", List.of("2")), NOW.plusSeconds(1), sheet("two"), 1);
                    throw new IllegalStateException("away");
                }))
                .hasMessage("away");
        assertThat(pile.has(sheet("one"))).isTrue();
        assertThat(pile.layAll(written::putAll)).hasSize(2);
        assertThat(heap("a").matters()).containsExactly("1", "2");
        assertThat(heap("a").since()).isEqualTo(NOW);
    }

    @Test
    void a_sheet_is_not_done_while_another_who_took_some_of_it_has_failed() throws Exception {
        pile.add(Map.of("a", List.of("1"), "b", List.of("1")), NOW, sheet("one"), 0);
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch fail = new CountDownLatch(1);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> asks = other.submit(() -> pile.lay(List.of("a"), some -> {
                writing.countDown();
                waitFor(fail);
                throw new IllegalStateException("away");
            }));
            writing.await();
            assertThat(pile.alertIds()).as("it is not written yet").contains("a");
            List<List<Sheets.Sheet>> done = new ArrayList<>();
            Thread layer = new Thread(() -> done.add(pile.layAll(written::putAll)));
            layer.start();
            await().until(() -> layer.getState() == Thread.State.WAITING);
            fail.countDown();
            layer.join();
            assertThat(done).containsExactly(List.of());
            assertThatThrownBy(asks::get).hasRootCauseMessage("away");
        }
        assertThat(pile.layAll(written::putAll)).hasSize(1);
        assertThat(written).containsOnlyKeys("a", "b");
    }

    @Test
    void it_is_laid_when_it_is_old_or_nothing_comes_and_full_when_it_is_large() {
        assertThat(pile.ripe(1_000, 1, 1)).as("there is nothing").isFalse();
        pile.add(Map.of("a", List.of("1")), NOW, sheet("one"), 0);
        pile.add(Map.of("a", List.of("2")), NOW, sheet("two"), 90);
        assertThat(pile.ripe(99, 100, 10)).isFalse();
        assertThat(pile.ripe(100, 100, 50)).as("old").isTrue();
        assertThat(pile.ripe(99, 100, 9)).as("nothing comes").isTrue();
        assertThat(pile.full()).isFalse();
        for (int i = 0; i < 500; i++) {
            pile.add(Map.of("alert" + i, List.of("1")), NOW, sheet("two"), 90);
        }
        assertThat(pile.full()).isTrue();
        pile.layAll(written::putAll);
        assertThat(pile.full()).isFalse();
        assertThat(pile.ripe(1_000, 1, 1)).isFalse();
    }

    @Test
    void many_who_add_ask_and_fail_at_once_lose_nothing_and_write_nothing_twice() throws Exception {
        Map<String, List<String>> all = new ConcurrentHashMap<>();
        AtomicLong number = new AtomicLong();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> done = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                boolean adds = t < 2;
                done.add(threads.submit(() -> {
                    for (int i = 0; i < 2_000; i++) {
                        String id = Integer.toString(ThreadLocalRandom.current().nextInt(50));
                        if (adds) {
                            String matter = Long.toString(number.incrementAndGet());
                            pile.add(Map.of(id, List.of(matter)), NOW, sheet(matter), i);
                        } else {
                            attempt(all, id, i % 100 == 0);
                        }
                    }
                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
        }
        pile.layAll(some -> put(all, some));
        List<String> found = all.values().stream().flatMap(List::stream).toList();
        assertThat(found).hasSize((int) number.get()).doesNotHaveDuplicates();
        assertThat(pile.ripe(Long.MAX_VALUE, 1, 1)).as("no sheet is left").isFalse();
    }

    private void attempt(Map<String, List<String>> all, String id, boolean everything) {
        boolean fails = ThreadLocalRandom.current().nextInt(4) == 0;
        Consumer<Map<String, Pile.Heap>> write = some -> {
            if (fails) {
                throw new IllegalStateException("away");
            }
            put(all, some);
        };
        try {
            if (everything) {
                Set<Sheets.Sheet> struck = new HashSet<>(pile.layAll(write));
                assertThat(struck).noneMatch(pile::has);
            } else {
                pile.lay(List.of(id), write);
            }
        } catch (IllegalStateException e) {
            assertThat(fails).isTrue();
        }
    }

    private static void put(Map<String, List<String>> all, Map<String, Pile.Heap> some) {
        some.forEach((id, heap) -> all.merge(id, heap.matters(), (a, b) -> {
            List<String> both = new ArrayList<>(a);
            both.addAll(b);
            return both;
        }));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Pile.Heap heap(String alertId) {
        return Objects.requireNonNull(written.get(alertId));
    }

    private static Sheets.Sheet sheet(String id) {
        return new Sheets.Sheet(id, null, NOW, List.of());
    }
}
