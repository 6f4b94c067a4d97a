package io.rolecall.search.web;

import static io.rolecall.testing.Postings.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Posting;
import io.rolecall.testing.Postings;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PostingPageTest {
    private static final WebSettings SETTINGS = new WebSettings(
            URI.create("https://jobs.example.org/"), URI.create("https://alerts.example.org"), 4, Duration.ZERO);

    @Test
    void searchEnginesAreToldInSchemaOrgsWords() {
        JsonNode ld =
                JsonMapper.shared().readTree(page(Postings.nurseInAustin()).jsonLd());
        assertThat(ld.get("@type").asString()).isEqualTo("JobPosting");
        assertThat(ld.at("/hiringOrganization/name").asString()).isEqualTo("Barton Creek Hospital");
        assertThat(ld.at("/jobLocation/0/address/addressLocality").asString()).isEqualTo("Austin");
        assertThat(ld.at("/jobLocation/0/address/addressRegion").asString()).isEqualTo("Texas");
        assertThat(ld.at("/baseSalary/value/unitText").asString()).isEqualTo("HOUR");
        assertThat(ld.at("/baseSalary/value/minValue").decimalValue()).isEqualByComparingTo("38.50");
        assertThat(ld.at("/employmentType/0").asString()).isEqualTo("PART_TIME");
        JsonNode remote = JsonMapper.shared()
                .readTree(page(Postings.remoteDesignerInTheUnitedStates()).jsonLd());
        assertThat(remote.get("jobLocationType").asString()).isEqualTo("TELECOMMUTE");
        assertThat(remote.at("/applicantLocationRequirements/0/@type").asString())
                .isEqualTo("Country");
    }

    @Test
    void nothingInAPostingCanEndTheScriptElement() {
        Posting posting = aPosting()
                .title("</script><script>alert(1)</script><!--")
                .description("<p>\u2028</p>")
                .build();
        String ld = page(posting).jsonLd();
        assertThat(ld).doesNotContain("<", ">", "&", "\u2028");
        assertThat(JsonMapper.shared().readTree(ld).get("title").asString()).isEqualTo(posting.title());
    }

    @Test
    void ofADescriptionOnlyHarmlessElementsAreLeft() {
        assertThat(PostingPage.description("<h1>A</h1><p style=\"x\" onclick=\"y\">b<img src=x onerror=z></p>"
                        + "<script>c</script><iframe src=d></iframe><a href=\"https://e.example/\" target=_top>f</a>"
                        + "<a href=\"javascript:g\">h</a><form action=i><input></form>"))
                .isEqualTo("<h3>A</h3><p>b</p>"
                        + "<a href=\"https://e.example/\" rel=\"nofollow noopener noreferrer\">f</a>"
                        + "<a rel=\"nofollow noopener noreferrer\">h</a>");
    }

    @Test
    void aClosedPostingSaysSoAndIsNotOfferedToSearchEngines() {
        PostingPage page = page(Postings.closed(Postings.nurseInAustin()));
        assertThat(page.closed()).isEqualTo("This posting was closed on 3 November 2026: it was withdrawn.");
        assertThat(page.jsonLd()).isNull();
    }

    @Test
    void theCanonicalAddressIsPublicAndEncoded() {
        assertThat(page(aPosting().source("s").externalId("a/b ?").build()).canonical())
                .isEqualTo("https://jobs.example.org/postings/s%3Aa%2Fb%20%3F");
    }

    private static PostingPage page(Posting posting) {
        return PostingPage.of(posting, java.util.List.of(), SETTINGS, Postings.SEEN, Labels.ENGLISH);
    }
}
