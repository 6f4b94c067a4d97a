package io.rolecall.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** How fast many subscribers are told: {@code -Drolecall.drain=5000} says how many; else it is not run. */
@EnabledIfSystemProperty(named = "rolecall.drain", matches = "\\d+")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DrainIT {
    private static final FakeSmtp SMTP = new FakeSmtp();

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        String run = UUID.randomUUID().toString().substring(0, 8);
        Infrastructure.properties(registry, "drain_" + run);
        registry.add("NOTIFY_GROUP", () -> "drain-" + run);
        registry.add("NOTIFY_IMMEDIATE_WINDOW", () -> "PT20S");
        registry.add("SMTP_PORT", SMTP::port);
    }

    @AfterAll
    static void close() throws Exception {
        SMTP.close();
    }

    @LocalServerPort
    int port;

    @Test
    void all_are_told_as_fast_as_the_mail_server_takes_it() {
        int subscribers = Integer.getInteger("rolecall.drain");
        Api api = new Api(port);
        String word = RunningService.word();
        for (int from = 0; from < subscribers; from += 1_000) {
            StringBuilder lines = new StringBuilder();
            for (int i = from; i < Math.min(subscribers, from + 1_000); i++) {
                lines.append("""
                        {"query": {"q": "%s"}, "delivery": {"to": "reader%d@d%d.example.org"}, "cadence": "immediate"}
                        """.formatted(word, i, i % 50));
            }
            assertThat(api.ndjson("/v1/alerts", lines.toString()).status()).isLessThan(300);
        }
        PostingsTopic.published(Postings.aPosting().title("Pilot " + word).build());
        await().atMost(Duration.ofMinutes(5)).until(() -> !SMTP.tries.isEmpty());
        Instant first = SMTP.tries.getFirst().at();
        long cpu = cpu();
        AtomicLong seen = new AtomicLong();
        await().pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofMinutes(10))
                .until(() -> {
                    long now = SMTP.tries.size();
                    System.out.println("told " + now + ", " + (now - seen.getAndSet(now)) + " in a second");
                    return now >= subscribers;
                });
        long millis = Duration.between(first, SMTP.tries.getLast().at()).toMillis();
        Set<String> told = new HashSet<>();
        SMTP.tries.forEach(t -> told.add(t.to()));
        System.out.printf(
                "DRAIN %d mails in %d ms: %d a second; CPU of this JVM %.2f ms a mail%n",
                SMTP.tries.size(),
                millis,
                SMTP.tries.size() * 1000L / Math.max(1, millis),
                (cpu() - cpu) / 1e6 / subscribers);
        assertThat(told).hasSize(subscribers);
        assertThat(SMTP.tries).hasSize(subscribers);
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
