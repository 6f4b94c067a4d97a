package io.rolecall.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.query.law.Scene;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContradictionsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "welder -welder",
                "title:welder -title:welder",
                "\"night shift\" -\"night shift\" work",
                "(welder OR plumber) -welder -plumber",
                "welder -(welder OR baker)"
            })
    void whatMustAndMustNotOccurIsAContradiction(String q) {
        assertThat(query("q", q).contradiction()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"welder -baker", "welder -title:welder", "(welder OR plumber) -welder", "-welder", "c* -c++"})
    void whatMayHoldIsNone(String q) {
        assertThat(query("q", q).contradiction()).isNull();
    }

    @Test
    void whatABlockTakesFromAQueryMayBeAllOfIt() {
        assertThat(query("q", "zither").without(List.of(), List.of("zither")).contradiction())
                .isNotNull();
        assertThat(query("organization", "Acme Staffing")
                        .without(List.of("staffing"), List.of())
                        .contradiction())
                .contains("organization");
        assertThat(query("organization", "Acme")
                        .without(List.of("staffing"), List.of())
                        .contradiction())
                .isNull();
    }

    @Test
    void workOnSiteIsOpenToNobodyElsewhere() {
        assertThat(Query.parse(Map.of("applicantCountry", List.of("DE"), "workplace", List.of("ONSITE")))
                        .contradiction())
                .isNotNull();
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF, edgeCases = net.jqwik.api.EdgeCasesMode.NONE)
    void whatMatchesAPostingContradictsNothing(@ForAll("scenes") Scene scene) {
        for (Query query : scene.queries()) {
            if (scene.postings().stream().anyMatch(p -> Evaluator.matches(query, AnalysedPosting.of(p)))) {
                assertThat(query.contradiction()).as(query.json()).isNull();
            }
        }
    }

    @Provide
    Arbitrary<Scene> scenes() {
        return Scene.scenes(12, 30);
    }

    private static Query query(String name, String value) {
        return Query.parse(Map.of(name, List.of(value)));
    }
}
