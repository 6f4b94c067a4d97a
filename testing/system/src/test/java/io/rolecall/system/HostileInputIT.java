package io.rolecall.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.posting.PostingTopic;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Bad input of every kind gets a clear answer or lands where an operator finds it; nothing crashes. */
class HostileInputIT {
    private static RunningRolecall rolecall;

    @BeforeAll
    static void up() {
        rolecall = SharedRolecall.get();
    }

    @AfterEach
    void allAreStillReady() {
        assertThat(rolecall.ready("INGEST_PORT")).isTrue();
        assertThat(rolecall.ready("SEARCH_PORT")).isTrue();
        assertThat(rolecall.ready("NOTIFY_PORT")).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aSearchThatCannotBeUnderstoodIsRefusedWithItsParameter(String query, String field) {
        assertProblem(rolecall.get(rolecall.search("/v1/postings?" + query)), 400, field);
    }

    static Stream<Arguments> aSearchThatCannotBeUnderstoodIsRefusedWithItsParameter() {
        return Stream.of(
                Arguments.of("colour=red", "colour"),
                Arguments.of("q=" + "x".repeat(256), "q"),
                Arguments.of("q=%28a", "q"),
                Arguments.of("payMin=lots", "payMin"),
                Arguments.of("payMin=-1", "payMin"),
                Arguments.of("payCurrency=DOUBLOON", "payCurrency"),
                Arguments.of("workplace=MOON", "workplace"),
                Arguments.of("level=BOSS", "level"),
                Arguments.of("employmentType=SLAVE", "employmentType"),
                Arguments.of("location=Xyzzyville", "location"),
                Arguments.of("location=Berlin&radiusKm=99999", "radiusKm"),
                Arguments.of("radiusKm=30", "radiusKm"),
                Arguments.of("q=%22half+a+phrase", "q"),
                Arguments.of("country=Atlantis", "country"),
                Arguments.of("postedWithin=yesterday", "postedWithin"),
                Arguments.of("sort=luck", "sort"),
                Arguments.of("size=100000", "size"),
                Arguments.of("page=-1", "page"),
                Arguments.of("page=1000000", "page"),
                Arguments.of("facets=shoes", "facets"),
                Arguments.of("q=%FF", null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void anAlertThatCannotBeKeptIsRefusedWithItsMember(String body, String field) {
        assertProblem(rolecall.operatorPost(rolecall.alerts("/v1/alerts"), "application/json", body), 400, field);
    }

    static Stream<Arguments> anAlertThatCannotBeKeptIsRefusedWithItsMember() {
        String to = "\"delivery\":{\"channel\":\"email\",\"to\":\"a@example.org\"}";
        return Stream.of(
                Arguments.of("{", null),
                Arguments.of("[1", null),
                Arguments.of("\"text\"", null),
                Arguments.of("{\"query\":{}," + to + ",\"cadence\":\"daily\"}", "query"),
                Arguments.of("{\"query\":{\"q\":\"(x\"}," + to + ",\"cadence\":\"daily\"}", "query.q"),
                Arguments.of("{\"query\":{\"q\":\"\\\"half a\"}," + to + ",\"cadence\":\"daily\"}", "query.q"),
                Arguments.of(
                        "{\"query\":{\"q\":\"x\",\"radiusKm\":30}," + to + ",\"cadence\":\"daily\"}", "query.radiusKm"),
                Arguments.of(
                        "{\"query\":{\"postedWithin\":\"7d\",\"q\":\"x\"}," + to + ",\"cadence\":\"daily\"}",
                        "query.postedWithin"),
                Arguments.of("{\"query\":{\"q\":\"x\"}," + to + ",\"cadence\":\"hourly\"}", "cadence"),
                Arguments.of("{\"query\":{\"q\":\"x\"}," + to + ",\"cadence\":\"daily\",\"at\":\"25:00\"}", "at"),
                Arguments.of(
                        "{\"query\":{\"q\":\"x\"}," + to + ",\"cadence\":\"daily\",\"zone\":\"Mars/Base\"}", "zone"),
                Arguments.of(
                        "{\"query\":{\"q\":\"x\"},\"delivery\":{\"channel\":\"email\",\"to\":\"a@b.org\\r\\nBcc: c@d.org\"},\"cadence\":\"daily\"}",
                        "delivery.to"),
                Arguments.of(
                        "{\"query\":{\"q\":\"x\"},\"delivery\":{\"channel\":\"pigeon\",\"to\":\"roof\"},\"cadence\":\"daily\"}",
                        "delivery.channel"),
                Arguments.of(
                        "{\"query\":{\"q\":\"x\"},\"delivery\":{\"channel\":\"webhook\",\"to\":\"file:///etc/passwd\"},\"cadence\":\"daily\"}",
                        "delivery.to"));
    }

    @Test
    void eachBadPostingIsRefusedWithItsFieldAndTheGoodOnesAreTaken() {
        String good = "{\"externalId\":\"hostile-good\",\"title\":\"Good\",\"organization\":\"Org\"}";
        String lines = String.join(
                "\n",
                good,
                "{\"externalId\":\"h1\",\"organization\":\"Org\"}",
                "{\"externalId\":\"h2\",\"title\":5,\"organization\":\"Org\"}",
                "{\"externalId\":\"h3\",\"title\":\"T\",\"organization\":\"Org\",\"description\":\""
                        + "x".repeat(10_000_000) + "\"}",
                "{\"externalId\":\"h4\",\"title\":\"T\",\"organization\":\"Org\",\"pay\":{\"min\":1,\"currency\":\"SHELLS\",\"period\":\"YEAR\"}}",
                "{\"externalId\":\"h5\",\"title\":\"T\",\"organization\":\"Org\",\"url\":\"javascript:alert(1)\"}",
                "{broken",
                "[".repeat(5_000),
                "");
        JsonNode answer = RunningRolecall.json(
                rolecall.operatorPost(rolecall.ingest("/v1/postings"), "application/x-ndjson", lines));

        assertThat(answer.get("accepted").asInt()).isEqualTo(1);
        assertThat(answer.get("refused").asInt()).isEqualTo(7);
        assertThat(answer.get("errors")
                        .valueStream()
                        .map(e -> e.get("index").asInt())
                        .toList())
                .containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(answer.get("errors")
                        .valueStream()
                        .limit(5)
                        .map(e -> e.get("field").asString())
                        .toList())
                .containsExactly("title", "title", "description", "pay.currency", "url");
    }

    @Test
    void wrongKeysAndTokensOpenNothing() {
        assertThat(rolecall.post(rolecall.ingest("/v1/postings"), "application/json", "{}")
                        .statusCode())
                .isEqualTo(401);
        assertThat(rolecall.get(rolecall.ingest("/v1/sources")).statusCode()).isEqualTo(401);
        String id = rolecall.alert("{\"q\":\"hostile\"}", "hostile@example.org")
                .get("id")
                .asString();
        assertThat(rolecall.get(rolecall.alerts("/v1/alerts/" + id)).statusCode())
                .isIn(401, 404);
        assertThat(rolecall.get(rolecall.alerts("/v1/alerts/" + id + "/matches"))
                        .statusCode())
                .isIn(401, 404);
        assertThat(rolecall.get(rolecall.alerts("/alerts/" + id + "?token=wrong"))
                        .statusCode())
                .isBetween(400, 499);
        // One click answers the same for every token: it may be the second click, on an alert that is gone.
        rolecall.post(rolecall.alerts("/unsubscribe/" + id + ".wrong"), "application/x-www-form-urlencoded", "");
        JsonNode alert = RunningRolecall.json(rolecall.operatorGet(rolecall.alerts("/v1/alerts/" + id)));
        assertThat(alert.get("id").asString()).isEqualTo(id);
        assertThat(rolecall.get(rolecall.alerts("/alerts/new?q=%FF")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aSourceInsideTheNetworkOrOfNoKnownTypeIsRefused() {
        assertProblem(
                rolecall.operatorPut(
                        rolecall.ingest("/v1/sources/bad"), "{\"type\":\"telepathy\",\"url\":\"https://example.org\"}"),
                400,
                "type");
        assertProblem(
                rolecall.operatorPut(
                        rolecall.ingest("/v1/sources/bad"), "{\"type\":\"ashby\",\"url\":\"ftp://example.org\"}"),
                400,
                "url");
        assertProblem(
                rolecall.operatorPut(
                        rolecall.ingest("/v1/sources/Bad!"), "{\"type\":\"ashby\",\"url\":\"https://example.org\"}"),
                400,
                null);
    }

    @Test
    void whatCannotBeDecodedIsADeadLetterWithItsReasonAndTheNextRecordIsRead() {
        String mark = UUID.randomUUID().toString();
        String servers = "localhost:" + rolecall.port("KAFKA_PORT");
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", servers),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            byte[] key = ("poison:" + mark).getBytes();
            ProducerRecord<byte[], byte[]> crafted =
                    new ProducerRecord<>(PostingTopic.NAME, 0, key, ("{\"poison\":\"" + mark).getBytes());
            crafted.headers()
                    .add(
                            "spring_json_header_types",
                            "{\"x\":\"java.util.ArrayList\"}".repeat(1_000).getBytes());
            producer.send(crafted);
            producer.send(new ProducerRecord<>(PostingTopic.NAME, 1, key, new byte[] {1}));
            producer.flush();
        }
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", servers, "group.id", mark, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(PostingTopic.DEAD_LETTERS));
            var services = new java.util.HashSet<String>();
            await().until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(letter -> {
                    if (new String(letter.key()).contains(mark)) {
                        assertThat(letter.headers()
                                        .lastHeader("rolecall-reason")
                                        .value())
                                .isNotEmpty();
                        services.add(new String(
                                letter.headers().lastHeader("rolecall-service").value()));
                    }
                });
                return services.size() == 2;
            });
        }
        rolecall.operatorPost(
                rolecall.ingest("/v1/postings"),
                "application/json",
                "{\"externalId\":\"after-poison\",\"title\":\"Antidote brewer\",\"organization\":\"Org\"}");
        await().until(() -> rolecall.total("q=antidote") == 1);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String field) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = RunningRolecall.JSON.readTree(answer.body());
        assertThat(problem.get("detail").asString()).isNotBlank();
        if (field != null) {
            assertThat(problem.path("field").asString("")).as(answer.body()).isEqualTo(field);
        }
    }
}
