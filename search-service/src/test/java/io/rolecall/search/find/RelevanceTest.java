package io.rolecall.search.find;

import static io.rolecall.testing.Postings.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Posting;
import io.rolecall.testing.PostingBuilder;
import io.rolecall.testing.Postings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RelevanceTest {
    private static final String FILLER = "<p>We look for people who like birds and work with us every day.</p>";

    @Test
    void theVeryTitleComesBeforeLongerOnesAndThoseBeforeTheText() throws Exception {
        try (TestIndex index = TestIndex.of(
                posting("longer").title("Data Engineer for Payments and Risk").build(),
                posting("text")
                        .title("Analyst")
                        .description("<p>With a data engineer beside you.</p>")
                        .build(),
                posting("other order").title("Engineer, Big Data").build(),
                posting("ranked").title("Senior Data Engineer (m/w/d)").build(),
                posting("exact").title("Data Engineer").build())) {
            assertThat(ids(index, "data engineer")).containsExactly("exact", "ranked", "longer", "other order", "text");
        }
    }

    @Test
    void theWordAsItIsTypedComesBeforeItsOtherForms() throws Exception {
        try (TestIndex index = TestIndex.of(
                posting("one").language("en").title("Engineer wanted").build(),
                posting("many").language("en").title("Engineers wanted").build())) {
            assertThat(ids(index, "engineers")).containsExactly("many", "one");
            assertThat(ids(index, "engineer")).containsExactly("one", "many");
        }
    }

    @Test
    void theOrganisationThatIsNamedComesBeforeATextThatMentionsIt() throws Exception {
        try (TestIndex index = TestIndex.of(
                posting("mentions")
                        .title("Gardener")
                        .organization("Birch Ltd")
                        .description("<p>Maple is one of our many customers. Maple!</p>")
                        .build(),
                posting("is")
                        .title("Gardener")
                        .organization("Maple Ltd")
                        .description(FILLER)
                        .build())) {
            assertThat(ids(index, "gardener maple")).containsExactly("is", "mentions");
        }
    }

    @Test
    void wordsInARowComeBeforeTheSameWordsApart() throws Exception {
        try (TestIndex index = TestIndex.of(
                posting("apart")
                        .title("Clerk")
                        .description("<p>Eagle. Work in the wind, golden evenings, a golden team. Eagle work!</p>")
                        .build(),
                posting("row")
                        .title("Clerk")
                        .description("<p>Here you work with the golden eagle.</p>" + FILLER.repeat(5))
                        .build())) {
            assertThat(ids(index, "golden eagle")).containsExactly("row", "apart");
        }
    }

    @Test
    void aPostingAtThePlaceComesBeforeOneThatTalksOfIt() throws Exception {
        try (TestIndex index = TestIndex.of(
                posting("talks")
                        .title("Gardener")
                        .location(Postings.MUNICH)
                        .description("<p>Our friends in Berlin have a garden. Berlin!</p>")
                        .build(),
                posting("there")
                        .title("Gardener")
                        .location(Postings.BERLIN)
                        .description("<p>In Berlin.</p>")
                        .build())) {
            assertThat(ids(index, "gardener berlin")).containsExactly("there", "talks");
        }
    }

    @Test
    void pagesGoOnBehindWhatIsLookedAtCloselyWithoutOverlapOrGap() throws Exception {
        List<Posting> many = IntStream.range(0, 450)
                .mapToObj(i -> posting("p" + i)
                        .title(i % 3 == 0 ? "Falconer" : "Falconer number " + i)
                        .description("<p>falconer </p>".repeat(1 + i % 7))
                        .datePosted(TestIndex.NOW.minus(Duration.ofHours(i)))
                        .build())
                .toList();
        try (TestIndex index = TestIndex.of(many)) {
            for (int size : new int[] {100, 64}) {
                List<String> all = new ArrayList<>();
                for (int page = 1; page <= (450 + size - 1) / size; page++) {
                    all.addAll(ids(index, Map.of("q", "falconer", "page", "" + page, "size", "" + size)));
                }
                assertThat(all).hasSize(450);
                assertThat(new HashSet<>(all)).hasSize(450);
            }
            // Alike but for their dates.
            assertThat(ids(index, "falconer")).containsSubsequence("p6", "p27", "p48");
        }
    }

    @Test
    void whatIsExcludedOrOnlyBegunDecidesMatchesAndNotTheOrder() throws Exception {
        try (TestIndex index = TestIndex.of(
                posting("1").title("Falconer").build(),
                posting("2").title("Falconer and owl keeper").build(),
                posting("3").title("Falcons").build())) {
            assertThat(ids(index, "falconer -owl")).containsExactly("1");
            assertThat(ids(index, "falcon*")).containsExactlyInAnyOrder("1", "2", "3");
            assertThat(ids(index, "(falconer OR kestr*) -owl")).containsExactly("1");
        }
    }

    private static PostingBuilder posting(String externalId) {
        return aPosting().source("s").externalId(externalId);
    }

    private static List<String> ids(TestIndex index, String q) {
        return ids(index, Map.of("q", q, "size", "100"));
    }

    private static List<String> ids(TestIndex index, Map<String, String> parameters) {
        Map<String, List<String>> all = new java.util.TreeMap<>();
        parameters.forEach((name, value) -> all.put(name, List.of(value)));
        return index.searcher().search(SearchRequest.parse(all)).results().stream()
                .map(r -> r.posting().externalId())
                .toList();
    }
}
