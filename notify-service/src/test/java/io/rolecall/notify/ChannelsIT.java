package io.rolecall.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import io.rolecall.local.mail.CaughtMail;
import io.rolecall.testing.Postings;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each channel as its receiver sees it. */
class ChannelsIT extends RunningService {
    private static final String KEYS = """
            {"p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",\
             "auth": "BTBZMqHH6r4Tts7J_aSIgg"}""";

    @Test
    void a_webhook_verifies_with_the_specifications_own_library_also_while_its_secret_is_changed() throws Exception {
        try (Hook hook = new Hook(200)) {
            String word = word();
            JsonNode created = api.post(
                            "/v1/alerts",
                            wish(word, "{\"channel\": \"webhook\", \"to\": \"%s\"}".formatted(hook.url())),
                            Api.operator())
                    .json();
            String first = created.get("secret").asString();
            String path = "/v1/alerts/" + created.get("id").asString();
            String[] owner = Api.bearer(created.get("manageToken").asString());

            assertThat(api.post(path + "/test", "", owner).json().get("taken").asBoolean())
                    .isTrue();
            Hook.Call test = hook.calls.getFirst();
            assertThat(Api.JSON.readTree(test.body()).get("type").asString()).isEqualTo("alert.test");
            verify(first, test);

            JsonNode rotated = api.post(path + "/secret", "", owner).json();
            String second = rotated.get("secret").asString();
            assertThat(Instant.parse(rotated.get("formerUntil").asString()))
                    .isBetween(
                            Instant.now().plus(Duration.ofHours(23)),
                            Instant.now().plus(Duration.ofHours(25)));
            assertThat(api.get(path, owner).body()).doesNotContain(first, second);
            PostingsTopic.published(Postings.aPosting().title("Smith " + word).build());
            await().until(() -> hook.calls.size() == 2);
            Hook.Call told = hook.calls.get(1);
            verify(first, told);
            verify(second, told);
            assertThat(api.post(path + "/secret", "").status()).isEqualTo(401);

            String replay = "/v1/deliveries/" + told.header("webhook-id") + "/replay";
            assertThat(api.post(replay, "").status()).isEqualTo(401);
            await().until(() -> api.post(replay, "", owner).status() == 202);
            await().until(() -> hook.calls.size() == 3);
            assertThat(hook.calls.get(2).header("webhook-id")).isEqualTo(told.header("webhook-id"));
            assertThat(Api.JSON.readTree(hook.calls.get(2).body()).at("/data/postings"))
                    .isEqualTo(Api.JSON.readTree(told.body()).at("/data/postings"));
        }
    }

    @Test
    void chats_topics_and_browsers_get_what_they_can_show_and_their_addresses_stay_secret() {
        String word = word();
        try (Hook slack = new Hook(200);
                Hook discord = new Hook(204);
                Hook ntfy = new Hook(200);
                Hook push = new Hook(201)) {
            String[] deliveries = {
                "{\"channel\": \"slack\", \"to\": \"%sservices/S3CRET\"}".formatted(slack.url()),
                "{\"channel\": \"discord\", \"to\": \"%sapi/webhooks/S3CRET\"}".formatted(discord.url()),
                "{\"channel\": \"ntfy\", \"to\": \"%sS3CRET\", \"secret\": \"tk_S3CRET\"}".formatted(ntfy.url()),
                "{\"channel\": \"webpush\", \"to\": \"%sS3CRET\", \"keys\": %s}".formatted(push.url(), KEYS)
            };
            for (String delivery : deliveries) {
                JsonNode created = api.post("/v1/alerts", wish(word, delivery), Api.operator())
                        .json();
                Api.Answer read = api.get("/v1/alerts/" + created.get("id").asString(), Api.operator());
                assertThat(read.body()).doesNotContain("S3CRET").contains("127.0.0.1/…");
            }
            PostingsTopic.published(
                    Postings.aPosting().title("Smith & <co> @here " + word).build());
            await().until(() -> slack.calls.size() == 1
                    && discord.calls.size() == 1
                    && ntfy.calls.size() == 1
                    && push.calls.size() == 1);
            assertThat(json(slack).get("text").asString())
                    .startsWith("*One new posting: " + word + "*\n• <http://localhost:8080/postings/")
                    .contains("|Smith &amp; &lt;co&gt; @here " + word + ">");
            assertThat(json(discord).at("/allowed_mentions/parse")).isEmpty();
            assertThat(json(discord).at("/embeds/0/description").asString())
                    .contains("**[Smith & \\<co\\> \\@here " + word + "](http://localhost:8080/postings/");
            assertThat(json(ntfy).get("topic").asString()).isEqualTo("S3CRET");
            assertThat(json(ntfy).get("message").asString()).startsWith("Smith & <co> @here " + word);
            assertThat(ntfy.calls.getFirst().header("Authorization")).isEqualTo("Bearer tk_S3CRET");
            Hook.Call sealed = push.calls.getFirst();
            assertThat(sealed.header("Content-Encoding")).isEqualTo("aes128gcm");
            assertThat(sealed.header("Authorization"))
                    .contains(api.get("/v1/push/key")
                            .json()
                            .get("applicationServerKey")
                            .asString());
            assertThat(sealed.header("TTL")).isEqualTo("86400");
            assertThat(new String(sealed.body(), UTF_8)).doesNotContain(word);
        }
    }

