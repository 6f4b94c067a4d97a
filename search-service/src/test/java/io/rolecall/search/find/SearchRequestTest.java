package io.rolecall.search.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.query.InvalidQueryException;
import io.rolecall.search.index.Facet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchRequestTest {
    @Test
    void nothingAskedIsEverythingTwentyAtATimeBestFirst() {
        SearchRequest request = SearchRequest.parse(Map.of());
        assertThat(request.query().unfiltered()).isTrue();
        assertThat(request.page()).isEqualTo(1);
        assertThat(request.size()).isEqualTo(20);
        assertThat(request.sort()).isEqualTo(SearchRequest.Order.RELEVANCE);
        assertThat(request.facets()).containsExactly(Facet.values());
    }

    @ParameterizedTest
    @CsvSource({"24h, PT24H", "7d, P7D", "2w, P14D", "P30D, P30D", "pt36h, PT36H"})
    void aTimeSpanMayBeShortOrIso(String given, Duration meant) {
        assertThat(SearchRequest.parse(Map.of("postedWithin", List.of(given))).postedWithin())
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "postedWithin, 0d",
        "postedWithin, -P1D",
        "postedWithin, 9999w",
        "postedWithin, P99999999999999999D",
        "postedWithin, yesterday",
        "page, 0",
        "page, -1",
        "page, 501",
        "page, 99999999999",
        "page, x",
        "size, 0",
        "size, 101",
        "sort, colour",
        "sort, distance",
        "collapse, yes",
        "diversify, 1",
        "facets, colour"
    })
    void whatMakesNoSenseIsRefusedByName(String name, String value) {
        assertThatThrownBy(() -> SearchRequest.parse(Map.of(name, List.of(value))))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.field()).isEqualTo(name));
    }

    @Test
    void theLastPageEndsWithTheLastResultThatCanBeReached() {
        assertThat(SearchRequest.parse(Map.of("page", List.of("100"), "size", List.of("100")))
                        .page())
                .isEqualTo(100);
        assertThatThrownBy(() -> SearchRequest.parse(Map.of("page", List.of("101"), "size", List.of("100"))))
                .hasMessageContaining("10000");
    }

    @Test
    void aParameterOfTheSearchItselfIsGivenOnce() {
        assertThatThrownBy(() -> SearchRequest.parse(Map.of("sort", List.of("date", "relevance"))))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void facetsMayBeListedOrRepeated() {
        assertThat(SearchRequest.parse(Map.of("facets", List.of("level,source", "country")))
                        .facets())
                .containsExactlyInAnyOrder(Facet.LEVEL, Facet.SOURCE, Facet.COUNTRY);
        assertThat(SearchRequest.parse(Map.of("facets", List.of("none"))).facets())
                .isEmpty();
    }

    @Test
    void anUnknownNameIsRefused() {
        assertThatThrownBy(() -> SearchRequest.parse(Map.of("colour", List.of("red"))))
                .isInstanceOfSatisfying(
                        InvalidQueryException.class, e -> assertThat(e.field()).isEqualTo("colour"));
    }
}
