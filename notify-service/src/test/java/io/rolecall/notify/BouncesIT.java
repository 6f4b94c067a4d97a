package io.rolecall.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.rolecall.local.mail.CaughtMail;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Properties;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** What comes back: mailboxes that refuse, complaints, reports of providers, returned mails. */
@DirtiesContext
class BouncesIT extends RunningService {
    private static final GreenMail RETURNED = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private static final String MAILGUN = "a signing key of mailgun";

    private static final KeyPair SENDGRID = keys();

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
        await().until(() -> api.get("/v1/deliveries?state=failed&size=100", Api.operator())
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
        await().until(() -> "bounced".equals(kind(to)));
        assertThat(kind(forged)).isEmpty();
        await().until(() -> RETURNED.getManagers()
                        .getImapHostManager()
                        .getInbox(RETURNED.getUserManager().getUser("bounces"))
                        .getMessageCount()
                == 1);
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("EC").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

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

    private static JsonNode json(Hook hook) {
        return Api.JSON.readTree(hook.calls.getFirst().body());
    }

    private static String wish(String word, String delivery) {
        return """
                {"query": {"q": "%s"}, "delivery": %s, "cadence": "immediate"}""".formatted(word, delivery);
    }
}
