package io.rolecall.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingField;
import io.rolecall.query.law.Scene;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class QueryFieldsTest {
    @Test
    void aQueryLooksAtWhatItsCriteriaNeed() {
        assertThat(fields("q", "title:nurse -organization:acme"))
                .containsExactlyInAnyOrder(PostingField.TITLE, PostingField.LANGUAGE, PostingField.ORGANIZATION);
        assertThat(fields("payMin", "40000")).containsExactly(PostingField.PAY);
        assertThat(fields("workplace", "REMOTE")).containsExactly(PostingField.WORKPLACE);
        assertThat(fields("source", "acme")).isEmpty();
        assertThat(fields("q", "nurse"))
                .containsExactlyInAnyOrderElementsOf(EnumSet.of(
                        PostingField.TITLE,
                        PostingField.ORGANIZATION,
                        PostingField.LOCATIONS,
                        PostingField.DESCRIPTION,
                        PostingField.LANGUAGE));
    }

    /** Two postings that agree in all that a query looks at are the same to it. */
    @Property(tries = 60, shrinking = ShrinkingMode.OFF, edgeCases = net.jqwik.api.EdgeCasesMode.NONE)
    void whatAQueryDoesntLookAtChangesNothing(@ForAll("scenes") Scene scene) {
        for (Query query : scene.queries()) {
            Set<PostingField> fields = query.fields();
            for (Posting p : scene.postings()) {
                for (Posting other : scene.postings()) {
                    Posting mixed = with(p, other, fields);
                    assertThat(Evaluator.matches(query, AnalysedPosting.of(mixed)))
                            .as("%s%n%s%n%s", query.json(), p, mixed)
                            .isEqualTo(Evaluator.matches(query, AnalysedPosting.of(p)));
                }
            }
        }
    }

    /** A posting that takes from another one all that has a name and is not among the fields. */
    private static Posting with(Posting p, Posting other, Set<PostingField> kept) {
        return new Posting(
                p.id(),
                p.source(),
                p.externalId(),
                p.requisitionId(),
                p.url(),
                (kept.contains(PostingField.TITLE) ? p : other).title(),
                (kept.contains(PostingField.ORGANIZATION) ? p : other).organization(),
                (kept.contains(PostingField.LOCATIONS) ? p : other).locations(),
                (kept.contains(PostingField.WORKPLACE) ? p : other).workplace(),
                p.applicantLocations(),
                (kept.contains(PostingField.EMPLOYMENT_TYPES) ? p : other).employmentTypes(),
                (kept.contains(PostingField.LEVEL) ? p : other).level(),
                (kept.contains(PostingField.PAY) ? p : other).pay(),
                (kept.contains(PostingField.DESCRIPTION) ? p : other).description(),
                (kept.contains(PostingField.DESCRIPTION) ? p : other).descriptionText(),
                (kept.contains(PostingField.LANGUAGE) ? p : other).language(),
                (kept.contains(PostingField.CATEGORY) ? p : other).category(),
                p.occupation(),
                p.skills(),
                p.datePosted(),
                p.validThrough(),
                p.firstSeen(),
                p.lastSeen(),
                p.clusterId(),
                p.version(),
                p.status(),
                p.closedAt(),
                p.closedReason());
    }

    private static Set<PostingField> fields(String name, String value) {
        return Query.parse(Map.of(name, List.of(value))).fields();
    }

    @Provide
    Arbitrary<Scene> scenes() {
        return Scene.scenes(6, 20);
    }
}
