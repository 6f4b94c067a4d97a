package io.rolecall.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.local.mail.CaughtMail;
import io.rolecall.testing.CuttingProxy;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The database goes away while postings arrive and alerts are asked for, and comes back. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OutageIT {
    /** Stays until the JVM ends: the service, which other tests may share the JVM with, must find its store. */
    private static CuttingProxy proxy;

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) throws IOException {
        proxy = new CuttingProxy(Infrastructure.mongoUri());
        String run = UUID.randomUUID().toString().substring(0, 8);
        Infrastructure.properties(registry, "outage_" + run);
        registry.add("MONGODB_URI", () -> proxy.uri());
        registry.add("NOTIFY_GROUP", () -> "outage-" + run);
        registry.add("NOTIFY_IMMEDIATE_WINDOW", () -> "PT1S");
        registry.add("NOTIFY_SWEEP", () -> "PT2S");
        registry.add("NOTIFY_PILE_FROM", () -> "1");
    }

    @LocalServerPort
    int port;

    @Test
    void what_comes_meanwhile_is_told_once_when_it_is_back_and_nobody_gets_a_false_yes() {
        Api api = new Api(port);
        String word = RunningService.word();
        String to = RunningService.address("outage");
        String wish = """
                {"query": {"q": "%s"}, "delivery": {"channel": "email", "to": "%s"}, "cadence": "immediate"}
                """;
        Api.Mine mine = api.alert(wish.formatted(word, to));
        PostingsTopic.published(Postings.aPosting().title("Before " + word).build());
        Mails.first(to);

        PostingsTopic.published(Postings.aPosting().title("Between " + word).build());
        proxy.cut();
        for (int i = 0; i < 5; i++) {
            PostingsTopic.published(
                    Postings.aPosting().title("Meanwhile " + i + " " + word).build());
        }
        String later = RunningService.address("later");
        // All at once: each waits for the database for a while before it is told.
        var strangers = CompletableFuture.supplyAsync(
                () -> api.post("/v1/alerts", wish.formatted(word, later)), Thread::startVirtualThread);
        var pages = CompletableFuture.supplyAsync(
                () -> api.form("/alerts", Map.of("q", word, "email", later)), Thread::startVirtualThread);
        Api.Answer refused = api.post("/v1/alerts", wish.formatted(word, later), Api.operator());
        assertThat(refused.status()).as(refused.body()).isEqualTo(503);
        assertThat(refused.response().headers().firstValue("Retry-After")).contains("10");
        assertThat(refused.response().headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(refused.json().get("detail").asString()).contains("database", "Try again");
        Api.Answer stranger = strangers.join();
        assertThat(stranger.status()).isEqualTo(503);
        Api.Answer page = pages.join();
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.response().headers().firstValue("Retry-After")).contains("10");
        assertThat(page.body()).contains("<h1>Back in a moment</h1>");
        assertThat(api.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(told(to, "Meanwhile")).isZero();

        proxy.restore();
        await().until(() -> told(to, "Meanwhile") == 5 && told(to, "Between") == 1);
        Api.Mine second = api.alert(wish.formatted(word, later));
        PostingsTopic.published(Postings.aPosting().title("After " + word).build());
        await().until(() -> told(to, "After") == 1 && told(later, "After") == 1);
        assertThat(told(to, "Before")).isEqualTo(1);
        assertThat(told(to, "Between")).isEqualTo(1);
        assertThat(told(to, "Meanwhile")).isEqualTo(5);
        assertThat(told(later, "Meanwhile")).isZero();
        assertThat(total(api, mine)).isEqualTo(8);
        assertThat(total(api, second)).isEqualTo(1);
    }

    private static long told(String to, String what) {
        return Infrastructure.smtp().received(to).stream()
                .map(CaughtMail::text)
                .flatMap(String::lines)
                .filter(line -> line.startsWith(what))
                .count();
    }

    private static int total(Api api, Api.Mine mine) {
        return api.get("/v1/alerts/" + mine.id() + "/matches", Api.operator())
                .json()
                .get("total")
                .asInt();
    }
}
