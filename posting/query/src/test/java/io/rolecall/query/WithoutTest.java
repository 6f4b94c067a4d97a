package io.rolecall.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rolecall.posting.Posting;
import io.rolecall.query.law.Draft;
import io.rolecall.query.law.Scene;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class WithoutTest {
    private static final Query NURSE = Query.parse(Map.of("q", List.of("nurse OR carer")));
    private static final Posting POSTING = Draft.silent()
            .title("Staff nurse")
            .organization("Blue Harbour Staffing GmbH")
            .text("We pay weekly. Door to door sales.")
            .posting("1");

    @Test
    void anOrganizationAWordOfItsNameAndAPhraseLeaveAPostingOut() {
        assertThat(matches(NURSE)).isTrue();
        assertThat(matches(NURSE.without(List.of("blue harbour"), List.of()))).isFalse();
        assertThat(matches(NURSE.without(List.of("staffing"), List.of()))).isFalse();
        assertThat(matches(NURSE.without(List.of(), List.of("Door-to-door")))).isFalse();
        assertThat(matches(NURSE.without(List.of("Harbour Blue"), List.of("sales door", "monthly"))))
                .isTrue();
    }

    /** A name is blocked, not all that is called similarly: synonyms would leave out what nobody named. */
    @Test
    void aWordIsMeantAsItStands() {
        assertThat(matches(NURSE.without(List.of(), List.of("RN")))).isTrue();
    }

    /** What reads otherwise once it is folded is printed as it was written. */
    @Test
    void aQuotationMarkInABlockedWordEndsNoPhrase() {
        for (String mark : List.of("\"", "“", "”", "„")) {
            Query without = NURSE.without(List.of(), List.of("R&Do'b " + mark + "of" + mark + " sales"));
            assertThat(Query.parse(without.parameters())).isEqualTo(without);
            assertThat(Query.parseJson(without.writtenJson())).isEqualTo(without);
            assertThat(without).isEqualTo(NURSE.without(List.of(), List.of("R&Do'b  of  sales")));
        }
    }

    @Test
    void theClauseThatStoppedAPostingIsNamed() {
        Query without = NURSE.without(List.of("Acme"), List.of("commission only", "door to door"));
        assertThat(Evaluator.explain(without, AnalysedPosting.of(POSTING)))
                .filteredOn(reason -> !reason.satisfied())
                .containsExactly(new Reason("q", "-\"door to door\"", false, false, "description", "Door to door"));
    }

    @Test
    void whatContainsNoWordOrIsTooMuchIsRefused() {
        assertThatThrownBy(() -> NURSE.without(List.of("!!"), List.of()))
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining("organizations");
        assertThatThrownBy(() -> NURSE.without(List.of(), List.of("?"))).isInstanceOf(InvalidQueryException.class);
        assertThatThrownBy(() -> NURSE.without(List.of(), List.of("x".repeat(256))))
                .isInstanceOf(InvalidQueryException.class);
        assertThatThrownBy(() -> NURSE.without(List.of(), Collections.nCopies(101, "x")))
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining("words");
    }

    /** Found is what the query finds and no block stops: by the evaluator and by Lucene, and short enough it can be read again. */
    @Property(tries = 40, shrinking = ShrinkingMode.OFF, edgeCases = net.jqwik.api.EdgeCasesMode.NONE)
    void exactlyWhatABlockNamesIsLeftOut(@ForAll("scenes") Scene scene) throws Exception {
        List<String> organizations = scene.postings().stream()
                .map(p -> p.organization().name())
                .filter(Sought::in)
                .limit(2)
                .toList();
        List<String> words = scene.postings().stream()
                .map(Posting::title)
                .filter(Sought::in)
                .limit(2)
                .toList();
        Query blocked = Query.parse(Map.of("organization", organizations));
        List<Query> phrases = words.stream()
                .map(w -> Query.parse(Map.of("q", List.of(new Expression.Phrase(Sought.of(w, ' ')).toString()))))
                .toList();
        List<Query> queries = new ArrayList<>();
        List<Set<String>> expected = new ArrayList<>();
        for (Query query : scene.queries()) {
            Query without = query.without(organizations, words);
            queries.add(without);
            assertThat(without.without(organizations, words)).isEqualTo(without);
            expected.add(scene.postings().stream()
                    .filter(p -> {
                        AnalysedPosting posting = AnalysedPosting.of(p);
                        return Evaluator.matches(query, posting)
                                && !Evaluator.matches(blocked, posting)
                                && phrases.stream().noneMatch(phrase -> Evaluator.matches(phrase, posting));
                    })
                    .map(Posting::id)
                    .collect(Collectors.toSet()));
        }
        assertThat(LuceneLawTest.search(scene.postings(), queries)).isEqualTo(expected);
    }

    @Provide
    Arbitrary<Scene> scenes() {
        return Scene.scenes(12, 20);
    }

    private static boolean matches(Query query) {
        return Evaluator.matches(query, AnalysedPosting.of(POSTING));
    }
}
