package io.rolecall.search;

import static io.rolecall.testing.Postings.aPosting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.posting.Posting;
import io.rolecall.testing.Postings;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The other ways in: suggestions, similar postings, feeds, the change stream and the sitemap of the running service. */
class OutletsIT extends SharedSearch {
    @Test
    void aReaderOfTheStreamEndsUpWithExactlyWhatIsOpen() {
        Posting stays = posting("stays").title("Carillon founder").build();
        Posting closes = posting("closes").title("Carillon ringer").build();
        Posting vanishes = posting("vanishes").title("Carillon tuner").build();
        publish(3, "carillon", stays, closes, vanishes);

        Map<String, JsonNode> copy = new LinkedHashMap<>();
        String cursor = read("/v1/stream", copy);
        assertThat(copy.keySet()).contains(stays.id(), closes.id(), vanishes.id());

        Map<String, JsonNode> nothing = new LinkedHashMap<>();
        read("/v1/stream?since=" + cursor, nothing);
        assertThat(nothing).isEmpty();

        Posting renamed =
                Postings.changed(stays).title("Carillon founder, senior").build();
        topic.publish(renamed, Postings.closed(closes));
        topic.erase(vanishes.id());
        await().until(() -> http.total("q=carillon&source=" + source) == 1);
        String later = read("/v1/stream?since=" + cursor, copy);
        assertThat(copy.get(stays.id()).get("title").asString()).isEqualTo("Carillon founder, senior");
        assertThat(copy).doesNotContainKeys(closes.id(), vanishes.id());
        assertThat(later).isNotEqualTo(cursor);

        Map<String, JsonNode> anew = new LinkedHashMap<>();
        read("/v1/stream", anew);
        assertThat(anew.keySet()).containsExactlyInAnyOrderElementsOf(copy.keySet());
    }

