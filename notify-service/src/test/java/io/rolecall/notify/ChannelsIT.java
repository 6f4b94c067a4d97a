package io.rolecall.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.standardwebhooks.Webhook;
import io.rolecall.local.mail.CaughtMail;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Each channel as its receiver sees it, and what comes back. */
@DirtiesContext
class ChannelsIT extends RunningService {
    private static final GreenMail RETURNED = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private static final String MAILGUN = "a signing key of mailgun";

    private static final KeyPair SENDGRID = keys();

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("EC").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void returned(DynamicPropertyRegistry registry) {
        RETURNED.start();
        RETURNED.setUser("bounces@example.org", "bounces", "secret");
        registry.add("BOUNCES_IMAP_HOST", () -> "127.0.0.1");
        registry.add("BOUNCES_IMAP_PORT", () -> RETURNED.getImap().getPort());
        registry.add("BOUNCES_IMAP_USER", () -> "bounces");
        registry.add("BOUNCES_IMAP_PASSWORD", () -> "secret");
        registry.add("BOUNCES_IMAP_TLS", () -> "false");
        registry.add("BOUNCES_IMAP_EVERY", () -> "PT1S");
        registry.add("NOTIFY_BOUNCES_KEY", () -> "a key for providers");
        registry.add("NOTIFY_MAILGUN_KEY", () -> MAILGUN);
        registry.add(
                "NOTIFY_SENDGRID_KEY",
                () -> Base64.getEncoder().encodeToString(SENDGRID.getPublic().getEncoded()));
        registry.add("NOTIFY_SES_TOPIC", () -> "arn:aws:sns:eu-west-1:123456789012:bounces");
    }

    @AfterAll
    static void stop() {
        RETURNED.stop();
    }

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
            await().atMost(Duration.ofSeconds(20)).until(() -> hook.calls.size() == 2);
            Hook.Call told = hook.calls.get(1);
            verify(first, told);
            verify(second, told);
            assertThat(api.post(path + "/secret", "").status()).isEqualTo(401);

