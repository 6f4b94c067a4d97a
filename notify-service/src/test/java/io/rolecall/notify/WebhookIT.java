package io.rolecall.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.testing.Postings;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WebhookIT extends RunningService {
    @Test
    void a_message_is_signed_and_tried_again_with_the_same_id_until_it_is_taken() throws Exception {
        try (Hook hook = new Hook(500, 200)) {
            String word = word();
            JsonNode created = api.post("/v1/alerts", wish(word, hook.url()), Api.operator())
                    .json();
            String secret = created.get("secret").asString();
            PostingsTopic.published(Postings.aPosting().title("Smith " + word).build());
            await().until(() -> hook.calls.size() == 2);

            Hook.Call last = hook.calls.get(1);
            assertThat(last.header("webhook-id")).isEqualTo(hook.calls.get(0).header("webhook-id"));
            assertThat(last.body()).isEqualTo(hook.calls.get(0).body());
            long timestamp = Long.parseLong(last.header("webhook-timestamp"));
            assertThat(Instant.ofEpochSecond(timestamp)).isAfter(Instant.now().minusSeconds(60));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
            mac.update((last.header("webhook-id") + "." + timestamp + ".").getBytes(UTF_8));
            assertThat(last.header("webhook-signature"))
                    .isEqualTo("v1," + Base64.getEncoder().encodeToString(mac.doFinal(last.body())));
            JsonNode message = Api.JSON.readTree(last.body());
            assertThat(message.get("type").asString()).isEqualTo("alert.matched");
            assertThat(message.at("/data/postings/0/title").asString()).isEqualTo("Smith " + word);
            assertThat(message.at("/data/postings/0/why/0/criterion").asString())
                    .isEqualTo("q");

            Api.Mine mine = new Api.Mine(
                    created.get("id").asString(), created.get("manageToken").asString());
            await().until(() -> matches(mine).contains("\"sent\""));
            assertThat(hook.calls).hasSize(2);
            assertThat(api.get("/v1/alerts/" + mine.id(), Api.bearer(mine.token()))
                            .body())
                    .doesNotContain(secret);
        }
    }

    @Test
    void one_that_is_gone_is_suspended_with_the_reason_and_told_after_it_is_mended() {
        try (Hook hook = new Hook(410, 200)) {
            String word = word();
            Api.Mine mine = api.alert(wish(word, hook.url()));
            PostingsTopic.published(Postings.aPosting().title("First " + word).build());
            String path = "/v1/alerts/" + mine.id();
            await().until(() -> api.get(path, Api.bearer(mine.token()))
                    .json()
                    .get("state")
                    .asString()
                    .equals("suspended"));
            assertThat(api.get(path, Api.bearer(mine.token())).body()).contains("410");
            JsonNode failed = api.get("/v1/deliveries?state=failed&size=100", Api.operator())
                    .json();
            String delivery = failed.get("results")
                    .valueStream()
                    .filter(d -> d.get("alerts").get(0).asString().equals(mine.id()))
                    .findFirst()
                    .orElseThrow()
                    .get("id")
                    .asString();

            assertThat(api.patch(path, "{\"state\":\"active\"}", Api.bearer(mine.token()))
                            .status())
                    .isEqualTo(200);
            assertThat(api.post("/v1/deliveries/" + delivery + "/retry", "", Api.operator())
                            .status())
                    .isEqualTo(202);
            await().until(() -> matches(mine).contains("\"sent\""));
            assertThat(hook.calls).hasSize(2);
        }
    }

    @Test
    void a_redirect_is_not_followed() {
        try (Hook hook = new Hook(302, 200)) {
            String word = word();
            api.alert(wish(word, hook.url()));
            PostingsTopic.published(Postings.aPosting().title("Moved " + word).build());
            await().until(() -> hook.calls.size() == 2);
            assertThat(hook.calls.get(1).header("webhook-id"))
                    .isEqualTo(hook.calls.get(0).header("webhook-id"));
        }
    }

    @Test
    void a_subscribers_webhook_must_answer_a_challenge_before_it_is_used() {
        String word = word();
        String to = address("hook");
        Api.Mine mine = api.alert("""
                {"query": {"q": "%s"}, "delivery": {"to": "%s"}, "cadence": "immediate"}
                """.formatted(word, to));
        String path = "/v1/alerts/" + mine.id();
        try (Hook silent = new Hook(200);
                Hook hook = new Hook(200)) {
            hook.answersChallenges();
            Api.Answer refused = api.patch(path, named(silent.url()), Api.bearer(mine.token()));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().get("field").asString()).isEqualTo("delivery.to");
            assertThat(refused.json().get("detail").asString()).contains("without the challenge");
            assertThat(api.get(path, Api.bearer(mine.token())).body()).contains("email");

            Api.Answer taken = api.patch(path, named(hook.url()), Api.bearer(mine.token()));
            assertThat(taken.status()).as(taken.body()).isEqualTo(200);
            assertThat(taken.json().at("/delivery/secret").asString()).startsWith("whsec_");
            JsonNode asked = Api.JSON.readTree(hook.calls.getFirst().body());
            assertThat(asked.get("type").asString()).isEqualTo("webhook.verification");
            assertThat(hook.calls.getFirst().header("webhook-signature")).startsWith("v1,");
            assertThat(api.get(path, Api.bearer(mine.token())).body()).doesNotContain("whsec_");

            PostingsTopic.published(Postings.aPosting().title("Smith " + word).build());
            await().until(() -> hook.calls.size() == 2);
            assertThat(new String(hook.calls.get(1).body(), UTF_8)).contains("alert.matched", "Smith " + word);
            assertThat(silent.calls).hasSize(1);
        }
    }

    @Test
    void on_the_page_the_secret_is_known_before_the_webhook_is_asked() {
        String word = word();
        String to = address("page");
        api.alert("""
                {"query": {"q": "%s"}, "delivery": {"to": "%s"}, "cadence": "immediate"}
                """.formatted(word, to));
        PostingsTopic.published(Postings.aPosting().title("First " + word).build());
        String manage = Mails.link(Mails.first(to), "/alerts/");
        String page = api.get(manage).body();
        String secret = page.replaceAll("(?s).*value=\"(whsec_[^\"]+)\".*", "$1");
        assertThat(secret).startsWith("whsec_").hasSizeLessThan(100);
        try (Hook silent = new Hook(500);
                Hook hook = new Hook(200)) {
            hook.answersChallenges();
            Api.Answer refused = api.form(manage, Map.of("action", "webhook", "to", silent.url(), "secret", secret));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body()).contains("the webhook answered 500", silent.url(), secret);
            Api.Answer taken = api.form(manage, Map.of("action", "webhook", "to", hook.url(), "secret", secret));
            assertThat(taken.status()).isEqualTo(200);
            assertThat(taken.body()).contains("Your webhook has answered");
            assertThat(hook.calls).hasSize(1);
        }
    }

    private static String named(String url) {
        return """
                {"delivery": {"channel": "webhook", "to": "%s"}}""".formatted(url);
    }

    private String matches(Api.Mine mine) {
        return api.get("/v1/alerts/" + mine.id() + "/matches", Api.bearer(mine.token()))
                .body();
    }

    private static String wish(String word, String url) {
        return """
                {"query": {"q": "%s"}, "delivery": {"channel": "webhook", "to": "%s"}, "cadence": "immediate"}
                """.formatted(word, url);
    }
}
