package io.rolecall.notify;

import io.rolecall.testing.Infrastructure;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** One notify-service for all tests that need nothing special, with real Kafka, MongoDB and SMTP. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class RunningService {
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);

    @LocalServerPort
    int port;

    Api api;

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        Infrastructure.properties(registry, "it_" + RUN);
        registry.add("NOTIFY_GROUP", () -> "notify-" + RUN);
        registry.add("NOTIFY_IMMEDIATE_WINDOW", () -> "PT1S");
        registry.add("NOTIFY_SWEEP", () -> "PT2S");
        registry.add("NOTIFY_ALLOW_PRIVATE_ADDRESSES", () -> "true");
        registry.add("NOTIFY_ALERTS_PER_NETWORK", () -> "1000");
        registry.add("SEARCH_INTERNAL_URL", () -> "http://localhost:9");
    }

    @BeforeEach
    void api() {
        api = new Api(port);
    }

    /** A word that occurs in no posting of another test. */
    static String word() {
        return "w" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    static String address(String name) {
        return name + "-" + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
    }
}
