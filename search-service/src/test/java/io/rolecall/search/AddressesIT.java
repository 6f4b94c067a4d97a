package io.rolecall.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;

/** The addresses of searches: the one that each has, and those that are too long to be one. */
class AddressesIT extends SharedSearch {
    @Test
    void whatIsMuchTooLongIsRefusedInWordsByWhoeverReadsItFirst() {
        String parentheses = "(".repeat(10_000);
        String encoded = UriUtils.encode(parentheses, UTF_8);
        Http.Answer api = http.get("/v1/postings?q=" + encoded);
        assertThat(api.status()).isEqualTo(400);
        assertThat(api.json().get("field").asString()).isEqualTo("q");
        assertThat(api.body()).hasSizeLessThan(1_000);
        Http.Answer page = http.get("/?q=" + encoded);
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("role=\"alert\"").contains("<form").hasSizeLessThan(60_000);
        // Not even read: the server's own refusal.
        Http.Answer endless = http.get("/v1/postings?q=" + "a".repeat(100_000));
        assertThat(endless.status()).isEqualTo(400);
        assertThat(endless.type()).isEqualTo("application/problem+json");
        assertThat(endless.json().get("detail").asString()).contains("too long");
    }

    @Test
    void searchesThatMeanTheSameHaveOneAddressToBeSaved() {
        String canonical = "http://localhost:8080/?location=place%3A2950159&q=luthier&radiusKm=50&sort=date";
        for (String query : List.of(
                "radiusKm=50&sort=date&q=luthier&location=Berlin",
                "q=luthier&location=Berlin,+Germany&sort=date&radiusKm=50")) {
            Http.Answer answer = http.get("/v1/postings?" + query);
            assertThat(answer.response().headers().firstValue("link"))
                    .hasValueSatisfying(link ->
                            assertThat(link).endsWith(">; rel=\"canonical\"").contains(canonical.substring(21)));
            assertThat(HtmlUtils.htmlUnescape(http.get("/?page=2&" + query).body()))
                    .contains("<link rel=\"canonical\" href=\"http")
                    .contains(canonical.substring(21) + "\">");
        }
    }
}