            String replay = "/v1/deliveries/" + told.header("webhook-id") + "/replay";
            assertThat(api.post(replay, "").status()).isEqualTo(401);
            await().until(() -> api.post(replay, "", owner).status() == 202);
            await().atMost(Duration.ofSeconds(20)).until(() -> hook.calls.size() == 3);
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
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> slack.calls.size() == 1
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
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> api.get(path, Api.operator()).body().contains("suspended"));

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
        await().atMost(Duration.ofSeconds(20)).until(() -> api.get(atom).body().contains("<entry>"));
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

    @Test
    void one_hard_bounce_ends_mail_to_an_address_in_silence_until_the_operator_lifts_it() {
        String to = address("gone");
        Api.Mine mine = api.alert(wish(word(), "{\"to\": \"" + to + "\"}"));
        String report = """
                {"kind": "hard", "address": "%s", "reason": "550 5.1.1 <%s> unknown"}""".formatted(to, to);
        assertThat(api.post("/v1/bounces/plain", report).status()).isEqualTo(401);
        assertThat(api.post("/v1/bounces/plain", report, Api.bearer("another key, also long"))
                        .status())
                .isEqualTo(401);
        assertThat(api.post("/v1/bounces/plain", report, Api.bearer("a key for providers"))
                        .json()
                        .get("taken")
                        .asInt())
                .isEqualTo(1);
        JsonNode alert =
                api.get("/v1/alerts/" + mine.id(), Api.bearer(mine.token())).json();
        assertThat(alert.get("state").asString()).isEqualTo("suspended");
        assertThat(alert.get("reason").asString()).contains("550 5.1.1").doesNotContain(to);

        Api.Answer asked = api.post("/v1/alerts", wish(word(), "{\"to\": \"" + to + "\"}"));
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.body())
                .isEqualTo(api.post("/v1/alerts", wish(word(), "{\"to\": \"" + address("other") + "\"}"))
                        .body());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> api.get("/v1/deliveries?state=failed&size=100", Api.operator())
                        .body()
                        .contains("the mailbox does not exist"));
        assertThat(Infrastructure.smtp().received(to)).isEmpty();
        assertThat(api.get("/v1/suppressions/" + to).status()).isEqualTo(401);
        JsonNode known = api.get("/v1/suppressions/" + to.toUpperCase(Locale.ROOT), Api.operator())
                .json();
        assertThat(known.get("suppressed").asBoolean()).isTrue();
        assertThat(known.get("kind").asString()).isEqualTo("bounced");
        assertThat(api.delete("/v1/suppressions/" + to, Api.operator()).status())
                .isEqualTo(204);
        assertThat(api.get("/v1/suppressions/" + to, Api.operator())
                        .json()
                        .get("suppressed")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void three_soft_bounces_pause_an_address_and_the_same_one_counts_once() {
        String to = address("full");
        api.alert(wish(word(), "{\"to\": \"" + to + "\"}"));
        for (String message : new String[] {"1", "2", "2", "2"}) {
            soft(to, message);
        }
        JsonNode known = api.get("/v1/suppressions/" + to, Api.operator()).json();
        assertThat(known.get("suppressed").asBoolean()).isFalse();
        assertThat(known.get("softs").asInt()).isEqualTo(2);
        soft(to, "3");
        known = api.get("/v1/suppressions/" + to, Api.operator()).json();
        assertThat(known.get("kind").asString()).isEqualTo("paused");
        assertThat(Instant.parse(known.get("until").asString()))
                .isAfter(Instant.now().plus(Duration.ofDays(13)));
    }

    @Test
    void providers_reports_are_understood_when_they_show_whose_they_are() throws Exception {
        String to = address("spam");
        String stamp = Long.toString(Instant.now().getEpochSecond());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(MAILGUN.getBytes(UTF_8), "HmacSHA256"));
        String report = """
                {"signature": {"timestamp": "%s", "token": "t", "signature": "%s"},
                 "event-data": {"event": "complained", "recipient": "%s"}}""";
        String right = HexFormat.of().formatHex(mac.doFinal((stamp + "t").getBytes(UTF_8)));
        assertThat(api.post("/v1/bounces/mailgun", report.formatted(stamp, "00".repeat(32), to))
                        .status())
                .isEqualTo(401);
        assertThat(api.post("/v1/bounces/mailgun", report.formatted("1", right, to))
                        .status())
                .isEqualTo(401);
        assertThat(taken("mailgun", report.formatted(stamp, right, to))).isEqualTo(1);
        assertThat(kind(to)).isEqualTo("complained");

        String basic = Base64.getEncoder().encodeToString("x:a key for providers".getBytes(UTF_8));
        String postmark = address("postmark");
        assertThat(taken(
                        "postmark",
                        "{\"RecordType\": \"Bounce\", \"Type\": \"HardBounce\", \"Email\": \"%s\"}".formatted(postmark),
                        "Authorization",
                        "Basic " + basic))
                .isEqualTo(1);
        assertThat(kind(postmark)).isEqualTo("bounced");

        String sendgrid = address("sendgrid");
        String events = """
                [{"event": "processed", "email": "x@example.org"},
                 {"event": "bounce", "type": "bounce", "email": "%s", "reason": "500 unknown"}]""".formatted(sendgrid);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(SENDGRID.getPrivate());
        signature.update((stamp + events).getBytes(UTF_8));
        String[] signed = {
            "X-Twilio-Email-Event-Webhook-Signature",
            Base64.getEncoder().encodeToString(signature.sign()),
            "X-Twilio-Email-Event-Webhook-Timestamp",
            stamp
        };
        assertThat(api.post("/v1/bounces/sendgrid", events.replace("500", "501"), signed)
                        .status())
                .isEqualTo(401);
        assertThat(taken("sendgrid", events, signed)).isEqualTo(1);
        assertThat(kind(sendgrid)).isEqualTo("bounced");

        String ses = """
                {"Type": "SubscriptionConfirmation", "TopicArn": "%s", "SubscribeURL": "http://127.0.0.1:1/",
                 "SigningCertURL": "http://169.254.169.254/x.pem", "Signature": "AAAA", "SignatureVersion": "1"}""";
        assertThat(api.post("/v1/bounces/ses", ses.formatted("arn:aws:sns:eu-west-1:123456789012:bounces"))
                        .status())
                .isEqualTo(401);
        assertThat(api.post("/v1/bounces/ses", ses.formatted("arn:aws:sns:eu-west-1:210987654321:mine"))
                        .status())
                .isEqualTo(401);
        assertThat(api.post("/v1/bounces/pigeon", "{}", Api.operator()).status())
                .isEqualTo(404);
    }

    @Test
    void a_bounce_that_comes_by_mail_is_believed_when_it_returns_our_token() throws Exception {
        String word = word();
        String to = address("dsn");
        String forged = address("forged");
        api.alert(wish(word, "{\"to\": \"" + to + "\"}"));
        PostingsTopic.published(Postings.aPosting().title("Smith " + word).build());
        CaughtMail mail = Mails.first(to);
        String head = new String(mail.raw(), UTF_8).split("\r?\n\r?\n", 2)[0];
        deliver(dsn(forged, "To: " + forged + "\nX-Return-Token: AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAA"));
        deliver(dsn(to, head));
        await().atMost(Duration.ofSeconds(20)).until(() -> "bounced".equals(kind(to)));
        assertThat(kind(forged)).isEmpty();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> RETURNED.getManagers()
                                .getImapHostManager()
                                .getInbox(RETURNED.getUserManager().getUser("bounces"))
                                .getMessageCount()
                        == 1);
    }

    private static final String KEYS = """
            {"p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",\
             "auth": "BTBZMqHH6r4Tts7J_aSIgg"}""";

    private static String dsn(String to, String returned) {
        return """
                From: MAILER-DAEMON@mx.example.org
                To: alerts@example.org
                Subject: Undelivered
                Message-ID: <%s@mx.example.org>
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                Sorry.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 unknown

                --b
                Content-Type: text/rfc822-headers

                %s

                --b--
                """.formatted(to.replace('@', '.'), to, returned.replace("\r", ""))
                .replace("\n", "\r\n");
    }

    private static void deliver(String raw) throws Exception {
        RETURNED.getUserManager()
                .getUser("bounces")
                .deliver(new MimeMessage(
                        Session.getInstance(new Properties()), new ByteArrayInputStream(raw.getBytes(UTF_8))));
    }

    private void soft(String to, String message) {
        assertThat(taken(
                        "plain",
                        "{\"kind\": \"soft\", \"address\": \"%s\", \"message\": \"%s\"}".formatted(to, message),
                        Api.operator()))
                .isEqualTo(1);
    }

    private int taken(String provider, String body, String... headers) {
        Api.Answer answer = api.post("/v1/bounces/" + provider, body, headers);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("taken").asInt();
    }

    private String kind(String address) {
        return api.get("/v1/suppressions/" + address, Api.operator())
                .json()
                .path("kind")
                .asString("");
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
