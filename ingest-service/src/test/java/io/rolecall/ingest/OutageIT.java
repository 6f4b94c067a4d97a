package io.rolecall.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.PostingEvent;
import io.rolecall.testing.CuttingProxy;
import io.rolecall.testing.Infrastructure;
import java.io.IOException;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The database goes away and comes back. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"ingest.catalog.expiry=PT1S", "ingest.publish.recovery=PT2S"})
class OutageIT {
    /** Stays until the JVM ends: the service, which other tests may share the JVM with, must find its store. */
    private static CuttingProxy proxy;

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) throws IOException {
        proxy = new CuttingProxy(Infrastructure.mongoUri());
        registry.add("KAFKA_BOOTSTRAP_SERVERS", Infrastructure::kafka);
        registry.add("MONGODB_URI", () -> proxy.uri());
        registry.add("ROLECALL_API_KEY", () -> Infrastructure.API_KEY);
        registry.add(
                "INGEST_DATABASE",
                () -> "outage_" + UUID.randomUUID().toString().substring(0, 8));
    }

    @LocalServerPort
    int port;

    @Test
    void aSilentDatabaseIsToldAsAnOutageAndWorkGoesOnByItself() {
        Service service = new Service(port);
        String first = "{\"id\": \"outage:1\", \"title\": \"A\", \"organization\": \"B\"}";
        String second = "{\"id\": \"outage:2\", \"title\": \"A\", \"organization\": \"B\"}";
        try (Topic topic = new Topic()) {
            assertThat(service.push(first).status()).isEqualTo(200);
            topic.await("outage:1");
            proxy.cut();

            Service.Answer answer = service.push(second);
            assertThat(answer.status()).as(answer.raw().body()).isEqualTo(503);
            assertThat(answer.raw().headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.number("/accepted")).isZero();
            assertThat(service.get("/v1/sources").status()).isEqualTo(503);
            assertThat(service.get("/actuator/health/liveness").status()).isEqualTo(200);

            proxy.restore();
            Awaitility.await().until(() -> service.push(second).status() == 200);
            assertThat(topic.await("outage:2")).isInstanceOf(PostingEvent.PostingPublished.class);
        }
    }
}
