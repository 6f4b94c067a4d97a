package io.rolecall.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.testing.Postings;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an alert's page does about where it goes: tests, secrets, feeds, a message once more, browsers. */
class TryoutsIT extends OneSubscriber {
    /** The receiver's keys of RFC 8291's example. */
    private static final Map<String, String> KEYS = Map.of(
            "p256dh",
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            "auth",
            "BTBZMqHH6r4Tts7J_aSIgg");

    @Test
    void a_test_shows_its_outcome_and_there_is_one_a_minute() {
        try (Hook hook = new Hook(200);
                Hook angry = new Hook(500)) {
            Api.Mine mine = alert(word(), "");
            to(mine, "slack", hook);
            assertThat(api.get(own(mine)).body()).contains("Send a test", "To your chat", "127.0.0.1/…");
            assertThat(api.form(own(mine), Map.of("action", "test")).body()).contains("The test was taken");
            assertThat(hook.calls).hasSize(1);
            Api.Answer again = api.form(own(mine), Map.of("action", "test"));
            assertThat(again.status()).isEqualTo(429);
            assertThat(again.body()).contains("A test was sent only just now");
            assertThat(api.post("/v1/alerts/" + mine.id() + "/test", "", Api.bearer(mine.token()))
                            .status())
                    .isEqualTo(429);
            assertThat(hook.calls).hasSize(1);

            Api.Mine other = alert(word(), "");
            to(other, "slack", angry);
            assertThat(api.form(own(other), Map.of("action", "test")).body())
                    .contains("The other side said", "answered 500");
        }
    }

    @Test
    void secrets_are_replaced_and_messages_repeated_and_mail_is_a_way_back() {
        String word = word();
        try (Hook hook = new Hook(200)) {
            Api.Mine mine = alert(word, "");
            to(mine, "webhook", hook);
            Api.Answer rotated = api.form(own(mine), Map.of("action", "rotate"));
            assertThat(rotated.body()).containsPattern("<code>whsec_[A-Za-z0-9+/=]{44}</code>");
            PostingsTopic.published(Postings.aPosting().title("Smith " + word).build());
            await().until(() -> hook.calls.size() == 1);
            await().until(() -> api.get(own(mine)).body().contains("value=\"replay\""));
            String id = api.get(own(mine)).body().replaceAll("(?s).*name=\"delivery\" value=\"([^\"]+)\".*", "$1");
            assertThat(api.form(own(mine), Map.of("action", "replay", "delivery", "none"))
                            .status())
                    .isEqualTo(404);
            assertThat(api.form(own(mine), Map.of("action", "replay", "delivery", id))
                            .body())
                    .contains("sent once more");
            await().until(() -> hook.calls.size() == 2);
            assertThat(hook.calls.get(1).header("webhook-id"))
                    .isEqualTo(hook.calls.getFirst().header("webhook-id"));
            assertThat(hook.calls.get(1).header("webhook-signature")).contains(" v1,");

            assertThat(api.form(own(mine), Map.of("action", "mail")).body()).contains("comes by mail");
            assertThat(alert(mine).at("/delivery/to").asString()).isEqualTo(to);
        }
    }

    @Test
    void a_feed_gets_another_address_and_the_one_before_is_nobodys() {
        Api.Mine mine = alert(word(), "");
        String first = feed(api.get(own(mine)));
        assertThat(api.get(first).status()).isEqualTo(200);
        String second = feed(api.form(own(mine), Map.of("action", "feed")));
        String third = feed(api.form(own(mine), Map.of("action", "feed")));
        assertThat(third).isNotEqualTo(second);
        assertThat(api.get(third).status()).isEqualTo(200);
        assertThat(api.get(second).status()).isEqualTo(404);
        assertThat(api.get(first).status()).isEqualTo(404);
    }

    @Test
    void a_feed_is_in_the_language_of_its_alerts_owner() {
        String word = word();
        Api.Mine mine = alert(word, "");
        assertThat(api.patch("/v1/alerts/" + mine.id(), """
                        {"query": {"q": "%s", "location": "Munich"}}""".formatted(word), Api.operator())
                        .status())
                .isEqualTo(200);
        String feed = feed(api.get(own(mine)));
        assertThat(api.get(feed).body()).contains(word + ", Munich, Bavaria, Germany, within 25 km</title>");
        api.form(page(), Map.of("action", "wishes", "language", "de", "mostADay", "50"));
        assertThat(api.get(feed).body()).contains(word + ", München, Bayern, Deutschland, Umkreis 25 km</title>");
    }

