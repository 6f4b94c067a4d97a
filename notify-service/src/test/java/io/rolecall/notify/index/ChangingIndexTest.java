package io.rolecall.notify.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Posting;
import io.rolecall.query.AnalysedPosting;
import io.rolecall.query.Evaluator;
import io.rolecall.query.Query;
import io.rolecall.query.law.Scene;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * Alerts come, change and go in random order while postings are matched. Long with {@code -Dindex.changing.seconds=600}.
 *
 * <p>Three kinds of alerts tell what a concurrent match may find: those that stay, which it must find always; those that change from
 * one matching query to another, which it must find always and once; and those that come and go, whose turn is counted.
 */
class ChangingIndexTest {
    private static final int SECONDS = Integer.getInteger("index.changing.seconds", 3);
    private static final int STAYING = 2_000;
    private static final int CHANGING = 400;
    private static final int COMING = 3_000;

    private final AlertIndex<String> index = new AlertIndex<>();
    private final List<Posting> postings = new ArrayList<>();
    private final List<AnalysedPosting> analysed = new ArrayList<>();
    private final List<Query> queries = new ArrayList<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean over = new AtomicBoolean();

    /** By alert that comes and goes: when it last changed, and what it is since; odd numbers of changes are changes under way. */
    private final java.util.concurrent.atomic.AtomicLongArray turns =
            new java.util.concurrent.atomic.AtomicLongArray(COMING);

    private final Query[] now = new Query[COMING];

    @Test
    void not_one_answer_is_wrong_while_alerts_change() throws Exception {
        for (int i = 0; i < 10; i++) {
            Scene scene = Scene.of(new Random(77 + i), 4, 300);
            postings.addAll(scene.postings());
            queries.addAll(scene.queries());
        }
        postings.forEach(p -> analysed.add(AnalysedPosting.of(p)));
        for (int i = 0; i < STAYING; i++) {
            index.put("stays" + i, queries.get(i % queries.size()));
        }
        Query one = Query.parse(java.util.Map.of("source", List.of("acme", "greenhouse.acme", "push")));
        Query other = Query.parse(java.util.Map.of("q", List.of("-neverneverword")));
        for (int i = 0; i < CHANGING; i++) {
            index.put("changes" + i, one);
        }
        List<Thread> readers = new ArrayList<>();
        for (int t = 0; t < 2; t++) {
            int seed = t;
            readers.add(Thread.ofPlatform().start(() -> read(new Random(seed))));
        }
        readers.add(Thread.ofPlatform().start(this::arrange));
        Random random = new Random(5);
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        long changes = 0;
        while (System.nanoTime() < end && wrong.isEmpty()) {
            index.put("changes" + random.nextInt(CHANGING), random.nextBoolean() ? one : other);
            comeOrGo(random);
            changes += 2;
        }
        over.set(true);
        for (Thread reader : readers) {
            reader.join();
        }
        assertThat(wrong).as("after %s changes", changes).isEmpty();
        assertThat(changes).isGreaterThan(1_000);
        atRest();
        index.arrange();
        atRest();
    }

    private void comeOrGo(Random random) {
        int which = random.nextInt(COMING);
        Query next = random.nextInt(3) == 0 ? null : queries.get(random.nextInt(queries.size()));
        turns.incrementAndGet(which);
        if (next == null) {
            index.remove("comes" + which);
        } else {
            index.put("comes" + which, next);
        }
        now[which] = next;
        turns.incrementAndGet(which);
    }

    /** All anew, again and again: alerts exchange slots meanwhile. */
    private void arrange() {
        while (!over.get()) {
            index.arrange();
        }
    }

    private void read(Random random) {
        try {
            while (!over.get()) {
                int p = random.nextInt(postings.size());
                long[] before = new long[COMING];
                Query[] then = new Query[COMING];
                for (int i = 0; i < COMING; i++) {
                    before[i] = turns.get(i);
                    then[i] = now[i];
                }
                List<String> list = index.match(postings.get(p));
                Set<String> found = new HashSet<>(list);
                if (found.size() != list.size()) {
                    wrong.add("twice: " + list);
                }
                for (int i = 0; i < STAYING; i++) {
                    check("stays" + i, queries.get(i % queries.size()), p, found);
                }
                for (int i = 0; i < CHANGING; i++) {
                    if (!found.contains("changes" + i)) {
                        wrong.add("lost: changes" + i);
                    }
                }
                for (int i = 0; i < COMING; i++) {
                    if ((before[i] & 1) == 0 && turns.get(i) == before[i]) {
                        check("comes" + i, then[i], p, found);
                    }
                }
            }
        } catch (RuntimeException e) {
            wrong.add(e.toString());
        }
    }

    private void check(String id, Query query, int posting, Set<String> found) {
        boolean right = query != null && Evaluator.matches(query, analysed.get(posting));
        if (right != found.contains(id)) {
            wrong.add((right ? "not found: " : "found: ") + id + " " + (query == null ? "gone" : query.json()));
        }
    }

    private void atRest() {
        for (int p = 0; p < postings.size(); p++) {
            Set<String> found = new HashSet<>(index.match(postings.get(p)));
            for (int i = 0; i < COMING; i++) {
                check("comes" + i, now[i], p, found);
            }
        }
        assertThat(wrong).isEmpty();
    }
}
