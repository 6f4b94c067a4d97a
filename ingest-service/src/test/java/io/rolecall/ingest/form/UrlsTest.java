package io.rolecall.ingest.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlsTest {
    @ParameterizedTest
    @CsvSource({
        "https://a.example/p, https://a.example/p?skip=20",
        "https://a.example/p?, https://a.example/p?skip=20",
        "https://a.example/p?mode=json, https://a.example/p?mode=json&skip=20",
        "https://a.example/p?skip=0&mode=json, https://a.example/p?skip=20&mode=json",
        "https://a.example/p?noskip=1, https://a.example/p?noskip=1&skip=20",
        "https://a.example/p#top, https://a.example/p?skip=20"
    })
    void aParameterStandsOnceInAnAddress(String url, String expected) {
        assertThat(Urls.with(url, "skip", "20")).isEqualTo(expected);
    }

    @Test
    void namesAndValuesAreEscaped() {
        assertThat(Urls.and("https://a.example/p?a=1", "country[]", "A&B"))
                .isEqualTo("https://a.example/p?a=1&country%5B%5D=A%26B");
        assertThat(Urls.segment("a b/c")).isEqualTo("a%20b%2Fc");
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/c/postings?limit=3, https://a.example/c/postings/7",
        "https://a.example/c/postings/, https://a.example/c/postings/7"
    })
    void whatLiesBelowAnAddressHasNoneOfItsParameters(String url, String expected) {
        assertThat(Urls.below(url, "7")).isEqualTo(expected);
    }
}
