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
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Many alerts in one index, of many vocabularies: large partitions, hashed directories, several segments. */
class LargeIndexTest {
    private static final int SCENES = Integer.getInteger("index.scenes", 40);
    private static final int QUERIES = 200;

    private final List<Query> queries = new ArrayList<>();
    private final List<Posting> postings = new ArrayList<>();

    private void draw(long seed) {
        for (int i = 0; i < SCENES; i++) {
            Scene scene = Scene.of(new Random(seed + i), 3, QUERIES);
            queries.addAll(scene.queries());
            postings.addAll(scene.postings());
        }
    }

    @Test
    void alerts_that_came_one_by_one_are_found() {
        draw(1);
        AlertIndex<String> index = new AlertIndex<>();
        for (int i = 0; i < queries.size(); i++) {
            index.put("a" + i, queries.get(i));
        }
        agrees(index, "one by one");
        index.arrange();
        agrees(index, "arranged");
    }

    @Test
    void alerts_that_were_loaded_are_found() {
        draw(1_000);
        AlertIndex<String> index = new AlertIndex<>();
        index.loading(true);
        for (int i = 0; i < queries.size(); i++) {
            index.put("a" + i, queries.get(i));
        }
        index.loading(false);
        agrees(index, "loaded");
        for (int i = 0; i < 2_000; i++) {
            index.match(postings.get(i % postings.size()));
        }
        index.arrange();
        agrees(index, "arranged by what was learned");
    }

    private void agrees(AlertIndex<String> index, String when) {
        for (Posting posting : postings) {
            AnalysedPosting analysed = AnalysedPosting.of(posting);
            Set<String> right = new HashSet<>();
            for (int i = 0; i < queries.size(); i++) {
                if (Evaluator.matches(queries.get(i), analysed)) {
                    right.add("a" + i);
                }
            }
            List<String> found = index.match(posting);
            assertThat(found).as(when).doesNotHaveDuplicates();
            assertThat(new HashSet<>(found)).as(when).isEqualTo(right);
        }
    }
}
