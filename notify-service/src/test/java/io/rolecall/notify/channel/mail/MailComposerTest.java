package io.rolecall.notify.channel.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Alerted;
import io.rolecall.notify.alert.Destination;
import io.rolecall.notify.channel.Notice;
import io.rolecall.notify.channel.Notices;
import io.rolecall.notify.subscriber.AfterNotice;
import io.rolecall.notify.subscriber.SubscriberId;
import jakarta.mail.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.junit.jupiter.api.Test;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Mails as others' readers find them. */
class MailComposerTest {
    private static final Alert NURSE = Alerted.alert("A1", "{\"q\": \"nurse\", \"payMin\": 50000}", "ada@example.org");
    private static final Alert DRIVER = Alerted.alert("A2", "{\"q\": \"سائق OR водитель\"}", "ada@example.org");
    private static final ReturnToken RETURNED = new ReturnToken(Alerted.tokens("a key for tests"));
    private static final MailComposer COMPOSER = composer();

    @Test
    void a_mail_about_several_alerts_is_strict_mime_that_says_which_found_what() throws Exception {
        Message mail = strict(write(several(Locale.ENGLISH)));
        assertThat(mail.getSubject()).isEqualTo("7 new postings for your 2 alerts");
        assertThat(header(mail, "Message-ID")).isEqualTo("<A1-mwslh56q@alerts.example.org>");
        assertThat(header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(header(mail, "Feedback-ID")).isEqualTo("daily:alerts.example.org:matches:rolecall");
        assertThat(header(mail, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(unsubscribe(header(mail, "List-Unsubscribe")))
                .hasScheme("https")
                .hasHost("alerts.example.org");
        assertThat(RETURNED.subscriberIn(header(mail, ReturnToken.HEADER)))
                .contains(SubscriberId.of("ada@example.org"));
        assertThat(part(mail, 0, "text/plain"))
                .contains(
                        "New for you",
                        "* Posted again; first seen 3 March 2026",
                        "Postings that you know",
                        "* Pay: €50,000 a year, now €55,000 a year",
                        "* Apply by 31 May 2026",
                        "  For: nurse, pay at least 50,000 a year; ",
                        "3 more follow in the next message.",
                        "See all 7 now: https://alerts.example.org/deliveries/1",
                        "  - pay at least 50,000 EUR a year: the posting doesn’t say");
        String html = part(mail, 1, "text/html");
        picture("several-en", html);
        assertThat(html)
                .contains("<html lang=\"en\"", "Posted again; first seen 3 March 2026", "Водитель грузовика")
                .contains("&lt;b&gt;Nurse&lt;/b&gt; &amp; carer")
                .doesNotContain("<b>", "null", "??", "<script", "<img");
    }

    @Test
    void of_many_alerts_that_found_the_same_three_are_named_and_a_link_shows_all() throws Exception {
        for (int count : new int[] {4, 5, 40}) {
            for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                Alert[] all = IntStream.range(0, count)
                        .mapToObj(i -> Alerted.alert("A" + i, "{\"q\": \"trade" + i + "\"}", "ada@example.org"))
                        .toArray(Alert[]::new);
                Message mail = strict(write(Notices.of(
                        Notice.Kind.MATCHES,
                        language,
                        new Destination.Email("ada@example.org"),
                        List.of(
                                Notices.item("Nurse", "Hospital", "Leeds", new Notice.News.Fresh(), all),
                                Notices.item("Carer", "Hospital", "Leeds", new Notice.News.Fresh(), all[0], all[1])),
                        0,
                        count > 4 ? "https://alerts.example.org/deliveries/1" : null,
                        all)));
                String text = part(mail, 0, "text/plain").replace("\r", "");
                String html = part(mail, 1, "text/html");
                picture("alerts-" + count + "-" + language, html);
                Files.writeString(Path.of("target", "mails", "alerts-" + count + "-" + language + ".txt"), text);
                boolean german = language.equals(Locale.GERMAN);
                String rest = german
                        ? "und " + (count - 3) + " weitere Ihrer Alarme"
                        : "and " + (count - 3) + " more of your alerts";
                String by = german ? "  Für: " : "  For: ";
                if (count == 4) {
                    assertThat(text).contains(by + "trade0; trade1; trade2; trade3\n", "  trade3\n");
                    assertThat(html).doesNotContain(rest);
                } else {
                    assertThat(text)
                            .contains(
                                    by + "trade0; trade1; trade2 " + rest + "\n",
                                    by + "trade0; trade1\n",
                                    "  trade2\n  " + rest + ": https://alerts.example.org/deliveries/1\n")
                            .doesNotContain("trade3");
                    assertThat(html)
                            .contains("href=\"https://alerts.example.org/deliveries/1\"")
                            .containsOnlyOnce("; <bdi>trade2</bdi>")
                            .doesNotContain("trade3", "null", "??");
                    assertThat(html.split(rest, -1))
                            .as("above, and beside the posting")
                            .hasSize(3);
                }
            }
        }
    }

    @Test
    void it_is_said_in_german_to_who_reads_german() throws Exception {
        Message mail = strict(write(several(Locale.GERMAN)));
        assertThat(mail.getSubject()).isEqualTo("7 neue Stellen für Ihre 2 Alarme");
        String html = part(mail, 1, "text/html");
        picture("several-de", html);
        assertThat(html)
                .contains("lang=\"de\"", "Wieder ausgeschrieben; zuerst gesehen am 3. März 2026", "Abbestellen");
        assertThat(part(mail, 0, "text/plain"))
                .contains("3 weitere folgen", "Wörter nurse: „<b>Nurse</b> & carer“ (Titel)");
    }

    @Test
    void one_posting_is_told_in_the_subject_whatever_its_title_tries() throws Exception {
        Notice notice = Notices.of(
                Notice.Kind.MATCHES,
                Locale.FRENCH,
                new Destination.Email("ada@example.org"),
                List.of(Notices.item(
                        "Nurse\r\nBcc: all@example.org \u202Etxt.exe =?utf-8?q?x?=",
                        "דואר ישראל",
                        null,
                        new Notice.News.Fresh(),
                        NURSE)),
                0,
                null,
                NURSE);
        byte[] raw = write(notice);
        Message mail = strict(raw);
        assertThat(mail.getSubject())
                .isEqualTo("Nurse Bcc: all@example.org txt.exe =?utf-8?q?x?= at \u2068דואר ישראל\u2069");
        assertThat(mail.getHeader().getField("Bcc")).isNull();
        assertThat(new String(raw, UTF_8).lines().mapToInt(String::length).max().orElseThrow())
                .isLessThanOrEqualTo(998);
    }

    @Test
    void confirmations_and_news_of_trouble_have_nothing_to_unsubscribe_from() throws Exception {
        for (Notice.Kind kind : List.of(Notice.Kind.CONFIRMATION, Notice.Kind.LINK, Notice.Kind.TROUBLE)) {
            for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                Message mail = strict(write(Notices.of(
                        kind, language, new Destination.Email("ada@example.org"), List.of(), 0, null, NURSE)));
                assertThat(mail.getHeader().getField("List-Unsubscribe")).isNull();
                assertThat(part(mail, 0, "text/plain"))
                        .contains("https://alerts.example.org/alerts/A1")
                        .doesNotContain("{0}");
                picture(kind.name().toLowerCase(Locale.ROOT) + "-" + language, part(mail, 1, "text/html"));
            }
        }
    }

    @Test
    void silence_is_told_with_its_days_its_reason_and_what_can_be_done() throws Exception {
        Notice plain = Notices.of(
                Notice.Kind.SILENT,
                Locale.ENGLISH,
                new Destination.Email("ada@example.org"),
                List.of(),
                0,
                null,
                NURSE);
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            for (String reason : new String[] {null, "no posting came from acme in the last 90 days"}) {
                Message mail = strict(write(new Notice(
                        plain.id(),
                        plain.kind(),
                        plain.createdAt(),
                        plain.destination(),
                        language,
                        plain.items(),
                        0,
                        null,
                        plain.alerts(),
                        plain.links(),
                        new Notice.Silence(30, reason))));
                boolean german = language.equals(Locale.GERMAN);
                String source = german
                        ? "Aus der Quelle acme kam in den letzten 90 Tagen keine Stelle."
                        : "no posting came from acme in the last 90 days.";
                String text = part(mail, 0, "text/plain");
                assertThat(text).contains(german ? "in den letzten 30 Tagen nichts" : "nothing in the last 30 days");
                assertThat(text.contains(source)).isEqualTo(reason != null);
                assertThat(text).contains(german ? "Unsere Quellen liefern" : "our sources are alive");
                picture("silent-" + language + (reason == null ? "" : "-dead"), part(mail, 1, "text/html"));
            }
        }
        picture(
                "reminder-de",
                part(
                        strict(write(Notices.of(
                                Notice.Kind.REMINDER,
                                Locale.GERMAN,
                                new Destination.Email("ada@example.org"),
                                List.of(),
                                0,
                                null,
                                NURSE))),
                        1,
                        "text/html"));
    }

