package io.rolecall.query.law;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Posting;
import io.rolecall.query.AnalysedPosting;
import io.rolecall.query.Evaluator;
import io.rolecall.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/**
 * What each implementation of matching must do: find, for each query, exactly the postings that {@link Evaluator} says match. A
 * subclass named {@code *Test} says how its implementation finds.
 *
 * <p>{@code -Dlaw.tries=1000000} tries so many generated pairs instead of {@value #PAIRS}.
 */
public abstract class LawSuite {
    private static final int PAIRS = 30_000;
    private static final int SCENES = 60;
    private static final int POSTINGS = 20;

    /**
     * The ids of the postings that each query finds, in the order of the queries, with only these postings and queries there.
     *
     * @param postings all open, with different ids
     */
    protected abstract List<Set<String>> find(List<Posting> postings, List<Query> queries) throws Exception;

    @Test
    void eachHardCaseIsDecidedAsTheTableSays() throws Exception {
        List<Posting> postings = HardCases.ALL.stream().map(HardCase::posting).toList();
        List<Query> queries = HardCases.ALL.stream().map(HardCase::query).toList();
        List<Set<String>> found = find(postings, queries);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            HardCase hard = HardCases.ALL.get(i);
            if (found.get(i).contains(hard.posting().id()) != hard.matches()) {
                wrong.add((hard.matches() ? "should match: " : "should not match: ") + hard.name());
            }
        }
        assertThat(wrong).isEmpty();
        agrees(postings, queries, found);
    }

    @Property(tries = SCENES, shrinking = ShrinkingMode.OFF, edgeCases = net.jqwik.api.EdgeCasesMode.NONE)
    void aSearchFindsExactlyThePostingsThatMatch(@ForAll("scenes") Scene scene) throws Exception {
        agrees(scene.postings(), scene.queries(), find(scene.postings(), scene.queries()));
    }

    @Property(tries = SCENES, shrinking = ShrinkingMode.OFF, edgeCases = net.jqwik.api.EdgeCasesMode.NONE)
    void atLeastAThirdOfTheGeneratedPairsMatch(@ForAll("scenes") Scene scene) {
        List<AnalysedPosting> postings =
                scene.postings().stream().map(AnalysedPosting::of).toList();
        for (Query query : scene.queries()) {
            for (AnalysedPosting posting : postings) {
                Statistics.label("pairs").collect(Evaluator.matches(query, posting) ? "match" : "don't match");
            }
        }
        Statistics.label("pairs").coverage(c -> c.check("match").percentage(p -> p >= 33.3));
    }

    @Provide
    Arbitrary<Scene> scenes() {
        return Scene.scenes(POSTINGS, Math.max(1, Integer.getInteger("law.tries", PAIRS) / SCENES / POSTINGS));
    }

    /** All pairs, each named when the two differ. */
    private static void agrees(List<Posting> postings, List<Query> queries, List<Set<String>> found) {
        assertThat(found).hasSameSizeAs(queries);
        List<AnalysedPosting> analysed =
                postings.stream().map(AnalysedPosting::of).toList();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            for (AnalysedPosting posting : analysed) {
                boolean matches = Evaluator.matches(queries.get(i), posting);
                if (matches != found.get(i).contains(posting.posting().id())) {
                    wrong.add((matches ? "not found: " : "found though it doesn't match: ")
                            + queries.get(i).json() + "\n  " + posting.posting());
                }
            }
        }
        assertThat(wrong.stream().limit(5))
                .as("of %s pairs that differ", wrong.size())
                .isEmpty();
    }
}
