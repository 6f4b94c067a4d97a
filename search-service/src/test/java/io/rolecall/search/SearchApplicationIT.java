package io.rolecall.search;

import static io.rolecall.testing.Postings.aPosting;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingTopic;
import io.rolecall.posting.Workplace;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The whole service over a real Kafka and MongoDB: events in, answers out. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchApplicationIT {
    @LocalServerPort
    int port;

    private final TopicWriter topic = new TopicWriter();
    private final String source = "it-" + UUID.randomUUID().toString().substring(0, 8);
    private Http http;

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) throws IOException {
        Path folder = Files.createTempDirectory("rolecall-search");
        Infrastructure.properties(registry, "it_" + UUID.randomUUID().toString().substring(0, 8));
        registry.add("SEARCH_INDEX_DIRECTORY", () -> folder.resolve("index").toString());
    }

    @BeforeEach
    void ready() {
        http = new Http(port);
        await().until(() -> http.get("/actuator/health/readiness").status() == 200);
    }

    @AfterAll
    void closeTopic() {
        topic.close();
    }

    @Test
    void aPostingIsFoundWithinTwoSecondsAndWithAllThatIsKnownOfIt() {
        Posting posting = Postings.changed(Postings.javaEngineerInBerlin())
                .source(source)
                .externalId("found")
                .version(1)
                .build();
        topic.publish(posting);
        await().atMost(Duration.ofSeconds(2))
                .until(() -> http.ids("q=java&source=" + source).equals(List.of(posting.id())));

        JsonNode page =
                http.get("/v1/postings?q=java&country=DE&source=" + source).json();
        assertThat(page.get("total").asInt()).isEqualTo(1);
        assertThat(page.get("page").asInt()).isEqualTo(1);
        assertThat(page.get("size").asInt()).isEqualTo(20);
        JsonNode found = page.get("results").get(0);
        assertThat(found.get("title").asString()).isEqualTo("Senior Java Engineer");
        assertThat(found.get("organization").get("name").asString()).isEqualTo("Ampelwerk GmbH");
        assertThat(found.get("highlights").get("title").asString()).isEqualTo("Senior <em>Java</em> Engineer");
        assertThat(found.get("highlights").get("description").asString()).contains("<em>Java</em> 25");
        assertThat(page.get("facets").get("workplace").toString()).isEqualTo("[{\"value\":\"HYBRID\",\"count\":1}]");
        assertThat(page.get("understood").toString()).contains("country");
        assertThat(http.get("/v1/postings/" + posting.id()).json().get("id").asString())
                .isEqualTo(posting.id());
    }

    @Test
    void aReaderNeverGoesBackToAnOlderVersion() {
        Posting first = aPosting()
                .source(source)
                .externalId("order")
                .title("Lamplighter one")
                .build();
        Posting second = Postings.changed(first).title("Lamplighter two").build();
        Posting third = Postings.changed(second).title("Lamplighter three").build();
        topic.publish(third, first, second);
        topic.publish(aPosting()
                .source(source)
                .externalId("after")
                .title("Lamplighter after")
                .build());
        await().until(() -> http.total("q=lamplighter+after&source=" + source) == 1);
        assertThat(http.total("q=lamplighter&source=" + source)).isEqualTo(2);
        assertThat(http.get("/v1/postings/" + first.id()).json().get("title").asString())
                .isEqualTo("Lamplighter three");
        assertThat(http.ids("q=lamplighter+three")).containsExactly(first.id());
        assertThat(http.ids("q=lamplighter+two")).isEmpty();
    }

    @Test
    void aClosedPostingIsShownButNotFoundAndComesBackWhenReopened() {
        Posting open = aPosting()
                .source(source)
                .externalId("closing")
                .title("Ferryman")
                .build();
        topic.publish(open);
        await().until(() -> http.total("q=ferryman") == 1);
        Posting closed = Postings.closed(open);
        topic.publish(closed);
        await().until(() -> http.total("q=ferryman") == 0);
        JsonNode shown = http.get("/v1/postings/" + open.id()).json();
        assertThat(shown.get("status").asString()).isEqualTo("CLOSED");
        assertThat(shown.get("closedReason").asString()).isEqualTo("WITHDRAWN");
        assertThat(http.get("/postings/" + open.id()).body())
                .contains("This posting was closed")
                .doesNotContain("application/ld+json");
        topic.publish(Postings.changed(closed).open().build());
        await().until(() -> http.total("q=ferryman") == 1);
    }

    @Test
    void anErasedPostingIsForgottenAndMayBeginAnew() {
        Posting posting = Postings.changed(aPosting()
                        .source(source)
                        .externalId("gone")
                        .title("Lighthouse keeper")
                        .build())
                .version(7)
                .build();
        topic.publish(posting);
        await().until(() -> http.total("q=lighthouse") == 1);
        topic.erase(posting.id());
        topic.publish(
                Postings.changed(posting).title("Lighthouse cleaner").version(1).build());
        await().until(() -> http.total("q=lighthouse+cleaner") == 1);
        topic.erase(posting.id());
        await().until(() -> http.total("q=lighthouse") == 0);
        assertThat(http.get("/v1/postings/" + posting.id()).status()).isEqualTo(404);
    }

    @Test
    void whatCanNotBeDecodedIsKeptWithItsReasonAndStopsNothing() {
        String key = source + ":poison";
        byte[] poison = "{\"type\":\"posting.published\",\"schemaVersion\":1".getBytes(UTF_8);
        topic.raw(key, poison);
        topic.raw(key, "{\"type\":\"posting.published\",\"schemaVersion\":99}".getBytes(UTF_8));
        List<Posting> others = IntStream.range(0, 30)
                .mapToObj(i -> aPosting()
                        .source(source)
                        .externalId("beside-" + i)
                        .title("Beekeeper " + i)
                        .build())
                .toList();
        topic.publish(others);
        await().until(() -> http.total("q=beekeeper&source=" + source) == 30);
        List<ConsumerRecord<byte[], byte[]>> letters = deadLetters(key, 2);
        assertThat(letters.getFirst().value()).isEqualTo(poison);
        assertThat(header(letters.getFirst(), "rolecall-service")).isEqualTo("search");
        assertThat(header(letters.get(1), "rolecall-reason")).contains("schemaVersion 99");
        assertThat(header(letters.get(1), "rolecall-topic")).isEqualTo("postings");
    }

    @Test
    void anIdMayContainSlashes() {
        Posting posting = aPosting()
                .source(source)
                .externalId("a/b c/ä?x%20;y")
                .title("Bellringer")
                .build();
        topic.publish(posting);
        String path = source + "%3Aa%2Fb%20c%2F%C3%A4%3Fx%2520%3By";
        await().until(() -> http.get("/v1/postings/" + path).status() == 200);
        assertThat(http.get("/v1/postings/" + path).json().get("id").asString()).isEqualTo(posting.id());
        assertThat(http.get("/postings/" + path).body()).contains("Bellringer");
        await().until(() -> http.total("q=bellringer") == 1);
        assertThat(http.get("/?q=bellringer").body()).contains("href=\"/postings/" + path + "\"");
    }

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
                    assertThat(page.body()).contains("role=\"alert\"").contains("<form");
                });
        assertThat(http.get("/?location=place:2950159").body()).contains("value=\"Berlin, State of Berlin, Germany\"");
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
    void facetsCountAsIfTheirOwnFilterWereOff() {
        String own = source + "-facets";
        topic.publish(
                aPosting()
                        .source(own)
                        .externalId("1")
                        .workplace(Workplace.REMOTE)
                        .language("en")
                        .build(),
                aPosting()
                        .source(own)
                        .externalId("2")
                        .workplace(Workplace.REMOTE)
                        .language("de")
                        .build(),
                aPosting()
                        .source(own)
                        .externalId("3")
                        .workplace(Workplace.ONSITE)
                        .language("de")
                        .build());
        await().until(() -> http.total("source=" + own) == 3);
        JsonNode page = http.get("/v1/postings?workplace=REMOTE&facets=workplace,language&source=" + own)
                .json();
        assertThat(page.get("total").asInt()).isEqualTo(2);
        assertThat(page.get("facets").toString())
                .isEqualTo("{\"workplace\":[{\"value\":\"ONSITE\",\"count\":1},{\"value\":\"REMOTE\",\"count\":2}],"
                        + "\"language\":[{\"value\":\"de\",\"count\":1},{\"value\":\"en\",\"count\":1}]}");
    }

    @Test
    void pagesDoNotOverlapAndTheNewestComesFirstWhenAskedFor() {
        String own = source + "-pages";
        topic.publish(IntStream.range(0, 25)
                .mapToObj(i -> aPosting()
                        .source(own)
                        .externalId("p" + i)
                        .title("Cooper")
                        .datePosted(Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(i)))
                        .build())
                .toList());
        await().until(() -> http.total("source=" + own) == 25);
        List<String> all = IntStream.rangeClosed(1, 3)
                .boxed()
                .flatMap(page -> {
                    JsonNode results = http.get(
                                    "/v1/postings?q=cooper&sort=date&size=10&page=" + page + "&source=" + own)
                            .json()
                            .get("results");
                    return results.valueStream().map(r -> r.get("externalId").asString());
                })
                .toList();
        assertThat(all)
                .hasSize(25)
                .doesNotHaveDuplicates()
                .startsWith("p24", "p23")
                .endsWith("p1", "p0");
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
                        .build());
        await().until(() -> http.total("q=luthier&source=" + own) == 2);

        String english = http.get("/?q=luthier&source=" + own).body();
        assertThat(english)
                .contains("<html lang=\"en\"", "2 postings", "€21–24.50 an hour", "Map of places", "<svg")
                .contains("href=\"/v1/feed.atom?q=luthier&amp;source=" + own + "\"", "type=\"application/atom+xml\"");
        String german = http.get("/?q=luthier&lang=de&source=" + own).body();
        assertThat(german)
                .contains("<html lang=\"de\"", "2 Anzeigen", "21–24,50 € pro Stunde", "Ort")
                .doesNotContain("Apply filters", "??");
        assertThat(http.get("/postings/" + posting.id() + "?lang=de").body())
                .contains("Ähnliche Anzeigen", "Luthier, evenings", "Weitere Anzeigen von Wick Works")
                .contains("href=\"/?organization=Wick%20Works\"");
        await().until(() -> http.get("/suggest/words?q=luth").body().contains("<option value=\"Luthier\">"));
        assertThat(http.get("/suggest/places?location=Berl").body()).contains("value=\"Berlin");
        assertThat(http.get("/suggest/words").body()).doesNotContain("<option value");
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

    @Test
    void operatorsSeeHealthMetricsAndTheContract() {
        assertThat(http.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(http.get("/actuator/prometheus").body())
                .contains("rolecall_search_lag_records", "rolecall_search_postings", "rolecall_search_commit_seconds");
        assertThat(http.get("/v3/api-docs").json().get("paths").has("/v1/postings"))
                .isTrue();
    }

    private static List<ConsumerRecord<byte[], byte[]>> deadLetters(String key, int count) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", Infrastructure.kafka()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(PostingTopic.DEAD_LETTERS, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            List<ConsumerRecord<byte[], byte[]>> found = new java.util.ArrayList<>();
            await().until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(r -> {
                    if (key.equals(new String(r.key(), UTF_8))) {
                        found.add(r);
                    }
                });
                return found.size() >= count;
            });
            return found;
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
