package io.rolecall.notify;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import io.rolecall.testing.Postings;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

class DoubleOptInIT extends RunningService {
    @Autowired
    MongoTemplate mongo;

    @Test
    void a_stranger_hears_nothing_until_the_mailbox_confirms_by_post() {
        String word = word();
        String to = address("eve");
        Api.Answer answer = ask(word, to);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).doesNotContain(to);

        var mail = Mails.first(to);
        assertThat(mail.header("List-Unsubscribe")).isEmpty();
        String confirm = Mails.link(mail, "/confirm");
        PostingsTopic.published(Postings.aPosting().title("Early " + word).build());

        Api.Answer page = api.get(confirm);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.response().headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.response().headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(api.get(confirm.replaceAll("token=.{6}", "token=AAAAAA")).status())
                .isEqualTo(404);
        assertThat(api.form(confirm.replaceAll("token=.{6}", "token=AAAAAA"), Map.of())
                        .status())
                .isEqualTo(404);
        PostingsTopic.published(Postings.aPosting().title("Still early " + word).build());

        Api.Answer confirmed = api.form(confirm, Map.of());
        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(confirmed.body()).contains("Your alert is on");
        assertThat(api.form(confirm, Map.of()).status()).isEqualTo(200);
        PostingsTopic.published(Postings.aPosting().title("In time " + word).build());

