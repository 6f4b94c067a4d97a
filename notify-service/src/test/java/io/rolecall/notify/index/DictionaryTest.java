package io.rolecall.notify.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Posting;
import io.rolecall.query.AnalysedPosting;
import io.rolecall.query.Evaluator;
import io.rolecall.query.Query;
import io.rolecall.query.law.Scene;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Alerts come and go for good, each generation with words of its own: what the index knows must not grow for ever. */
class DictionaryTest {
    private static final int GENERATIONS = Integer.getInteger("index.generations", 8);
    private static final int ALERTS = 3_000;

    private final AlertIndex<String> index = new AlertIndex<>();
    private final Random random = new Random(3);

    @Test
    void words_that_nobody_asks_for_any_more_are_forgotten() {
        int most = 0;
        for (int generation = 0; generation < GENERATIONS; generation++) {
            for (int i = 0; i < ALERTS; i++) {
                index.put("a" + i, ofItsOwn(generation, i));
            }
            index.settle();
            most = Math.max(most, index.words());
        }
        // Each asks for five things that no other does, and two generations are known while one becomes the other.
        assertThat(most).isBetween(5 * ALERTS, 3 * 5 * ALERTS + 10_000);
    }

    private static Query ofItsOwn(int generation, int i) {
        String word = "g" + generation + "x" + i;
        return Query.parse(Map.of(
                "q", List.of("w%s \"p%s of w%s\" b%s* -title:n%s".formatted(word, word, word, word, word)),
                "organization", List.of("o" + word)));
    }

    @Test
    void answers_are_the_same_in_the_words_of_another_dictionary() {
        Map<String, Query> queries = new HashMap<>();
        List<Posting> postings = new ArrayList<>();
        for (int s = 0; s < 10; s++) {
            Scene scene = Scene.of(new Random(400 + s), 4, 200);
            postings.addAll(scene.postings());
            for (int i = 0; i < scene.queries().size(); i++) {
                queries.put(s + "/" + i, scene.queries().get(i));
            }
        }
        queries.forEach(index::put);
        for (int round = 0; round < 10; round++) {
            postings.forEach(index::match);
        }
        agree(queries, postings);
        // The other words make two dictionaries' worth, and are gone again.
        for (int generation = 0; generation < 3; generation++) {
            int words = index.words();
            for (int i = 0; i < ALERTS; i++) {
                index.put("a" + i, ofItsOwn(generation, i));
            }
            for (int i = 0; i < ALERTS; i++) {
                index.remove("a" + i);
            }
            Map.Entry<String, Query> changed = List.copyOf(queries.entrySet()).get(random.nextInt(queries.size()));
            index.put(changed.getKey(), changed.getValue());
            index.arrange();
            assertThat(index.words()).isLessThan(words + ALERTS);
            agree(queries, postings);
        }
    }

    private void agree(Map<String, Query> queries, List<Posting> postings) {
        for (Posting posting : postings) {
            AnalysedPosting analysed = AnalysedPosting.of(posting);
            assertThat(index.match(posting))
                    .doesNotHaveDuplicates()
                    .hasSameElementsAs(queries.keySet().stream()
                            .filter(id -> Evaluator.matches(queries.get(id), analysed))
                            .collect(Collectors.toSet()));
        }
    }
}
