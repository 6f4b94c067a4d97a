package io.rolecall.notify.channel.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.notify.alert.Alert;
import io.rolecall.notify.alert.Alerted;
import io.rolecall.notify.alert.Destination;
import io.rolecall.notify.channel.Brief;
import io.rolecall.notify.channel.Notice;
import io.rolecall.notify.channel.Notices;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HookMessageTest {
    private static final Alert ALERT = Alerted.alert("A1", "{\"q\": \"nurse\"}", "ada@example.org");

    @Test
    void stays_below_twenty_kilobytes_and_names_every_posting_or_says_how_many_it_leaves_out() {
        JsonNode usual = JsonMapper.shared().readTree(HookMessage.of(notice(20, 50)));
        assertThat(usual.at("/data/postings"))
                .hasSize(20)
                .allSatisfy(p -> assertThat(p.has("why")).isTrue());

        byte[] large = HookMessage.of(notice(20, 900));
        assertThat(large.length).isLessThan(20_000);
        JsonNode postings = JsonMapper.shared().readTree(large).at("/data/postings");
        assertThat(postings).hasSize(20);
        assertThat(postings.get(0).has("why")).isTrue();
        assertThat(postings.get(19).has("why")).isFalse();
        assertThat(postings.get(19).get("page").asString()).startsWith("https://search.example.org/postings/");

        byte[] huge = HookMessage.of(notice(200, 900));
        assertThat(huge.length).isLessThan(20_000);
        JsonNode data = JsonMapper.shared().readTree(huge).get("data");
        assertThat(data.get("postings").size() + data.get("omitted").asInt()).isEqualTo(200);
        assertThat(data.get("all").asString()).startsWith("https://");
    }

    @Test
    void a_chat_shows_a_title_as_it_is_and_nobody_is_called_by_it() {
        assertThat(SlackChannel.escaped("<!channel> R&D *lead*|x")).isEqualTo("&lt;!channel&gt; R&amp;D ∗lead∗¦x");
        assertThat(DiscordChannel.escaped("[C++](http://evil) @everyone **x** <@1>"))
                .isEqualTo("\\[C++\\]\\(http://evil\\) \\@everyone \\*\\*x\\*\\* \\<\\@1\\>");
    }

    @Test
    void what_does_not_fit_is_counted() {
        Brief brief = Brief.of(notice(20, 100))
                .fit(1_000, b -> b.text(l -> l.title(), url -> url).length());
        assertThat(brief.lines().size() + brief.rest()).isEqualTo(23);
        assertThat(brief.text(l -> l.title(), url -> url)).endsWith("more: https://alerts.example.org/all");
        assertThat(brief.headline()).isEqualTo("23 new postings: nurse");
    }

    @Test
    void a_chat_names_three_of_many_alerts_and_where_all_are_and_a_program_gets_all() {
        Alert[] all = IntStream.range(0, 40)
                .mapToObj(i -> Alerted.alert("A" + i, "{\"q\": \"trade" + i + "\"}", "ada@example.org"))
                .toArray(Alert[]::new);
        Notice notice = Notices.of(
                Notice.Kind.MATCHES,
                Locale.ENGLISH,
                new Destination.Slack("https://hooks.example.com/services/T0/S3CRET"),
                List.of(Notices.item("Nurse", "Hospital", "Leeds", new Notice.News.Fresh(), all)),
                0,
                "https://alerts.example.org/all",
                all);
        Brief brief = Brief.of(notice);
        assertThat(brief.headline()).isEqualTo("One new posting: trade0; trade1; trade2 and 37 more of your alerts");
        assertThat(brief.text(Brief.Line::title, url -> url))
                .isEqualTo("Nurse\nAll of your alerts that found it: https://alerts.example.org/all");
        assertThat(brief.text(Brief.Line::title, url -> ""))
                .as("where links can't be shown")
                .isEqualTo("Nurse");
        JsonNode data = JsonMapper.shared().readTree(HookMessage.of(notice)).get("data");
        assertThat(data.get("alerts")).hasSize(40);
        assertThat(data.at("/postings/0/alerts")).hasSize(40);
        assertThat(data.has("all")).as("it says all itself").isFalse();
    }

    @Test
    void secrets_are_in_no_text_of_a_destination() {
        for (Destination d : List.of(
                new Destination.Slack("https://hooks.example.com/services/T0/S3CRET"),
                new Destination.Discord("https://discord.example.com/api/webhooks/1/S3CRET"),
                new Destination.Ntfy("https://ntfy.example.com/S3CRET", "S3CRET"),
                new Destination.WebPush("https://push.example.com/S3CRET", "S3CRET", "S3CRET"),
                new Destination.Webhook("https://example.com/", "S3CRET").rotated("S3CRET", Instant.EPOCH),
                new Destination.Feed("S3CRET"))) {
            assertThat(d.toString()).doesNotContain("S3CRET");
            assertThat(d.shown()).doesNotContain("S3CRET");
        }
    }

    private static Notice notice(int items, int length) {
        return Notices.of(
                Notice.Kind.MATCHES,
                Locale.ENGLISH,
                new Destination.Webhook("https://example.org/", "whsec_"),
                Notices.many(items, length, ALERT),
                3,
                "https://alerts.example.org/all",
                ALERT);
    }
}
