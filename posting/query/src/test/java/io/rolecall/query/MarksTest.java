package io.rolecall.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Posting;
import io.rolecall.query.law.Scene;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

class MarksTest {
    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void manyTextsReadOnceAreMarkedAsEachWouldBeAlone(@ForAll("scenes") Scene scene) {
        for (Query query : scene.queries()) {
            Marks marks = new Marks(query);
            for (Posting posting : scene.postings()) {
                String text = posting.descriptionText() + " \n" + posting.title() + "\u00a0" + posting.title();
                for (Field field : Field.values()) {
                    assertThat(marks.spans(field, text, posting.language()))
                            .as(query.json() + " in " + text)
                            .isEqualTo(HighlightTerms.spans(query, field, text, posting.language()));
                }
            }
        }
    }

    @Provide
    Arbitrary<Scene> scenes() {
        return Scene.scenes(12, 25);
    }
}
