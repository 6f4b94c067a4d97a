package io.rolecall.search.find;

import static io.rolecall.testing.Postings.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.query.Query;
import io.rolecall.testing.PostingBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HighlightsTest {
    @Test
    void whatWasAskedForIsMarkedAndEverythingElseIsEscaped() {
        Highlights marked = of("falconer", aPosting().title("<b>Falconer</b> & \"cook\""));
        assertThat(marked.title()).isEqualTo("&lt;b&gt;<em>Falconer</em>&lt;/b&gt; &amp; &quot;cook&quot;");
    }

    @Test
    void thePassageIsTheOneThatSaysMost() {
        String filler = "Nothing to see here, move along please. ".repeat(40);
        Highlights marked = of(
                "falconer hawk",
                aPosting().descriptionText("A falconer. " + filler + "The falconer feeds the hawk. " + filler));
        assertThat(marked.description())
                .startsWith("… ")
                .contains("The <em>falconer</em> feeds the <em>hawk</em>.")
                .endsWith(" …")
                .hasSizeLessThan(340);
    }

    @Test
    void withoutAnOccurrenceThePassageIsTheBeginning() {
        assertThat(of("falconer", aPosting().descriptionText("We keep birds.")).description())
                .isEqualTo("We keep birds.");
        assertThat(of("falconer", aPosting().descriptionText("")).description()).isEmpty();
    }

    @Test
    void aCutNeverSplitsACharacterAndALongWordIsNoTrouble() {
        String faces = "😀".repeat(500);
        assertThat(of("falconer", aPosting().descriptionText(faces)).description())
                .matches("(😀)+ …");
        assertThat(of("falconer", aPosting().descriptionText(faces + " falconer " + faces))
                        .description())
                .contains("<em>falconer</em>");
        assertThat(of("falconer", aPosting().descriptionText("x".repeat(3000) + " falconer"))
                        .description())
                .contains("<em>falconer</em>");
    }

    private static Highlights of(String words, PostingBuilder posting) {
        return new Highlights.Marker(Query.parse(Map.of("q", List.of(words)))).mark(posting.build());
    }
}