    @Test
    void a_browser_that_is_gone_ends_the_alert_and_who_names_a_chat_shows_that_it_takes_us() {
        String word = word();
        try (Hook gone = new Hook(404);
                Hook chat = new Hook(200, 404);
                Hook closed = new Hook(403)) {
            JsonNode created = api.post(
                            "/v1/alerts",
                            wish(
                                    word,
                                    "{\"channel\": \"webpush\", \"to\": \"%s\", \"keys\": %s}"
                                            .formatted(gone.url(), KEYS)),
                            Api.operator())
                    .json();
            PostingsTopic.published(Postings.aPosting().title("Smith " + word).build());
            String path = "/v1/alerts/" + created.get("id").asString();
            await().until(() -> api.get(path, Api.operator()).body().contains("suspended"));

            String mailbox = address("chat");
            Api.Mine mine = api.alert(wish(word, "{\"to\": \"" + mailbox + "\"}"));
            String own = "/v1/alerts/" + mine.id();
            assertThat(api.post("/v1/alerts", wish(word, slack(chat))).status()).isEqualTo(400);
            Api.Answer refused = api.patch(own, "{\"delivery\": " + slack(closed) + "}", Api.bearer(mine.token()));
            assertThat(refused.json().get("field").asString()).isEqualTo("delivery.to");
            assertThat(refused.body()).contains("403").doesNotContain("S3CRET");
            assertThat(api.patch(own, "{\"delivery\": " + slack(chat) + "}", Api.bearer(mine.token()))
                            .status())
                    .isEqualTo(200);
            assertThat(json(chat).get("text").asString()).contains("will get the postings of your alert", word);

            PostingsTopic.published(Postings.aPosting().title("Joiner " + word).build());
            CaughtMail trouble = Mails.first(mailbox);
            assertThat(trouble.subject()).contains("can’t be delivered", word);
            assertThat(trouble.text()).contains("the chat answered 404");
            assertThat(trouble.header("List-Unsubscribe")).isEmpty();
            assertThat(api.get(Mails.link(trouble, "/alerts/")).status()).isEqualTo(200);
        }
    }

    @Test
    void one_click_ends_what_the_mail_was_for_which_may_be_several_alerts() {
        String word = word();
        String to = address("several");
        Api.Mine one = api.alert(wish(word, "{\"to\": \"" + to + "\"}"));
        Api.Mine two = api.alert(wish(word + "\", \"title\": \"" + word, "{\"to\": \"" + to + "\"}"));
        Api.Mine other = api.alert(wish(word(), "{\"to\": \"" + to + "\"}"));
        PostingsTopic.published(Postings.aPosting().title("Smith " + word).build());
        CaughtMail mail = Mails.first(to);
        String unsubscribe = mail.header("List-Unsubscribe").orElseThrow();
        String path =
                URI.create(unsubscribe.substring(1, unsubscribe.length() - 1)).getPath();
        assertThat(path).contains("~");
        assertThat(mail.html()).contains("/subscriber/");
        assertThat(api.get(path).body()).contains(word, "~");
        assertThat(api.form(path, Map.of("List-Unsubscribe", "One-Click")).status())
                .isEqualTo(200);
        for (Api.Mine ended : List.of(one, two)) {
            assertThat(api.get("/v1/alerts/" + ended.id(), Api.operator()).status())
                    .isEqualTo(404);
        }
        assertThat(api.get("/v1/alerts/" + other.id(), Api.operator()).status()).isEqualTo(200);
    }

    @Test
    void a_private_feed_shows_what_was_found_and_sends_nothing() {
        String word = word();
        JsonNode created = api.post("/v1/alerts", wish(word, "{\"channel\": \"feed\"}"), Api.operator())
                .json();
        String[] owner = Api.bearer(created.get("manageToken").asString());
        String path = "/v1/alerts/" + created.get("id").asString();
        JsonNode addresses = api.get(path + "/feed", owner).json();
        String atom = URI.create(addresses.get("atom").asString()).getPath();
        String json = URI.create(addresses.get("json").asString()).getPath();
        assertThat(api.get(atom).body()).contains("<feed", word).doesNotContain("<entry>");
        PostingsTopic.published(
                Postings.aPosting().title("Smith <&> \u0001" + word).build());
        await().until(() -> api.get(atom).body().contains("<entry>"));
        Api.Answer feed = api.get(json);
        assertThat(feed.json().get("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(feed.json().at("/items/0/title").asString()).startsWith("Smith <&>");
        assertThat(feed.response().headers().firstValue("X-Robots-Tag").orElseThrow())
                .contains("noindex");
        String tag = feed.response().headers().firstValue("ETag").orElseThrow();
        assertThat(api.get(json, "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(api.get(atom).body()).contains("Smith &lt;&amp;&gt;");
        assertThat(api.get(json.replaceAll("/[^/]{6}([^/]*)$", "/AAAAAA$1")).status())
                .isEqualTo(404);
        assertThat(api.get(path, owner).body()).doesNotContain(atom);

        assertThat(api.patch(path, "{\"delivery\": {\"channel\": \"feed\"}}", owner)
                        .status())
                .isEqualTo(200);
        assertThat(api.get(atom).status()).isEqualTo(404);
    }

    private int taken(String provider, String body, String... headers) {
        Api.Answer answer = api.post("/v1/bounces/" + provider, body, headers);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("taken").asInt();
    }

    private static void verify(String secret, Hook.Call call) throws Exception {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : new String[] {"webhook-id", "webhook-timestamp", "webhook-signature"}) {
            headers.put(name, List.of(call.header(name)));
        }
        new Webhook(secret).verify(new String(call.body(), UTF_8), HttpHeaders.of(headers, (a, b) -> true));
    }

    private static JsonNode json(Hook hook) {
        return Api.JSON.readTree(hook.calls.getFirst().body());
    }

    private static String slack(Hook hook) {
        return "{\"channel\": \"slack\", \"to\": \"%sS3CRET\"}".formatted(hook.url());
    }

    private static String wish(String word, String delivery) {
        return """
                {"query": {"q": "%s"}, "delivery": %s, "cadence": "immediate"}""".formatted(word, delivery);
    }
}
