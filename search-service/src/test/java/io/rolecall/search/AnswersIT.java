package io.rolecall.search;

import static io.rolecall.testing.Postings.aPosting;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.posting.Level;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingTopic;
import io.rolecall.posting.Workplace;
import io.rolecall.search.index.IndexSettings;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import tools.jackson.databind.JsonNode;

/** Over a real Kafka and MongoDB: events in, answers of the API out. */
class AnswersIT extends SharedSearch {
    @Test
    void aPostingIsFoundWithAllThatIsKnownOfIt() {
        Posting posting = Postings.changed(Postings.javaEngineerInBerlin())
                .source(source)
                .externalId("found")
                .version(1)
                .build();
        topic.publish(posting);
        await().until(() -> http.ids("q=java&source=" + source).equals(List.of(posting.id())));

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

    /** Counted in refreshes and not in seconds: so it holds on a machine of any speed, and with any interval. */
    @Test
    void aPostingIsVisibleWithTheFirstRefreshAfterItWasApplied() {
        IndexSettings settings = search.context().getBean(IndexSettings.class);
        Duration fetch = Duration.ofMillis(search.context()
                .getBean(KafkaProperties.class)
                .getConsumer()
                .getFetchMaxWait()
                .toMillis());
        assertThat(fetch.plus(settings.refreshInterval()))
                .as("as it is set, a change waits less than a second where nothing is late")
                .isLessThan(Duration.ofSeconds(1));

        await().until(() -> search.lag() == 0);
        double applied = search.applied();
        topic.publish(
                aPosting().source(source).externalId("soon").title("Gongfarmer").build());
        await().until(() -> search.applied() > applied);
        // One may have begun before and be running; the one after that began later.
        long refreshes = search.refreshes();
        await().until(() -> search.refreshes() >= refreshes + 2);
        assertThat(http.total("q=gongfarmer&source=" + source)).isEqualTo(1);
    }

    @Test
    void eachResultSaysWhyItIsThereAsAnAlertWould() {
        topic.publish(aPosting()
                .source(source)
                .externalId("why")
                .title("Senior fullers")
                .language("en")
                .level(Level.UNKNOWN)
                .build());
        await().until(() -> http.total("q=fuller&source=" + source) == 1);
        JsonNode found = http.get("/v1/postings?q=fuller+-dyer&level=SENIOR&source=" + source)
                .json()
                .at("/results/0/why");
        assertThat(found.toString())
                .isEqualTo("[{\"criterion\":\"q\",\"asked\":\"fuller\",\"satisfied\":true,\"unknown\":false,"
                        + "\"field\":\"title\",\"found\":\"fullers\"},"
                        + "{\"criterion\":\"q\",\"asked\":\"-dyer\",\"satisfied\":true,\"unknown\":false},"
                        + "{\"criterion\":\"level\",\"asked\":\"SENIOR\",\"satisfied\":true,\"unknown\":true,"
                        + "\"field\":\"level\",\"found\":\"UNKNOWN\"},"
                        + "{\"criterion\":\"source\",\"asked\":\"" + source + "\",\"satisfied\":true,"
                        + "\"unknown\":false,\"field\":\"source\",\"found\":\"" + source + "\"}]");
        assertThat(http.get("/?q=fuller&level=SENIOR&lang=de&source=" + source).body())
                .contains("Warum:", "„fullers“ im Titel", "nicht angegeben, also behalten: Erfahrung");
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
    void operatorsSeeHealthMetricsAndTheContract() {
        assertThat(http.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(http.get("/actuator/health/readiness").body()).contains("searchIndex", "firstPage");
        assertThat(http.get("/actuator/prometheus").body())
                .contains(
                        "rolecall_search_lag_records",
                        "rolecall_search_postings",
                        "rolecall_search_refresh_seconds_sum",
                        "rolecall_search_commit_seconds");
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
