package io.rolecall.search.find;

import static io.rolecall.testing.Postings.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.search.index.Suggested;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    @Test
    void whoAskedAnEmptyIndexIsAnsweredFromTheFirstPostingsAtOnce() throws IOException {
        try (TestIndex index = TestIndex.of();
                Suggestions suggestions = new Suggestions(index.index())) {
            assertThat(titles(suggestions)).isEmpty();
            index.index().apply(List.of(aPosting().title("Falconer").build()), List.of());
            index.index().refresh();
            assertThat(titles(suggestions)).containsExactly("Falconer");
        }
    }

    private static List<String> titles(Suggestions suggestions) {
        return suggestions.of("falc", EnumSet.of(Suggested.TITLE), 5).stream()
                .map(Suggestions.Suggestion::text)
                .toList();
    }
}
