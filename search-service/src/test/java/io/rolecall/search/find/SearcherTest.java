package io.rolecall.search.find;

import static io.rolecall.testing.Postings.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import io.rolecall.search.find.SearchResult.Count;
import io.rolecall.testing.PostingBuilder;
import io.rolecall.testing.Postings;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearcherTest {
    @Test
    void aWordInTheTitleWeighsMoreThanOneInTheText() throws Exception {
        try (TestIndex index = TestIndex.of(
                posting("text")
                        .title("Gardener")
                        .description("<p>With a falconer next door.</p>")
                        .build(),
                posting("title").title("Falconer").build())) {
            assertThat(ids(index, "q=falconer")).containsExactly("title", "text");
        }
    }

    @Test
    void amongEqualsTheFreshOneComesFirst() throws Exception {
        try (TestIndex index = TestIndex.of(
                posting("old")
                        .title("Falconer")
                        .datePosted(TestIndex.NOW.minus(Duration.ofDays(90)))
                        .build(),
                posting("fresh")
                        .title("Falconer")
                        .datePosted(TestIndex.NOW.minus(Duration.ofDays(1)))
                        .build())) {
            assertThat(ids(index, "q=falconer")).containsExactly("fresh", "old");
            assertThat(ids(index, "")).containsExactly("fresh", "old");
        }
    }

    @Test
    void aBetterMatchIsNotBuriedByAFreshOne() throws Exception {
        try (TestIndex index = TestIndex.of(
                posting("better")
                        .title("Falconer")
                        .datePosted(TestIndex.NOW.minus(Duration.ofDays(90)))
                        .build(),
                posting("fresh")
                        .title("Gardener")
                        .description("<p>Between the falconer and the cook.</p>")
                        .datePosted(TestIndex.NOW)
                        .build())) {
            assertThat(ids(index, "q=falconer")).containsExactly("better", "fresh");
            assertThat(ids(index, "q=falconer&sort=date")).containsExactly("fresh", "better");
        }
    }

    @Test
    void postedWithinAsksTheSourcesDateOrElseWhenItWasFirstSeen() throws Exception {
        try (TestIndex index = TestIndex.of(
                posting("old")
                        .datePosted(TestIndex.NOW.minus(Duration.ofDays(8)))
                        .build(),
                posting("new")
                        .datePosted(TestIndex.NOW.minus(Duration.ofDays(6)))
                        .build(),
                posting("seen")
                        .datePosted(null)
                        .seen(TestIndex.NOW, TestIndex.NOW)
                        .build())) {
            assertThat(ids(index, "postedWithin=7d")).containsExactlyInAnyOrder("new", "seen");
            assertThat(ids(index, "postedWithin=P9D")).containsExactlyInAnyOrder("new", "seen", "old");
            assertThat(ids(index, "postedWithin=12h")).containsExactly("seen");
        }
    }

    @Test
    void eachFacetCountsAsIfItsOwnFilterWereOffAndTheOthersOn() throws Exception {
        try (TestIndex index = TestIndex.of(
                posting("1")
                        .workplace(Workplace.REMOTE)
                        .language("en")
                        .employmentType(EmploymentType.FULL_TIME)
                        .build(),
                posting("2").workplace(Workplace.REMOTE).language("de").build(),
                posting("3").workplace(Workplace.ONSITE).language("de").build(),
                posting("4")
                        .language("de")
                        .location(Postings.BERLIN)
                        .location(Postings.MUNICH)
                        .build())) {
            SearchResult all = search(index, "");
            assertThat(all.facets().get("workplace")).containsExactly(new Count("ONSITE", 1), new Count("REMOTE", 2));
            assertThat(all.facets().get("employmentType"))
                    .containsExactly(new Count("FULL_TIME", 1), new Count("UNKNOWN", 3));
            assertThat(all.facets().get("country")).containsExactly(new Count("DE", 1));

            SearchResult remote = search(index, "workplace=REMOTE&language=de");
            assertThat(remote.total()).isEqualTo(1);
            assertThat(remote.facets().get("workplace"))
                    .containsExactly(new Count("ONSITE", 1), new Count("REMOTE", 1));
            assertThat(remote.facets().get("language")).containsExactly(new Count("de", 1), new Count("en", 1));
            assertThat(remote.facets().get("employmentType")).containsExactly(new Count("UNKNOWN", 1));
            assertThat(search(index, "facets=none").facets()).isEmpty();
            assertThat(search(index, "facets=language").facets()).containsOnlyKeys("language");
        }
    }

    @Test
    void anOrganisationThatWasAskedForIsAmongTheCountsHoweverManyOthersThereAre() throws Exception {
        List<Posting> many = IntStream.range(0, 80)
                .mapToObj(i ->
                        posting("p" + i).organization("Company number " + i).build())
                .toList();
        try (TestIndex index = TestIndex.of(many)) {
            assertThat(search(index, "").facets().get("organization")).hasSize(50);
            assertThat(search(index, "organization=company+number+79").facets().get("organization"))
                    .hasSizeLessThanOrEqualTo(51)
                    .contains(new Count("Company number 79", 1));
        }
    }

    /** What reads otherwise once it is folded stands as it was written in the canonical form, commas included. */
    @Test
    void whatPassesOneFilterIsNotTakenForWhatPassesAnother() throws Exception {
        Posting one = posting("one").organization("R&Do'b").build();
        Posting both = posting("both").organization("R&Do'b, Acme").build();
        try (TestIndex index = TestIndex.of(one, both)) {
            assertThat(named(index, "R&Do'b, acme")).containsExactly("both");
            assertThat(named(index, "R&Do'b", "acme")).containsExactlyInAnyOrder("one", "both");
        }
    }

    @Test
    void whatIsChangedIsFoundInItsNewFormOnlyAndWhatIsClosedNotAtAll() throws Exception {
        Posting first = posting("1").title("Falconer").build();
        Posting second = posting("2").title("Falconer").build();
        try (TestIndex index = TestIndex.of(first, second)) {
            index.index()
                    .apply(
                            List.of(Postings.changed(first).title("Gardener").build(), Postings.closed(second)),
                            List.of());
            index.index().refresh();
            assertThat(ids(index, "q=falconer")).isEmpty();
            assertThat(ids(index, "q=gardener")).containsExactly("1");
            assertThat(index.searcher().find(second.id())).isEmpty();
            assertThat(index.searcher().find(first.id()).orElseThrow().version())
                    .isEqualTo(2);
        }
    }

    private static PostingBuilder posting(String externalId) {
        return aPosting().source("s").externalId(externalId);
    }

    private static List<String> named(TestIndex index, String... organizations) {
        SearchRequest request = SearchRequest.parse(Map.of("organization", List.of(organizations)));
        return index.searcher().search(request).results().stream()
                .map(r -> r.posting().externalId())
                .toList();
    }

    private static List<String> ids(TestIndex index, String query) {
        return search(index, query).results().stream()
                .map(r -> r.posting().externalId())
                .toList();
    }

    private static SearchResult search(TestIndex index, String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        Arrays.stream(query.split("&")).filter(p -> !p.isEmpty()).forEach(p -> {
            String[] pair = p.split("=", 2);
            parameters.put(pair[0], List.of(pair[1].replace('+', ' ')));
        });
        return index.searcher().search(SearchRequest.parse(parameters));
    }
}