    @Test
    void aCursorThatIsNoneOrTooOldIsRefusedWithWhatToDo() {
        Http.Answer none = http.get("/v1/stream?since=yesterday");
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.json().get("field").asString()).isEqualTo("since");
        Http.Answer old = http.get("/v1/stream?since=MTAwMA");
        assertThat(old.status()).isEqualTo(410);
        assertThat(old.json().get("detail").asString()).contains("without since");
    }

    @Test
    void feedsShowASearchAndSayWhenNothingIsNew() throws Exception {
        publish(
                1,
                "glassblower",
                posting("glass")
                        .title("Glassblower & Cutter")
                        .validThrough(Instant.parse("2027-01-31T23:59:59Z"))
                        .build());
        String search = "?q=glassblower&source=" + source;
        Http.Answer atom = http.get("/v1/feed.atom" + search);
        assertThat(atom.type()).startsWith("application/atom+xml");
        assertThat(atom.body())
                .contains("<title>Glassblower &amp; Cutter – ", "<title>Rolecall: glassblower, Source: " + source);
        assertThat(http.get("/v1/feed.ics" + search + "&lang=de").body())
                .contains("SUMMARY:Jetzt noch bewerben: Glassblower", "Bewerbung bis 31. Januar 2027");
        assertThat(http.get("/v1/feed.json" + search + "&lang=de")
                        .json()
                        .get("feed_url")
                        .asString())
                .endsWith("&lang=de");
        JsonNode json = http.get("/v1/feed.json" + search).json();
        assertThat(json.get("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(json.get("items").size()).isEqualTo(1);
        assertThat(json.at("/items/0/title").asString()).startsWith("Glassblower & Cutter");
        assertThat(http.get("/v1/feed.ics" + search).body()).contains("DTSTART:20270131T235959Z");
        for (String path : List.of("/v1/feed.atom", "/v1/feed.json", "/v1/feed.ics", "/v1/postings")) {
            assertThat(http.get(path + "?color=red").status()).as(path).isEqualTo(400);
            HttpResponse<String> first = http.get(path + search).response();
            String tag = first.headers().firstValue("etag").orElseThrow();
            assertThat(first.headers().firstValue("cache-control")).as(path).isPresent();
            HttpResponse<String> again = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + http.port() + path + search))
                                    .header("If-None-Match", tag)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(again.statusCode()).as(path).isEqualTo(304);
        }
    }

    @Test
    void whatIsTypedIsCompletedToWhatWouldFindSomething() {
        publish(
                2,
                "cartwright",
                posting("wheel1")
                        .title("Cartwright (m/w/d)")
                        .organization("Carthouse")
                        .locations(List.of(Postings.BERLIN))
                        .build(),
                posting("wheel2").title("Senior cartwright").build());
        await().until(() ->
                !http.get("/v1/suggest?q=cartwr").json().get("suggestions").isEmpty());
        JsonNode all = http.get("/v1/suggest?q=car").json().get("suggestions");
        assertThat(all.toString())
                .contains("\"kind\":\"title\",\"text\":\"Cartwright\",\"count\":1")
                .contains("\"text\":\"Senior cartwright\"")
                .contains("\"kind\":\"organization\",\"text\":\"Carthouse\"");
        for (JsonNode one : all) {
            String found = one.get("criterion").asString() + "="
                    + java.net.URLEncoder.encode(one.get("value").asString(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(http.total(found)).as(found).isPositive();
        }
        assertThat(http.get("/v1/suggest?q=berl&kind=place")
                        .json()
                        .at("/suggestions/0/criterion")
                        .asString())
                .isEqualTo("location");
        assertThat(http.get("/v1/suggest?q=").json().get("suggestions").isEmpty())
                .isTrue();
        assertThat(http.get("/v1/suggest?q=a&kind=colour").json().get("field").asString())
                .isEqualTo("kind");
        assertThat(http.get("/v1/suggest?q=a&size=0").status()).isEqualTo(400);
    }

    @Test
    void similarPostingsAreOfOtherVacanciesAndTheMostLikeFirst() {
        Posting one = posting("cooper1").title("Barrel cooper").build();
        Posting twin = posting("cooper2").title("Barrel cooper").build();
        Posting close = posting("cooper3").title("Cooper").build();
        publish(3, "cooper", one, twin, close);
        JsonNode similar = http.get("/v1/similar?posting=" + one.id()).json().get("results");
        assertThat(similar.get(0).get("id").asString()).isEqualTo(twin.id());
        assertThat(similar.toString()).contains(close.id()).doesNotContain("\"" + one.id() + "\"");
        assertThat(http.get("/v1/similar?posting=nothing:1").status()).isEqualTo(404);
    }

    @Test
    void theSitemapListsEveryOpenPosting() throws Exception {
        publish(1, "thatcher", posting("a/b & c").title("Thatcher").build());
        String index = http.get("/sitemap.xml").body();
        Document read = DocumentBuilderFactory.newNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(index)));
        assertThat(read.getDocumentElement().getLocalName()).isEqualTo("sitemapindex");
        assertThat(read.getDocumentElement().getNamespaceURI())
                .isEqualTo("http://www.sitemaps.org/schemas/sitemap/0.9");
        assertThat(read.getElementsByTagName("loc").item(0).getTextContent()).endsWith("/sitemaps/0-of-1.xml");
        assertThat(http.get("/sitemaps/0-of-1.xml").body()).contains("/postings/" + source + "%3Aa%2Fb%20%26%20c<");
        assertThat(http.get("/sitemaps/1-of-1.xml").status()).isEqualTo(404);
        assertThat(http.get("/robots.txt").body()).contains("Sitemap: http");
    }

    private io.rolecall.testing.PostingBuilder posting(String id) {
        return aPosting().source(source).externalId(id);
    }

    private void publish(int expected, String q, Posting... postings) {
        topic.publish(postings);
        await().until(() -> http.total("q=" + q + "&source=" + source) == expected);
    }

    /** Applies an answer to a copy, as a reader would. */
    private String read(String path, Map<String, JsonNode> copy) {
        Http.Answer answer = http.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.type()).startsWith("application/x-ndjson");
        JsonNode last = null;
        for (String line : answer.body().split("\n")) {
            last = JsonMapper.shared().readTree(line);
            if (last.path("removed").asBoolean(false)) {
                copy.remove(last.get("id").asString());
            } else if (!last.has("cursor")) {
                copy.put(last.get("id").asString(), last);
            }
        }
        assertThat(last.has("cursor")).isTrue();
        return last.get("cursor").asString();
    }
}
