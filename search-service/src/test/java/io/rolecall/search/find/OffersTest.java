package io.rolecall.search.find;

import static io.rolecall.testing.Postings.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Posting;
import io.rolecall.search.find.SearchResult.Offered;
import io.rolecall.testing.PostingBuilder;
import io.rolecall.testing.Postings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OffersTest {
    @Test
    void aMistypedWordIsOfferedAndNeverApplied() throws Exception {
        try (TestIndex index = TestIndex.of(falconers(3))) {
            SearchResult result = search(index, Map.of("q", "falconar"));
            assertThat(result.total()).isZero();
            assertThat(result.results()).isEmpty();
            Offered offered = result.offers().getFirst();
            assertThat(offered.kind()).isEqualTo("spelling");
            assertThat(offered.parameters()).isEqualTo(Map.of("q", List.of("falconer")));
            assertThat(offered.total()).isEqualTo(3);
            assertThat(offered.results()).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "flaconer,falconer",
        "falcner,falconer",
        "fallconer,falconer",
        "falcoer,falconer",
        "Falconnr,Falconer",
        "softwareengineer,software engineer",
        "köchn,köchin",
        "kochim,köchin",
        "falcon er,falconer",
        "softwar enginer,software engineer",
        "title:falconar,title:falconer",
        "\"golden eagel\" keeper,\"golden eagle\" keeper",
        "falconar -owll,falconer -owll"
    })
    void onlyTheLettersOfTheMistypedWordChange(String typed, String offered) throws Exception {
        List<Posting> postings = new ArrayList<>(falconers(2));
        postings.add(posting("e").title("Software Engineer").build());
        postings.add(posting("k").title("Köchin").build());
        postings.add(posting("g").title("Golden Eagle Keeper").build());
        try (TestIndex index = TestIndex.of(postings)) {
            assertThat(search(index, Map.of("q", typed)).offers().getFirst().parameters())
                    .isEqualTo(Map.of("q", List.of(offered)));
        }
    }

    @Test
    void aWordThatPostingsHaveIsNoMistake() throws Exception {
        List<Posting> postings = new ArrayList<>(falconers(30));
        postings.add(posting("c").title("Falconet").build());
        try (TestIndex index = TestIndex.of(postings)) {
            assertThat(search(index, Map.of("q", "falconet")).offers()).isEmpty();
        }
    }

    @Test
    void whoeverFindsEnoughIsOfferedNothing() throws Exception {
        try (TestIndex index = TestIndex.of(falconers(12))) {
            assertThat(search(index, Map.of("q", "falconer keeper")).offers()).isNotEmpty();
            assertThat(search(index, Map.of("q", "falconer")).offers()).isEmpty();
            assertThat(search(index, Map.of("q", "falconer keeper", "page", "2"))
                            .offers())
                    .isEmpty();
        }
    }

    @Test
    void wordsThatNameAPlaceAreOfferedAsThePlace() throws Exception {
        try (TestIndex index = TestIndex.of(
                posting("1").title("Falconer").location(Postings.BERLIN).build(),
                posting("2").title("Falconer").location(Postings.MUNICH).build())) {
            Offered offered =
                    search(index, Map.of("q", "falconer in Falkensee")).offers().getFirst();
            assertThat(offered.kind()).isEqualTo("place");
            assertThat(offered.parameters().get("q")).containsExactly("falconer");
            assertThat(offered.results())
                    .extracting(r -> r.posting().externalId())
                    .containsExactly("1");
            assertThat(offered.understood().criteria())
                    .anyMatch(u -> u.meaning().contains("Falkensee"));
        }
    }

    @Test
    void wordsAroundWhatIsLookedForAreOfferedToBeLeftOut() throws Exception {
        List<Posting> postings = new ArrayList<>(falconers(3));
        postings.add(posting("b").title("Gardener").location(Postings.BERLIN).build());
        try (TestIndex index = TestIndex.of(postings)) {
            assertThat(search(index, Map.of("q", "arbeit als falconer"))
                            .offers()
                            .getFirst()
                            .parameters())
                    .isEqualTo(Map.of("q", List.of("falconer")));
            assertThat(search(index, Map.of("q", "stelle als falconer")).total())
                    .isEqualTo(3);
            Offered place =
                    search(index, Map.of("q", "jobs near Falkensee")).offers().getFirst();
            assertThat(place.parameters()).containsOnlyKeys("location");
            assertThat(place.total()).isEqualTo(1);
        }
    }

    @Test
    void filtersAreRelaxedOneAtATimeEachWithItsCount() throws Exception {
        List<Posting> postings = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            postings.add(posting("near" + i)
                    .title("Falconer")
                    .location(Postings.BERLIN)
                    .employmentType(EmploymentType.PART_TIME)
                    .build());
        }
        try (TestIndex index = TestIndex.of(postings)) {
            SearchResult result = search(
                    index,
                    Map.of("q", "falconer", "location", "Potsdam", "radiusKm", "20", "employmentType", "FULL_TIME"));
            assertThat(result.total()).isZero();
            // Neither helps alone, so both are left out.
            assertThat(result.offers()).singleElement().satisfies(o -> {
                assertThat(o.parameters()).containsOnlyKeys("q");
                assertThat(o.total()).isEqualTo(4);
            });

            SearchResult radius = search(index, Map.of("q", "falconer", "location", "Potsdam", "radiusKm", "20"));
            assertThat(radius.offers()).singleElement().satisfies(o -> {
                assertThat(o.kind()).isEqualTo("broader");
                assertThat(o.parameters().get("radiusKm")).containsExactly("40");
                assertThat(o.total()).isEqualTo(4);
            });
            SearchResult type =
                    search(index, Map.of("q", "falconer", "location", "Berlin", "employmentType", "FULL_TIME"));
            assertThat(type.offers()).first().satisfies(o -> {
                assertThat(o.parameters()).doesNotContainKey("employmentType");
                assertThat(o.total()).isEqualTo(4);
            });
        }
    }

    @Test
    void aPlaceWithNothingNearIsOfferedAsTheCircleTheCountryOrTheWorldThatHasMore() throws Exception {
        try (TestIndex index = TestIndex.of(
                posting("b").title("Falconer").location(Postings.BERLIN).build(),
                posting("m").title("Falconer").location(Postings.MUNICH).build())) {
            List<Offered> near = search(index, Map.of("q", "falconer", "location", "Leipzig"))
                    .offers();
            assertThat(near).extracting(Offered::total).containsExactly(1L, 2L);
            assertThat(near.getFirst().parameters().get("radiusKm")).containsExactly("200");
            assertThat(near.getLast().parameters()).containsEntry("location", List.of("place:DE"));
            assertThat(near.getLast().parameters()).doesNotContainKey("radiusKm");
            assertThat(search(index, Map.of("q", "falconer", "location", "Lyon"))
                            .offers())
                    .singleElement()
                    .satisfies(o -> {
                        assertThat(o.parameters()).containsOnlyKeys("q");
                        assertThat(o.total()).isEqualTo(2);
                    });
        }
    }

    @Test
    void fewerWordsAreOfferedWithAnyOfThemFirst() throws Exception {
        try (TestIndex index = TestIndex.of(falconers(5))) {
            List<Offered> offers =
                    search(index, Map.of("q", "senior falconer keeper")).offers();
            assertThat(offers).extracting(Offered::kind).containsOnly("broader");
            assertThat(offers.getFirst().parameters().get("q")).containsExactly("senior OR falconer OR keeper");
            assertThat(offers.getFirst().total()).isEqualTo(5);
            assertThat(offers.getFirst().results()).hasSize(5);
            assertThat(offers).hasSizeLessThanOrEqualTo(3);
        }
    }

    private static List<Posting> falconers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> posting("f" + i).title("Falconer").build())
                .toList();
    }

    private static PostingBuilder posting(String externalId) {
        return aPosting()
                .source("s")
                .externalId(externalId)
                .organization("Maple Ltd")
                .description("<p>Come to us.</p>");
    }

    private static SearchResult search(TestIndex index, Map<String, String> parameters) {
        Map<String, List<String>> all = new TreeMap<>();
        parameters.forEach((name, value) -> all.put(name, List.of(value)));
        return index.searcher().search(SearchRequest.parse(all));
    }
}
