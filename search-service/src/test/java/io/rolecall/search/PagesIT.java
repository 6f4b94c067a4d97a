package io.rolecall.search;

import static io.rolecall.testing.Postings.aPosting;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.posting.Location;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import io.rolecall.testing.Postings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/** What people see of the running service: the search page, a posting’s and an organisation’s. */
class PagesIT extends SharedSearch {
    private static final String MUNICH = "2867714";

    @Test
    void whatCanNotBeUnderstoodIsRefusedByNameInTheApiAndKindlyOnThePage() {
        Map.of(
                        "nonsense=1",
                        "nonsense",
                        "workplace=MOON",
                        "workplace",
                        "q=" + "a".repeat(256),
                        "q",
                        "page=0",
                        "page",
                        "page=101&size=100",
                        "page",
                        "size=101",
                        "size",
                        "postedWithin=soon",
                        "postedWithin",
                        "sort=distance",
                        "sort",
                        "facets=colour",
                        "facets",
                        "location=Nowhereville+Xyz",
                        "location")
                .forEach((query, field) -> {
                    Http.Answer refused = http.get("/v1/postings?" + query);
                    assertThat(refused.status()).as(query).isEqualTo(400);
                    assertThat(refused.type()).isEqualTo("application/problem+json");
                    assertThat(refused.json().get("field").asString()).as(query).isEqualTo(field);
                    Http.Answer page = http.get("/?" + query);
                    assertThat(page.status()).as(query).isEqualTo(400);
                    assertThat(page.body())
                            .contains("role=\"alert\"")
                            .contains("<form")
                            .doesNotContain("\n ");
                });
        assertThat(http.get("/?location=place:2950159").body()).contains("value=\"Berlin, Germany\"");
        assertThat(http.get("/v1/postings?" + "source=a&".repeat(600)).status()).isEqualTo(400);
        assertThat(http.get("/v1/nonsense").type()).isEqualTo("application/problem+json");
        assertThat(http.get("/v1/postings/none:such").status()).isEqualTo(404);
        assertThat(http.get("/postings/none:such").status()).isEqualTo(404);
        // With the place the form loses the distance.
        assertThat(http.get("/?location=&radiusKm=10").body()).doesNotContain("needs a location");
        assertThat(http.get("/?q=&location=&radiusKm=&payMin=&postedWithin=&payPeriod=")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aMistypedWordIsOfferedBesideTheResultsAndOnThePage() {
        String own = source + "-offers";
        topic.publish(
                aPosting().source(own).externalId("t").title("Thatcher & Sons").build());
        await().until(() -> http.total("source=" + own) == 1);
        JsonNode answer = http.get("/v1/postings?q=thatchre&source=" + own).json();
        assertThat(answer.get("total").asInt()).isZero();
        assertThat(answer.get("results")).isEmpty();
        JsonNode offer = answer.get("offers").get(0);
        assertThat(offer.get("kind").asString()).isEqualTo("spelling");
        assertThat(offer.get("parameters").get("q").toString()).isEqualTo("[\"thatcher\"]");
        assertThat(offer.get("total").asInt()).isEqualTo(1);
        assertThat(offer.get("results").get(0).get("externalId").asString()).isEqualTo("t");
        assertThat(http.get("/?q=thatchre&source=" + own).body())
                .contains("Nothing is found for “thatchre”")
                .contains("Did you mean this?")
                .contains("1 posting for “thatcher”")
                .contains("<em>Thatcher</em> &amp; Sons");
    }

    @Test
    void thePageIsInTheLanguageAskedForAndLeadsToFeedsAndToWhatIsAlike() {
        String own = source + "-page";
        Posting posting = aPosting()
                .source(own)
                .externalId("a")
                .title("Luthier")
                .organization("Wick Works")
                .location(Postings.BERLIN)
                .pay("21", "24.50", "EUR", Pay.Period.HOUR)
                .build();
        topic.publish(
                posting,
                aPosting()
                        .source(own)
                        .externalId("b")
                        .title("Luthier, evenings")
                        .location(new Location("Munich (Bavaria)", "Munich", "DE.02", "DE", 48.1374, 11.5755, MUNICH))
                        .build());
        await().until(() -> http.total("q=luthier&source=" + own) == 2);

        String english = http.get("/?q=luthier&source=" + own).body();
        assertThat(english)
                .contains("<html lang=\"en\"", "2 postings", "€21–24.50 an hour", "Map of places", "<svg")
                .contains("href=\"/v1/feed.atom?q=luthier&amp;source=" + own + "\"", "type=\"application/atom+xml\"");
        String german = http.get("/?q=luthier&lang=de&source=" + own).body();
        assertThat(german)
                .contains("<html lang=\"de\"", "2 Anzeigen", "21–24,50 € pro Stunde", "Ort")
                .contains("München, Bayern, DE", "Munich (Bavaria)")
                .doesNotContain("Apply filters", "??", "Munich, Bavaria");
        assertThat(english).contains("Munich, Bavaria, DE").doesNotContain("München");
        String there = "/?lang=de&location=place:" + MUNICH + "&source=" + own;
        assertThat(http.get(there).body())
                .contains("<title>in München", "value=\"München, Bayern, Deutschland\"")
                .contains("bis 25 km um München, Bayern, Deutschland", "location=place%3A" + MUNICH);
        assertThat(http.get("/postings/" + posting.id() + "?lang=de").body())
                .contains("Ähnliche Anzeigen", "Luthier, evenings", "Weitere Anzeigen von Wick Works")
                .contains("href=\"/organizations/Wick%20Works\"");
        await().until(() -> http.get("/suggest/words?q=luth").body().contains("<option value=\"Luthier\">"));
        assertThat(http.get("/suggest/places?location=Berl").body()).contains("value=\"Berlin");
        for (String typed : List.of("M%C3%BCnch", "Munich+bav")) {
            assertThat(http.get("/suggest/places?lang=de&location=" + typed).body())
                    .containsOnlyOnce("<option")
                    .contains("value=\"München, Bayern, Deutschland\"");
            assertThat(http.get("/suggest/places?lang=en&location=" + typed).body())
                    .contains("value=\"Munich, Bavaria, Germany\"");
            assertThat(http.get("/v1/suggest?lang=de&kind=place&q=" + typed).body())
                    .contains("\"text\":\"Munich, Bavaria, Germany\"", "\"value\":\"place:" + MUNICH + "\"");
        }
        assertThat(http.get("/suggest/words").body()).doesNotContain("<option value");
    }

    @Test
    void whatIsRefusedIsSaidInThePagesLanguage() {
        assertThat(http.get("/?q=%22oboe&lang=de").body())
                .contains("Suchwörter:", "<span lang=\"de\">Ein Anführungszeichen wird geöffnet")
                .contains("<title>&quot;oboe – Rolecall</title>");
        assertThat(http.get("/?location=Nowhereville&lang=en").body())
                .contains("<span lang=\"en\">&#39;Nowhereville&#39; is not a place we know");
    }

    @Test
    void anOrganisationHasAPageWhateverItIsCalled() {
        for (String name : List.of(
                "Löwen & Söhne <GmbH>",
                "山田製作所",
                "شركة/النور",
                "A\\B %2F ;x=1?#",
                "Very " + "long ".repeat(58) + "name")) {
            Posting posting = aPosting()
                    .source(source)
                    .externalId("org-" + name.hashCode())
                    .organization(name)
                    .location(Postings.BERLIN)
                    .category("Sawmills")
                    .pay("41000", "52000", "EUR", Pay.Period.YEAR)
                    .build();
            topic.publish(posting);
            String path = "/organizations/" + UriUtils.encode(name, UTF_8);
            await().until(() -> http.get(path).status() == 200);
            assertThat(http.get(path).body())
                    .contains("<h1>" + HtmlUtils.htmlEscape(name, "UTF-8") + "</h1>", "1 open posting")
                    .contains("/alerts/new?organization="
                            + UriUtils.encode(name, UTF_8).replace("&", "&amp;"))
                    .contains("\"@type\":\"Organization\"", "Sawmills", "Yearly pay between €50,000 and €60,000")
                    .contains("href=\"/v1/feed.atom?organization=");
            JsonNode json = http.get("/v1" + path).json();
            assertThat(json.get("name").asString()).isEqualTo(name);
            assertThat(json.get("postings").asInt()).isEqualTo(1);
            assertThat(json.at("/places/0/label").asString()).startsWith("Berlin");
            assertThat(json.at("/latest/0/id").asString()).isEqualTo(posting.id());
            assertThat(http.get("/postings/" + UriUtils.encode(posting.id(), UTF_8))
                            .body())
                    .contains("href=\"" + path + "\"");
            assertThat(http.get("/sitemaps/0-of-1.xml").body()).contains(path.replace("'", "&apos;") + "<");
        }
    }

    @Test
    void anOrganisationCountsWhatItsSearchFindsAndSaysWhatIsOfLongerNames() {
        topic.publish(
                aPosting().source(source).externalId("o1").organization("Oxbow").build(),
                aPosting().source(source).externalId("o2").organization("OXBOW").build(),
                aPosting().source(source).externalId("o3").organization("Oxbow").build(),
                aPosting()
                        .source(source)
                        .externalId("o4")
                        .organization("Oxbow Overseas")
                        .build());
        await().until(() -> http.total("organization=oxbow") == 4);
        JsonNode json = http.get("/v1/organizations/Oxbow").json();
        assertThat(json.get("postings").asInt()).isEqualTo(4);
        assertThat(json.get("ofLongerNames").asInt()).isEqualTo(1);
        assertThat(http.get("/organizations/Oxbow?lang=de").body())
                .contains("4 offene Anzeigen", "1 davon ist von einem Unternehmen, dessen längerer Name");
        Http.Answer other = http.get("/organizations/oxbow");
        assertThat(other.status()).isEqualTo(301);
        assertThat(other.response().headers().firstValue("location")).contains("/organizations/Oxbow");
    }

    @Test
    void anOrganisationThatHasNothingOpenIsNotFoundAndLeadsOn() {
        for (String name : List.of("No%20such%20house", "overseas%20nobody", "%21%21", "%20", "x".repeat(400))) {
            assertThat(http.get("/v1/organizations/" + name).status()).as(name).isEqualTo(404);
            Http.Answer page = http.get("/organizations/" + name);
            assertThat(page.status()).as(name).isEqualTo(404);
            assertThat(page.body()).contains("No open posting of this organisation");
        }
        assertThat(http.get("/organizations/No%20such%20house?lang=de").body())
                .contains("Von „No such house“ ist zurzeit nichts offen")
                .contains("/alerts/new?organization=No%20such%20house");
    }

    @Test
    void theLinkOfAPlaceFindsWhatItCounts() {
        String own = source + "-places";
        Location potsdam = new Location("Potsdam", "Potsdam", "DE.11", "DE", 52.39886, 13.06566, "2852458");
        topic.publish(
                aPosting().source(own).externalId("1").location(Postings.BERLIN).build(),
                aPosting().source(own).externalId("2").location(Postings.BERLIN).build(),
                aPosting().source(own).externalId("3").location(potsdam).build());
        await().until(() -> http.total("source=" + own) == 3);
        assertThat(http.total("location=place:2950159&radiusKm=50&source=" + own))
                .isEqualTo(3);
        String link = "?source=" + own + "&amp;location=place%3A2950159&amp;radiusKm=2";
        assertThat(http.get("/?source=" + own).body()).contains("href=\"/" + link + "\"");
        assertThat(http.total(link.substring(1).replace("&amp;", "&"))).isEqualTo(2);
    }

    @Test
    void aPageShowsWhatAPostingBroughtAlongAsTextOnly() {
        String evil = "</script><script>alert(1)</script><img src=x onerror=alert(1)>";
        Posting posting = aPosting()
                .source(source)
                .externalId("evil")
                .title("Wheelwright " + evil)
                .organization("Evil " + evil)
                .category(evil)
                .url("https://example.org/apply?a=1&b=\"'><script>")
                .description(
                        "<p>fine <b>bold</b></p><script>alert(1)</script><a href=\"javascript:alert(1)\" onclick=x>l</a>")
                .build();
        topic.publish(posting);
        await().until(() -> http.total("q=wheelwright") == 1);
        String list = http.get("/?q=wheelwright").body();
        String detail = http.get("/postings/" + posting.id()).body();
        assertThat(List.of(list, detail))
                .allSatisfy(html -> assertThat(html)
                        .doesNotContain("<script>alert", "onerror=alert(1)>\n", "<img", "javascript:alert", "onclick"));
        assertThat(detail)
                .contains("<b>bold</b>")
                .contains("rel=\"nofollow noopener\"")
                .contains("\\u003c/script\\u003e");
        assertThat(http.get("/").response().headers().firstValue("content-security-policy"))
                .isPresent();
    }
}
