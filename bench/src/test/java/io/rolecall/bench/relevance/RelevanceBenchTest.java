package io.rolecall.bench.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rolecall.bench.report.Progress;
import io.rolecall.bench.report.Report;
import io.rolecall.bench.workload.Workload;
import io.rolecall.posting.Posting;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RelevanceBenchTest {
    private static final List<Posting> INVENTED = IntStream.range(0, 80)
            .mapToObj(new Workload(new Workload.Settings(7, List.of("en"), 20, 0, 0))::posting)
            .toList();

    @Test
    void eachSetOfQueriesGetsARowAndAllOfThemAMean() {
        Progress silent = new Progress(new PrintStream(OutputStream.nullOutputStream()));
        String table = RelevanceBench.run(new Report("relevance", Map.of()), silent, INVENTED, 4)
                .table();
        assertThat(table).contains("| title + organisation", "| phrase from the text", "| mean of the sets");
    }

    @Test
    void theSameQueriesAreMadeEachTime() {
        assertThat(QuerySets.of(INVENTED, 4))
                .isEqualTo(QuerySets.of(INVENTED, 4))
                .isNotEmpty();
    }

    @Test
    void aBetterOrderHasAHigherFigure() {
        Map<String, Integer> grades = Map.of("best", 2, "good", 1);
        assertThat(Ndcg.of(List.of("best", "good", "other"), grades)).isEqualTo(1, within(1e-9));
        assertThat(Ndcg.of(List.of("good", "best"), grades)).isBetween(0.5, 0.99);
        assertThat(Ndcg.of(List.of("other"), grades)).isZero();
        assertThat(Ndcg.of(List.of("best", "best", "good"), grades)).isEqualTo(1, within(1e-9));
    }

    @Test
    void aTypingErrorChangesOneLongWord() {
        for (int seed = 0; seed < 50; seed++) {
            List<String> wrong = Typing.error(List.of("data", "engineer"), new SplittableRandom(seed));
            assertThat(wrong).isNotEqualTo(List.of("data", "engineer"));
        }
        assertThat(Typing.error(List.of("chef"), new SplittableRandom(1))).isEmpty();
    }

    @Test
    void theCoreOfATitleIsTheJob() {
        assertThat(JobTitle.of("Senior Falconer (m/w/d) - Berlin").core()).containsExactly("falconer");
        assertThat(JobTitle.of("C++ Developer II").core()).containsExactly("c++", "developer");
    }
}
