package io.rolecall.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Posting;
import io.rolecall.query.law.LawSuite;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Looking first whether a posting has the terms that a query needs loses no match. */
class CandidateTermsTest extends LawSuite {
    @Override
    protected List<Set<String>> find(List<Posting> postings, List<Query> queries) {
        List<AnalysedPosting> analysed =
                postings.stream().map(AnalysedPosting::of).toList();
        return queries.stream()
                .map(query -> analysed.stream()
                        .filter(p -> candidate(query, p) && Evaluator.matches(query, p))
                        .map(p -> p.posting().id())
                        .collect(Collectors.toSet()))
                .toList();
    }

    private static boolean candidate(Query query, AnalysedPosting posting) {
        return query.anyOfTerms().stream().noneMatch(any -> Collections.disjoint(any, posting.terms()));
    }

    @Test
    void eachWordOfAQueryNarrowsTheCandidates() {
        assertThat(Query.parse(Map.of(
                                "q", List.of("java 3.11 -php nurs* (\"c++\" OR \"c#\")"), "language", List.of("en")))
                        .anyOfTerms())
                .containsExactly(Set.of("java", "~java"), Set.of("3.11"), Set.of("c++", "c#"));
    }

    @Test
    void ofAWordWithOtherNamesOneOfAllOfThemIsThere() {
        assertThat(Query.parse(Map.of("q", List.of("c#"), "language", List.of("en")))
                        .anyOfTerms())
                .containsExactly(Set.of("c#", "sharp", "~sharp"));
        assertThat(Query.parse(Map.of("q", List.of("SRE"), "language", List.of("tr")))
                        .anyOfTerms())
                .containsExactly(Set.of("sre", "reliability"));
    }
}
