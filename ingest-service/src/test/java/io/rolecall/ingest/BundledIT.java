package io.rolecall.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.testing.Infrastructure;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The postings that come with Rolecall, where they are asked for. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"ingest.source.bundled-feed=true", "ingest.source.tick=PT1S"})
class BundledIT {
    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        Infrastructure.properties(
                registry, "bundled_" + UUID.randomUUID().toString().substring(0, 8));
    }

    @LocalServerPort
    int port;

    @Test
    void whoIsToldThatAllIsReadyFindsThem() {
        Service service = new Service(port);
        Awaitility.await()
                .pollInterval(Duration.ofMillis(50))
                .until(() -> service.get("/actuator/health/readiness").status() == 200);

        Service.Answer run = service.get("/v1/sources/bundled/runs");
        assertThat(run.number("/0/new")).as(run.raw().body()).isEqualTo(205);
        assertThat(service.get("/v1/postings/bundled:interp-sign").status()).isEqualTo(200);
    }
}