    @Test
    void bounces_go_to_an_address_that_tells_whose_mail_it_was_and_cannot_be_made_up() throws Exception {
        String from = COMPOSER.compose(
                        Session.getInstance(new Properties()), several(Locale.ENGLISH), "ada@example.org")
                .getEnvelopeFrom();
        assertThat(from).matches("bounces\\+[\\w.-]+@example\\.org").hasSizeLessThan(80);
        assertThat(RETURNED.subscriberIn(from)).contains(SubscriberId.of("ada@example.org"));
        assertThat(RETURNED.subscriberIn(from.replaceFirst("\\.[\\w-]{3}", ".AAA")))
                .isEmpty();
        assertThat(new ReturnToken(Alerted.tokens("another key")).subscriberIn(from))
                .isEmpty();
    }

    private static Notice several(Locale language) {
        return Notices.of(
                Notice.Kind.MATCHES,
                language,
                new Destination.Email("ada@example.org"),
                List.of(
                        Notices.item(
                                "<b>Nurse</b> & carer",
                                "St James’s Hospital",
                                "Leeds",
                                new Notice.News.Fresh(),
                                NURSE,
                                DRIVER),
                        Notices.item("سائق شاحنة", "شركة النقل", "دبي", new Notice.News.Fresh(), DRIVER),
                        Notices.item(
                                "Водитель грузовика",
                                "ООО «Ромашка»",
                                "Минск",
                                new Notice.News.Reposted(Instant.parse("2026-03-03T10:00:00Z")),
                                DRIVER),
                        Notices.item(
                                "Senior nurse, night shift, with a title that is longer than a telephone is wide",
                                "Krankenhausgesellschaft Norddeutschland mbH",
                                "Hamburg · Bremen · Kiel and 4 more",
                                new Notice.News.Changed(List.of(
                                        new Notice.Change(AfterNotice.PAY, "€50,000 a year", "€55,000 a year"),
                                        new Notice.Change(AfterNotice.DEADLINE, null, "31 May 2026"))),
                                NURSE)),
                3,
                "https://alerts.example.org/deliveries/1",
                NURSE,
                DRIVER);
    }