    @Test
    void a_browser_is_told_what_it_can_show_and_one_that_is_gone_leaves_its_alerts_to_the_mailbox() {
        String word = word();
        try (Hook push = new Hook(201, 201, 410)) {
            Api.Mine mine = alert(word, "\"name\": \"Birds\"");
            assertThat(api.get(page()).body())
                    .contains("data-key=\""
                            + api.get("/v1/push/key")
                                    .json()
                                    .get("applicationServerKey")
                                    .asString());
            Map<String, String> subscription = new java.util.HashMap<>(KEYS);
            subscription.put("action", "browse");
            assertThat(api.form(page(), subscription).status()).isEqualTo(400);
            subscription.put("endpoint", push.url() + "S3CRET");
            Api.Answer told = api.form(page(), subscription);
            assertThat(told.body())
                    .contains("This browser will tell you", "127.0.0.1", "value=\"unbrowse\"")
                    .doesNotContain("S3CRET");
            assertThat(push.calls.getFirst().header("Content-Encoding")).isEqualTo("aes128gcm");
            assertThat(alert(mine).at("/delivery/channel").asString()).isEqualTo("webpush");

            PostingsTopic.published(
                    Postings.aPosting().title("Falconer " + word).build());
            await().until(() -> push.calls.size() == 2);
            PostingsTopic.published(Postings.aPosting().title("Fowler " + word).build());
            assertThat(Mails.first(to).text()).contains("Fowler " + word).doesNotContain("Falconer");
            assertThat(api.get(page()).body()).doesNotContain("value=\"unbrowse\"");
            assertThat(alert(mine).get("state").asString()).isEqualTo("active");
        }
    }

    @Test
    void a_browser_is_removed_and_one_that_takes_nothing_is_not_taken() {
        try (Hook push = new Hook(201);
                Hook closed = new Hook(403)) {
            Api.Mine mine = alert(word(), "");
            Map<String, String> subscription = new java.util.HashMap<>(KEYS);
            subscription.put("action", "browse");
            subscription.put("endpoint", closed.url());
            assertThat(api.form(page(), subscription).body()).contains("did not take our first message");
            subscription.put("endpoint", push.url());
            subscription.put("alert", mine.id());
            String page = api.form(page(), subscription).body();
            String id = page.replaceAll("(?s).*name=\"browser\" value=\"([^\"]+)\".*", "$1");
            assertThat(api.form(page(), Map.of("action", "unbrowse", "browser", "another"))
                            .status())
                    .isEqualTo(400);
            assertThat(api.form(page(), Map.of("action", "unbrowse", "browser", id))
                            .body())
                    .contains("come by mail again")
                    .doesNotContain("value=\"unbrowse\"");
            assertThat(alert(mine).at("/delivery/channel").asString()).isEqualTo("email");
        }
    }

    @Test
    void a_browser_that_its_maker_gave_another_address_is_told_there_and_no_more_at_the_old_one() {
        String word = word();
        try (Hook before = new Hook(201);
                Hook gone = new Hook(410);
                Hook now = new Hook(201)) {
            Api.Mine mine = alert(word, "");
            Map<String, String> subscription = new java.util.HashMap<>(KEYS);
            subscription.put("action", "browse");
            subscription.put("endpoint", before.url());
            String renewal =
                    api.form(page(), subscription).body().replaceAll("(?s).*data-renewal=\"([^\"]+)\".*", "$1");
            assertThat(renew(renewal + "x", now).status()).isEqualTo(404);
            assertThat(renew(renewal, gone).json().get("field").asString()).isEqualTo("delivery.to");
            Api.Answer renewed = renew(renewal, now);
            assertThat(renewed.status()).as(renewed.body()).isEqualTo(200);
            assertThat(renew(renewal, gone).status())
                    .as("it is known by the new address only")
                    .isEqualTo(404);
            assertThat(renew(renewed.json().get("renewal").asString(), now).status())
                    .as("once more")
                    .isEqualTo(200);
            int hello = now.calls.size();
            PostingsTopic.published(Postings.aPosting().title("Warden " + word).build());
            await().until(() -> now.calls.size() == hello + 1);
            assertThat(before.calls).as("its first message").hasSize(1);
            assertThat(alert(mine).at("/delivery/channel").asString()).isEqualTo("webpush");
        }
    }

    private Api.Answer renew(String renewal, Hook to) {
        return api.post("/v1/push/renewals", """
                {"renewal": "%s", "endpoint": "%s", "keys": {"p256dh": "%s", "auth": "%s"}}
                """.formatted(renewal, to.url(), KEYS.get("p256dh"), KEYS.get("auth")));
    }

    @Test
    void the_service_worker_is_a_file_of_ours_that_the_policy_allows() {
        Api.Answer worker = api.get("/push-worker.js");
        assertThat(worker.status()).isEqualTo(200);
        assertThat(worker.response().headers().firstValue("Content-Type").orElse(""))
                .contains("javascript");
        assertThat(worker.response()
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .contains("default-src 'none'", "script-src 'self'");
    }

    private void to(Api.Mine mine, String channel, Hook hook) {
        Api.Answer moved = api.patch("/v1/alerts/" + mine.id(), """
                {"delivery": {"channel": "%s", "to": "%s"}}""".formatted(channel, hook.url()), Api.operator());
        assertThat(moved.status()).isEqualTo(200);
    }

    /** The path of the feed that a page shows. */
    private static String feed(Api.Answer page) {
        return page.body().replaceAll("(?s).*href=\"http://localhost:8082(/feeds/[^\"]+\\.atom)\".*", "$1");
    }
}
