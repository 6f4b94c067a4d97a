package io.rolecall.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.testing.CuttingProxy;
import io.rolecall.testing.Infrastructure;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A run is cut off from the database in the middle, as if killed there, and the next one goes on. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "ingest.fetch.allow-private-addresses=true",
            "ingest.source.lease=PT2S",
            "ingest.source.checkpoint=100",
            "ingest.source.progress=PT0.1S",
            "ingest.intake.batch=100"
        })
class ResumeIT {
    private static final int ITEMS = 1_000;
    private static final int BATCH = 100;
    /** Stays until the JVM ends: the service, which other tests may share the JVM with, must find its store. */
    private static CuttingProxy proxy;

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) throws IOException {
        proxy = new CuttingProxy(Infrastructure.mongoUri());
        registry.add("KAFKA_BOOTSTRAP_SERVERS", Infrastructure::kafka);
        registry.add("MONGODB_URI", () -> proxy.uri() + "&heartbeatFrequencyMS=500");
        registry.add("ROLECALL_API_KEY", () -> Infrastructure.API_KEY);
        registry.add(
                "INGEST_DATABASE",
                () -> "resume_" + UUID.randomUUID().toString().substring(0, 8));
    }

    @LocalServerPort
    int port;

    /** A list in a form, of items that are called by their numbers. */
    private static String list(String type, int from, int to) {
        String item = switch (type) {
            case "rolecall" -> "{'externalId': 'N', 'title': 'Job N', 'organization': 'Acme'}\n";
            case "greenhouse" ->
                "{'id': N, 'title': 'Job N', 'absolute_url': 'https://acme.example/N', 'location': {}},";
            case "xml" ->
                "<job><id>N</id><title>Job N</title><company>Acme</company><url>https://acme.example/N</url></job>";
            default -> "N;Job N;Acme;https://acme.example/N\n";
        };
        String items = IntStream.range(from, to)
                .mapToObj(i -> item.replace("N", "" + i).replace('\'', '"'))
                .collect(Collectors.joining());
        return switch (type) {
            case "rolecall" -> items;
            case "greenhouse" -> "{\"jobs\": [" + items.substring(0, items.length() - 1) + "]}";
            case "xml" -> "<jobs>" + items + "</jobs>";
            default -> "id;title;company;url\n" + items;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"rolecall", "xml"})
    void aKilledRunIsGoneOnWithAndItsCountsAreThoseOfTheWholeList(String type) {
        Service service = new Service(port);
        String big = "big-" + type;
        try (ListServer server = new ListServer()) {
            service.send("PUT", "/v1/sources/" + big, "application/json", """
                    {"type": "%s", "url": "%s", "interval": "P1D"}""".formatted(
                            type, server.serve("/" + big, list(type, 0, 10))));
            poll(service, big);
            // Five of the first ten vanish, and the last of the list are new.
            server.serve("/" + big, list(type, 5, ITEMS));
            service.send("POST", "/v1/sources/" + big + "/poll?wait=false", null, "");
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> service.get("/v1/sources/" + big + "/runs").number("/0/new") >= 2 * BATCH);
            proxy.cut();
            Awaitility.await().until(() -> service.get("/v1/sources").status() == 503);
            proxy.restore();
            // Whoever asks first marks it as interrupted, or its own thread is still letting go of it.
            Service.Answer run = Awaitility.await()
                    .until(
                            () -> service.send("POST", "/v1/sources/" + big + "/poll", null, ""),
                            a -> a.status() == 200);

            assertThat(service.get("/v1/sources/" + big + "/runs").text("/1/outcome"))
                    .isEqualTo("INTERRUPTED");
            int before = service.get("/v1/sources/" + big + "/runs").number("/1/new");
            assertThat(before).isBetween(2 * BATCH, ITEMS - 10 - BATCH);
            assertThat(run.text("/outcome")).isEqualTo("COMPLETE");
            assertThat(run.number("/goesOnFrom")).as(run.raw().body()).isEqualTo(2);
            assertThat(run.number("/fetched")).isEqualTo(ITEMS - 5);
            assertThat(run.number("/closed")).isEqualTo(5);
            assertThat(run.number("/new"))
                    .as("what was killed between storing and noting is one batch")
                    .isBetween(ITEMS - 10 - BATCH, ITEMS - 10);
            assertThat(run.number("/new") + run.number("/unchanged")).isEqualTo(ITEMS - 5);
            Service.Answer again = poll(service, big);
            assertThat(again.number("/unchanged")).isEqualTo(ITEMS - 5);
            assertThat(again.number("/closed") + again.number("/new") + again.number("/changed"))
                    .isZero();
            server.serve("/" + big, list(type, ITEMS / 4, ITEMS));
            assertThat(poll(service, big).number("/closed")).isEqualTo(ITEMS / 4 - 5);
        }
    }

    private static Service.Answer poll(Service service, String source) {
        Service.Answer run = service.send("POST", "/v1/sources/" + source + "/poll", null, "");
        assertThat(run.status()).as(run.raw().body()).isEqualTo(200);
        return run;
    }
}