        var told = Mails.wait(to, 2).get(1);
        assertThat(told.text()).contains("In time").doesNotContain("arly");
        String all = Mails.link(told, "/subscriber/");
        api.form(all, Map.of("action", "pauseAll"));
        assertThat(api.form(confirm, Map.of()).body())
                .as("the link used once more, while all is paused")
                .contains("Your alert is confirmed", "All your alerts are paused until you resume them")
                .doesNotContain("Your alert is on");
        api.form(all, Map.of("action", "resumeAll"));
        api.form(all, Map.of("action", "pause", "alert", confirm.split("[/?]")[2]));
        assertThat(api.form(confirm, Map.of()).body()).contains("tells nothing just now (paused)");
    }

    @Test
    void a_link_that_has_had_its_time_offers_a_new_mail() {
        String word = word();
        String to = address("late");
        ask(word, to);
        String confirm = Mails.link(Mails.first(to), "/confirm");
        String id = confirm.split("[/?]")[2];
        mongo.getCollection("alerts")
                .updateOne(
                        eq("_id", id), Updates.set("confirmUntil", Instant.now().minusSeconds(60)));
        Api.Answer page = api.get(confirm);
        assertThat(page.status()).isEqualTo(410);
        assertThat(page.body()).contains("This link has had its time", word).doesNotContain(to);
        assertThat(api.form(confirm, Map.of()).status()).isEqualTo(410);
        String again = page.body().replaceAll("(?s).*action=\"http://localhost:8082([^\"]+/again[^\"]*)\".*", "$1");
        assertThat(api.form(again.replaceAll("token=.{6}", "token=AAAAAA"), Map.of())
                        .status())
                .isEqualTo(404);

        Api.Answer sent = api.form(again, Map.of());
        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.body()).contains("If this address can get mail from us").doesNotContain(to);
        String fresh = Mails.link(Mails.wait(to, 2).get(1), "/confirm");
        assertThat(api.form(fresh, Map.of()).body()).contains("Your alert is on");
    }

    @Test
    void the_same_wish_again_makes_no_second_alert_and_gets_the_same_answer() {
        String word = word();
        String to = address("twice");
        Api.Answer first = ask(word, to);
        String confirm = Mails.link(Mails.first(to), "/confirm");
        api.form(confirm, Map.of());
        Api.Answer second = ask(word, to);
        assertThat(second.status()).isEqualTo(first.status());
        assertThat(second.body()).isEqualTo(first.body());
        var reminder = Mails.wait(to, 2).get(1);
        assertThat(reminder.subject()).contains("already have");
        String manage = Mails.link(reminder, "/alerts/");
        assertThat(api.get(manage).status()).isEqualTo(200);
        assertThat(manage.split("[/?]")[2]).isEqualTo(confirm.split("[/?]")[2]);
    }

    @Test
    void a_mailbox_gets_no_more_confirmations_than_its_budget() {
        String to = address("victim");
        for (int i = 0; i < 6; i++) {
            assertThat(ask(word(), to).status()).isEqualTo(202);
        }
        String other = address("other");
        ask(word(), other);
        Mails.first(other);
        assertThat(Mails.wait(to, 3)).hasSize(3);
    }

    @Test
    void the_form_does_the_same_without_script() {
        String word = word();
        String to = address("form");
        Api.Answer form = api.get("/alerts/new?q=" + word + "&country=DE&postedWithin=P7D");
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.body()).contains(word).contains("name=\"country\"").doesNotContain("postedWithin");
        Api.Answer asked = api.form(
                "/alerts",
                Map.of("q", word, "email", to, "cadence", "immediate", "at", "08:00", "zone", "Europe/Berlin"));
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.body()).contains("Check your mailbox").doesNotContain(to);
        assertThat(Mails.first(to).text()).contains(word);
    }

    @Test
    void a_form_that_is_wrong_says_what_and_keeps_what_was_typed() {
        Api.Answer asked = api.form("/alerts", Map.of("q", "baker", "email", "nobody", "zone", "Europe/Berlin"));
        assertThat(asked.status()).isEqualTo(400);
        assertThat(asked.body()).contains("nobody", "not an e-mail address", "baker");
        assertThat(api.get("/alerts/new?colour=red").status()).isEqualTo(400);
        assertThat(api.get("/alerts/new?colour=red").body()).contains("colour");
        assertThat(api.get("/alerts/new").status()).isEqualTo(400);
    }

    @Test
    void scanners_that_follow_every_link_change_nothing() {
        String word = word();
        String to = address("scanned");
        Api.Mine mine = api.alert("""
                {"query": {"q": "%s"}, "delivery": {"channel": "email", "to": "%s"}}""".formatted(word, to));
        PostingsTopic.published(Postings.aPosting().title("One " + word).build());
        var mail = Mails.first(to);
        String unsubscribe = Mails.link(mail, "/unsubscribe/");
        String manage = Mails.link(mail, "/alerts/");
        String before =
                api.get("/v1/alerts/" + mine.id(), Api.bearer(mine.token())).body();
        for (int i = 0; i < 3; i++) {
            assertThat(api.get(unsubscribe).status()).isEqualTo(200);
            assertThat(api.get(manage).status()).isEqualTo(200);
        }
        assertThat(api.get("/v1/alerts/" + mine.id(), Api.bearer(mine.token())).body())
                .isEqualTo(before);

        Api.Answer clicked = api.form(unsubscribe, Map.of("List-Unsubscribe", "One-Click"));
        assertThat(clicked.status()).isEqualTo(200);
        assertThat(clicked.response().headers().map()).doesNotContainKeys("set-cookie", "location");
        assertThat(api.form(unsubscribe, Map.of("List-Unsubscribe", "One-Click"))
                        .status())
                .isEqualTo(200);
        assertThat(api.get("/v1/alerts/" + mine.id(), Api.bearer(mine.token())).status())
                .isEqualTo(404);
        assertThat(api.get(manage).status()).isEqualTo(404);
    }

    @Test
    void one_click_ends_all_alerts_that_a_mail_names_however_many() {
        String word = word();
        String to = address("many");
        String wish = """
                {"query": {"q": "%s OR x%d"}, "delivery": {"channel": "email", "to": "%s"}}
                """;
        String created = api.ndjson(
                        "/v1/alerts",
                        IntStream.range(0, 30)
                                .mapToObj(i -> wish.formatted(word, i, to).strip())
                                .collect(Collectors.joining("\n")))
                .body();
        assertThat(created).contains("\"created\":30");
        PostingsTopic.published(Postings.aPosting().title("One " + word).build());
        var mail = Mails.first(to);
        assertThat(mail.header("List-Unsubscribe").orElseThrow()).hasSizeLessThan(900);
        assertThat(mail.text()).contains("and 27 more of your alerts");
        assertThat(Pattern.compile(word + " or x\\d+").matcher(mail.text()).results())
                .extracting(MatchResult::group)
                .as("three are named, whichever, beside the posting and at the end")
                .hasSize(6)
                .satisfies(named -> assertThat(Set.copyOf(named)).hasSize(3));
        assertThat(api.get(Mails.link(mail, "/deliveries/")).body())
                .as("the page of the message names them all")
                .contains("For 30 of your alerts", "x0", "x3", "x29", "The alerts that the message was for");
        String unsubscribe = Mails.link(mail, "/unsubscribe/");
        String all = Mails.link(mail, "/subscriber/");
        String forged = unsubscribe.substring(0, unsubscribe.length() - 4) + "AAAA";
        assertThat(api.get(forged).status()).isEqualTo(404);
        api.form(forged, Map.of("List-Unsubscribe", "One-Click"));
        assertThat(api.get(unsubscribe).body()).contains("Stop these alerts?").contains("x0", "x29");
        assertThat(api.get(all).body()).contains("x0", "x29");

        Api.Answer clicked = api.form(unsubscribe, Map.of("List-Unsubscribe", "One-Click"));

        assertThat(clicked.body()).contains("The alerts are gone", "your address 28 days after");
        assertThat(api.get(all).body()).contains(to).doesNotContain(word);
        assertThat(api.get(unsubscribe).status()).isEqualTo(404);
    }

    private Api.Answer ask(String word, String to) {
        return api.post("/v1/alerts", """
                {"query": {"q": "%s"}, "delivery": {"channel": "email", "to": "%s"}, "cadence": "immediate"}
                """.formatted(word, to));
    }
}