    private static byte[] write(Notice notice) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        COMPOSER.compose(Session.getInstance(new Properties()), notice, "ada@example.org")
                .writeTo(out);
        return out.toByteArray();
    }

    /** Apache James's reader, told to throw at the first thing that is not as the standards have it. */
    private static Message strict(byte[] raw) throws Exception {
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.STRICT);
        builder.setDecodeMonitor(DecodeMonitor.STRICT);
        return builder.parseMessage(new ByteArrayInputStream(raw));
    }

    private static String header(Message mail, String name) {
        return mail.getHeader().getField(name).getBody();
    }

    /** RFC 2369: addresses in angle brackets with commas between; the first that the reader can use. */
    private static URI unsubscribe(String header) {
        assertThat(header).matches("<[^<>\\s]+>(,\\s*<[^<>\\s]+>)*");
        return URI.create(header.substring(1, header.indexOf('>')));
    }

    private static String part(Message mail, int index, String type) throws Exception {
        Entity part = ((Multipart) mail.getBody()).getBodyParts().get(index);
        assertThat(part.getMimeType()).isEqualTo(type);
        assertThat(part.getCharset()).isEqualToIgnoringCase("utf-8");
        return new String(((TextBody) part.getBody()).getInputStream().readAllBytes(), UTF_8);
    }

    /** For eyes. */
    private static void picture(String name, String html) throws Exception {
        Path folder = Path.of("target", "mails");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".html"), html);
    }

    static MailComposer composer() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        SpringTemplateEngine templates = new SpringTemplateEngine();
        templates.setTemplateResolver(resolver);
        return new MailComposer(
                Notices.SETTINGS,
                new MailSettings(10, Duration.ofSeconds(1), "", "bounces@example.org"),
                RETURNED,
                templates);
    }
}
