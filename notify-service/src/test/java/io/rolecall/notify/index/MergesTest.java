package io.rolecall.notify.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Posting;
import io.rolecall.query.AnalysedPosting;
import io.rolecall.query.Evaluator;
import io.rolecall.query.Query;
import io.rolecall.query.law.Scene;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** More alerts than fit into one segment, as they are with many millions; here with hundreds. */
class MergesTest {
    private static final int MOST_ENTRIES = 300;

    @Test
    void full_segments_are_not_copied_again_and_again() {
        Alerts<String> alerts = new Alerts<>(new KeyObjects<>(), MOST_ENTRIES);
        alerts.hold(true);
        List<Query> queries = Scene.of(new Random(4), 1, 1_000).queries();
        for (int i = 0; i < queries.size(); i++) {
            Dictionary its = alerts.snapshot().dictionary();
            alerts.put("a" + i, its.program(queries.get(i)), its);
        }
        alerts.hold(false);
        int merges = 0;
        while (merges < 20 && alerts.merge(false)) {
            merges++;
        }
        assertThat(merges).isLessThan(3);
        Segment[] segments = alerts.snapshot().segments();
        assertThat(segments).hasSizeGreaterThan(2);
        assertThat(Arrays.stream(segments).mapToInt(s -> s.alerts).sum()).isEqualTo(1_000);
    }

    @Test
    void alerts_in_several_full_segments_are_found() {
        AlertIndex<Integer> index = new AlertIndex<>(new KeyObjects<>(), MOST_ENTRIES);
        List<Query> queries = new ArrayList<>();
        List<Posting> postings = new ArrayList<>();
        for (int seed = 0; seed < 8; seed++) {
            Scene scene = Scene.of(new Random(90 + seed), 3, 250);
            queries.addAll(scene.queries());
            postings.addAll(scene.postings());
        }
        for (int i = 0; i < queries.size(); i++) {
            index.put(i, queries.get((i + 1) % queries.size()));
            index.put(i, queries.get(i));
        }
        agree(index, queries, postings);
        index.arrange();
        agree(index, queries, postings);
    }

    private static void agree(AlertIndex<Integer> index, List<Query> queries, List<Posting> postings) {
        for (Posting posting : postings) {
            AnalysedPosting analysed = AnalysedPosting.of(posting);
            List<Integer> right = new ArrayList<>();
            for (int i = 0; i < queries.size(); i++) {
                if (Evaluator.matches(queries.get(i), analysed)) {
                    right.add(i);
                }
            }
            assertThat(index.match(posting)).containsExactlyInAnyOrderElementsOf(right);
        }
    }

    /** So many that the ranks of places don't fit into one number with the rest; each alert is found under its own. */
    @Test
    void a_segment_may_have_any_number_of_places() {
        int places = 530_000;
        byte[] kinds = new byte[places + 3];
        Arrays.fill(kinds, (byte) Atoms.Kind.PLACE.ordinal());
        int word = places + 1;
        kinds[word] = (byte) Atoms.Kind.WORD.ordinal();
        kinds[word + 1] = (byte) Atoms.Kind.WORD.ordinal();
        SegmentBuilder builder = new SegmentBuilder(new Atoms.Commonness(kinds, new int[places + 3], 0), 1 << 20);
        for (int slot = 0; slot < 2 * places; slot++) {
            builder.add(
                    new int[] {slot, 2, Literals.of(1 + slot % places), Literals.of(slot < places ? word : word + 1)},
                    0);
        }
        Segment segment = builder.build();
        Match match = new Match(io.rolecall.testing.Postings.javaEngineerInBerlin());
        for (int place = 1; place <= places; place += 97) {
            match.held().begin(places + 3);
            match.held().set(place);
            match.held().endPlaces();
            match.held().set(word);
            match.held().set(word + 1);
            int before = match.count();
            segment.match(match);
            assertThat(Arrays.copyOfRange(match.found(), before, match.count()))
                    .as("under place %s", place)
                    .containsExactlyInAnyOrder(place - 1, place - 1 + places);
        }
    }
}
