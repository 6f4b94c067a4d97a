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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
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
    private static final int ITEMS = 800;
    private static CuttingProxy proxy;

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) throws IOException {
        proxy = new CuttingProxy(Infrastructure.mongoUri());
        registry.add("KAFKA_BOOTSTRAP_SERVERS", Infrastructure::kafka);
        registry.add("MONGODB_URI", () -> proxy.uri());
        registry.add("ROLECALL_API_KEY", () -> Infrastructure.API_KEY);
        registry.add(
                "INGEST_DATABASE",
                () -> "resume_" + UUID.randomUUID().toString().substring(0, 8));
    }

    @AfterAll
    static void close() throws IOException {
        proxy.close();
    }

    @LocalServerPort
    int port;

    private static String lines(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i ->
                        "{\"externalId\": \"%d\", \"title\": \"Job %d\", \"organization\": \"Acme\"}".formatted(i, i))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void aKilledRunIsGoneOnWithAndItsClosingsAreExact() {
        Service service = new Service(port);
        try (ListServer server = new ListServer()) {
            service.send(
                    "PUT", "/v1/sources/big", "application/json", """
                    {"type": "rolecall", "url": "%s", "interval": "P1D"}""".formatted(server.serve("/big", lines(0, 10))));
            poll(service);
            // Five of the first ten vanish, and the last of the list are new.
            server.serve("/big", lines(5, ITEMS));
            service.send("POST", "/v1/sources/big/poll?wait=false", null, "");
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> service.get("/v1/sources/big/runs").number("/0/fetched") > 250);
            proxy.cut();
            Awaitility.await().until(() -> service.get("/v1/sources").status() == 503);
            proxy.restore();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(service.get("/v1/sources/big/runs").text("/0/outcome"))
                                    .isEqualTo("INTERRUPTED"));
            int before = service.get("/v1/sources/big/runs").number("/0/fetched");
            assertThat(before).isLessThan(ITEMS - 5);

            Service.Answer run = poll(service);
            assertThat(run.text("/outcome")).isEqualTo("COMPLETE");
            assertThat(run.number("/goesOnFrom")).as(run.raw().body()).isEqualTo(2);
            assertThat(run.number("/fetched")).isEqualTo(ITEMS - 5);
            assertThat(run.number("/closed")).isEqualTo(5);
            assertThat(run.number("/new") + run.number("/unchanged")).isEqualTo(ITEMS - 5);
            Service.Answer again = poll(service);
            assertThat(again.number("/unchanged")).isEqualTo(ITEMS - 5);
            assertThat(again.number("/closed") + again.number("/new") + again.number("/changed"))
                    .isZero();
            server.serve("/big", lines(ITEMS - 600, ITEMS));
            assertThat(poll(service).number("/closed")).isEqualTo(ITEMS - 600 - 5);
        }
    }

    private static Service.Answer poll(Service service) {
        Service.Answer run = service.send("POST", "/v1/sources/big/poll", null, "");
        assertThat(run.status()).as(run.raw().body()).isEqualTo(200);
        return run;
    }
}
