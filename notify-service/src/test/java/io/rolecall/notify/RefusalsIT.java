package io.rolecall.notify;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Updates;
import io.rolecall.notify.alert.Tokens;
import io.rolecall.notify.subscriber.SubscriberId;
import io.rolecall.notify.subscriber.Subscribers;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Mailboxes that refuse, and webhooks that lead into the operator's own network. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RefusalsIT {
    private static final FakeSmtp SMTP = new FakeSmtp();

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        String run = UUID.randomUUID().toString().substring(0, 8);
        registry.add("KAFKA_BOOTSTRAP_SERVERS", Infrastructure::kafka);
        registry.add("MONGODB_URI", Infrastructure::mongoUri);
        registry.add("NOTIFY_DATABASE", () -> "refusals_" + run);
        registry.add("NOTIFY_GROUP", () -> "refusals-" + run);
        registry.add("SMTP_HOST", () -> "127.0.0.1");
        registry.add("SMTP_PORT", SMTP::port);
        registry.add("MAIL_FROM", () -> "Rolecall <alerts@localhost.localdomain>");
        registry.add("ROLECALL_API_KEY", () -> Infrastructure.API_KEY);
        registry.add("NOTIFY_IMMEDIATE_WINDOW", () -> "PT0S");
        registry.add("NOTIFY_SWEEP", () -> "PT2S");
    }

    @AfterAll
    static void close() throws IOException {
        SMTP.close();
    }

    @LocalServerPort
    int port;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    Subscribers subscribers;

    @Autowired
    Tokens tokens;

    private Api api;

    @BeforeEach
    void api() {
        api = new Api(port);
    }

    @Test
    void a_mailbox_that_does_not_exist_is_given_up_with_its_reason_and_others_get_theirs() {
        String word = RunningService.word();
        String nobody = RunningService.address("nobody");
        String somebody = RunningService.address("somebody");
        SMTP.answers(nobody, "550 5.1.1 no such user here", "550 5.1.1 no such user here");
        Api.Mine gone = mail(word, nobody);
        mail(word, somebody);
        PostingsTopic.published(Postings.aPosting().title("Cook " + word).build());

        await().until(() -> state(gone).equals("suspended"));
        assertThat(alert(gone).get("reason").asString()).contains("550", "no such user here");
        List<JsonNode> failed = deliveries("failed", gone);
        assertThat(failed).hasSize(1);
        assertThat(failed.getFirst().get("lastError").asString()).contains("mailbox was refused", "550");
        await().until(() -> SMTP.tries(somebody).size() == 1);
        assertThat(SMTP.tries(nobody)).hasSize(1);
    }

    @Test
    void a_mailbox_that_is_full_is_tried_again_later_and_so_is_a_server_that_does_not_want_us() {
        String word = RunningService.word();
        String full = RunningService.address("full");
        String behind = RunningService.address("behind");
        SMTP.answers(behind, "550 5.7.1 your network is on a block list");
        Api.Mine blocked = mail(word, behind);
        SMTP.answers(full, Collections.nCopies(20, "452 4.2.2 mailbox full").toArray(String[]::new));
        Api.Mine mine = mail(word, full);
        PostingsTopic.published(Postings.aPosting().title("Cook " + word).build());

        await().until(() -> deliveries("open", mine).stream()
                .anyMatch(d -> d.get("refusals").asInt() >= 1
                        && d.get("lastError").asString().contains("452")));
        SMTP.answers(full);
        await().until(() -> deliveries("sent", mine).size() == 1);
        List<FakeSmtp.Try> tries = SMTP.tries(full);
        assertThat(tries)
                .extracting(FakeSmtp.Try::answer)
                .startsWith("452 4.2.2 mailbox full")
                .endsWith("250 fine");
        assertThat(Duration.between(tries.get(0).at(), tries.get(1).at())).isGreaterThan(Duration.ofSeconds(3));
        assertThat(state(mine)).isEqualTo("active");
        await().until(() -> deliveries("sent", blocked).size() == 1);
        assertThat(state(blocked)).isEqualTo("active");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080/",
                "http://localhost/hook",
                "https://10.1.2.3/",
                "https://192.168.1.1/",
                "https://172.16.0.9/",
                "http://169.254.169.254/latest/meta-data",
                "http://[::1]/",
                "http://[fd00::1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://0.0.0.0/",
                "http://2130706433/"
            })
    void a_webhook_into_the_own_network_is_refused_when_it_is_named(String url) {
        Api.Answer answer = api.post("/v1/alerts", hook(RunningService.word(), url), Api.operator());
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("field").asString()).isEqualTo("delivery.to");
        assertThat(answer.json().get("value").asString()).isEqualTo(url);
    }

    @Test
    void a_browser_whose_address_leads_there_is_refused_on_the_page_with_a_sentence() {
        String to = RunningService.address("browser");
        mail(RunningService.word(), to);
        String page = "/subscriber/"
                + tokens.subscriber(subscribers.find(SubscriberId.of(to)).orElseThrow(), Instant.now());
        for (String inside : List.of("https://10.1.2.3/S3CRET", "https://[::1]/S3CRET", "http://push.example/S3CRET")) {
            Api.Answer refused = api.form(
                    page,
                    Map.of(
                            "action",
                            "browse",
                            "endpoint",
                            inside,
                            "p256dh",
                            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                            "auth",
                            "BTBZMqHH6r4Tts7J_aSIgg"));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body())
                    .contains("role=\"alert\"")
                    .containsPattern(
                            "inside the operator.{1,6}s network, where we post nothing|is not an https address")
                    .doesNotContain("S3CRET", "value=\"unbrowse\"");
        }
    }

    @Test
    void one_whose_name_leads_there_later_is_not_posted_to() {
        try (Hook hook = new Hook(200)) {
            String word = RunningService.word();
            Api.Mine mine = api.alert(hook(word, "https://hook.invalid/"));
            // As if the name's owner had pointed it elsewhere since.
            String elsewhere = hook.url().replace("127.0.0.1", "localhost");
            mongo.getCollection("alerts").updateOne(eq("_id", mine.id()), Updates.set("to", elsewhere));
            PostingsTopic.published(Postings.aPosting().title("Cook " + word).build());
            await().until(() -> deliveries("open", mine).stream()
                    .anyMatch(d -> d.path("lastError").asString("").contains("inside the operator's network")));
            assertThat(hook.calls).isEmpty();
        }
    }

    private Api.Mine mail(String word, String to) {
        return api.alert("""
                {"query": {"q": "%s"}, "delivery": {"channel": "email", "to": "%s"}, "cadence": "immediate"}
                """.formatted(word, to));
    }

    private static String hook(String word, String url) {
        return """
                {"query": {"q": "%s"}, "delivery": {"channel": "webhook", "to": "%s"}, "cadence": "immediate"}
                """.formatted(word, url);
    }

    private JsonNode alert(Api.Mine mine) {
        return api.get("/v1/alerts/" + mine.id(), Api.operator()).json();
    }

    private String state(Api.Mine mine) {
        return alert(mine).get("state").asString();
    }

    private List<JsonNode> deliveries(String state, Api.Mine mine) {
        return api.get("/v1/deliveries?size=100&state=" + state, Api.operator())
                .json()
                .get("results")
                .valueStream()
                .filter(d -> d.get("alerts").get(0).asString().equals(mine.id()))
                .toList();
    }
}
