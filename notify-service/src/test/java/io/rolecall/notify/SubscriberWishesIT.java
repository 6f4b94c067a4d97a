package io.rolecall.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What counts for all alerts of a subscriber: wishes, blocks, pauses, the language. */
class SubscriberWishesIT extends OneSubscriber {
    @Test
    void a_pause_ends_by_itself_and_what_came_meanwhile_is_not_told() {
        String word = word();
        Api.Mine mine = alert(word, "");
        Instant until = Instant.now().plusSeconds(3);
        Api.Answer paused = api.patch("/v1/alerts/" + mine.id(), """
                {"state": "paused", "pausedUntil": "%s"}""".formatted(until), Api.bearer(token()));
        assertThat(paused.json().get("state").asString()).isEqualTo("paused");
        PostingsTopic.published(Postings.aPosting().title("Meanwhile " + word).build());
        await().until(() -> Instant.now().isAfter(until));
        PostingsTopic.published(Postings.aPosting().title("Afterwards " + word).build());
        assertThat(Mails.first(to).text()).contains("Afterwards").doesNotContain("Meanwhile");
        assertThat(alert(mine).get("state").asString()).isEqualTo("active");
    }

    @Test
    void all_alerts_pause_together_until_a_moment_or_until_they_are_resumed() {
        String word = word();
        alert(word, "");
        alert("\\\"" + word + "\\\" -nonsense", "");
        Instant until = Instant.now().plusSeconds(3);
        JsonNode me = api.patch("/v1/subscribers/me", """
                {"pausedUntil": "%s"}""".formatted(until), Api.bearer(token()))
                .json();
        assertThat(me.at("/preferences/pausedUntil").asString()).isNotEmpty();
        assertThat(api.get(page()).body()).contains("All your alerts are paused until");
        PostingsTopic.published(Postings.aPosting().title("Meanwhile " + word).build());
        await().until(() -> Instant.now().isAfter(until));
        PostingsTopic.published(Postings.aPosting().title("Afterwards " + word).build());
        assertThat(Mails.first(to).text()).contains("Afterwards").doesNotContain("Meanwhile");

        api.form(page(), Map.of("action", "pauseAll"));
        assertThat(api.get("/v1/subscribers/me", Api.bearer(token()))
                        .json()
                        .at("/preferences/pausedUntil")
                        .asString())
                .isEqualTo("always");
        PostingsTopic.published(Postings.aPosting().title("Not now " + word).build());
        String other = word();
        String sent = address("other");
        api.alert("""
                {"query": {"q": "%s"}, "delivery": {"to": "%s"}}""".formatted(other, sent));
        PostingsTopic.published(
                Postings.aPosting().title("A later one " + other).build());
        Mails.first(sent);
        assertThat(api.form(page(), Map.of("action", "resumeAll")).body()).contains("Resumed.");
        PostingsTopic.published(Postings.aPosting().title("Once more " + word).build());
        await().until(() -> Infrastructure.smtp().received(to).stream()
                .anyMatch(mail -> mail.text().contains("Once more")));
        assertThat(Infrastructure.smtp().received(to))
                .noneMatch(mail -> mail.text().contains("Not now"));
    }

    @Test
    void wishes_are_kept_and_shown_as_they_were_said() {
        alert(word(), "");
        String page = page();
        api.form(
                page,
                Map.of(
                        "action",
                        "blocks",
                        "organizations",
                        "Acme\r\nFoo & Söhne\n\nacme",
                        "agencies",
                        "staffing",
                        "words",
                        "night shift"));
        Api.Answer german = api.form(
                page,
                Map.of(
                        "action",
                        "wishes",
                        "language",
                        "de",
                        "reposts",
                        "after",
                        "repostsAfterDays",
                        "90",
                        "after",
                        "pay",
                        "quiet",
                        "on",
                        "from",
                        "22:00",
                        "until",
                        "06:30",
                        "zone",
                        "Europe/Berlin",
                        "mostADay",
                        "3"));
        assertThat(german.body()).contains("<html lang=\"de\"", "Gespeichert.", "Foo &amp; Söhne");
        JsonNode wishes =
                api.get("/v1/subscribers/me", Api.bearer(token())).json().get("preferences");
        assertThat(wishes.toString()).isEqualTo("""
                {"language":"de","blocks":{"organizations":["Acme","Foo & Söhne"],"agencies":["staffing"],"words":["night shift"]},\
                "reposts":"after","repostsAfterDays":90,"after":["pay"],\
                "quiet":{"from":"22:00","until":"06:30","zone":"Europe/Berlin"},"mostADay":3,"pausedUntil":null}""");
        api.patch("/v1/subscribers/me", "{\"reposts\": \"never\", \"quiet\": null}", Api.bearer(token()));
        JsonNode after =
                api.get("/v1/subscribers/me", Api.bearer(token())).json().get("preferences");
        assertThat(after.get("quiet").isNull()).isTrue();
        assertThat(after.get("reposts").asString()).isEqualTo("never");
        assertThat(after.at("/blocks/words/0").asString()).isEqualTo("night shift");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"language": "fr"}                                                   | language
        {"blocks": {"words": ["a \\"b"]}}                                    | blocks.words
        {"blocks": {"people": []}}                                           | blocks.people
        {"reposts": "sometimes"}                                             | reposts
        {"reposts": "after"}                                                 | repostsAfterDays
        {"after": ["sunset"]}                                                | after
        {"quiet": {"from": "22:00", "until": "22:00", "zone": "UTC"}}        | quiet.until
        {"quiet": {"from": "22", "until": "23:00", "zone": "UTC"}}           | quiet.from
        {"quiet": {"from": "22:00", "until": "23:00", "zone": "Mars"}}       | quiet.zone
        {"mostADay": 0}                                                      | mostADay
        {"pausedUntil": "2001-01-01T00:00:00Z"}                              | pausedUntil
        {"colour": "red"}                                                    | colour
        """)
    void a_wish_that_cannot_be_is_refused_and_named(String json, String field) {
        alert(word(), "");
        Api.Answer answer = api.patch("/v1/subscribers/me", json, Api.bearer(token()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("field").asString()).isEqualTo(field);
    }

    @Test
    void what_is_blocked_counts_for_all_alerts_at_once() {
        String word = word();
        alert(word, "");
        api.form(page(), Map.of("action", "blocks", "words", "night shift", "organizations", "Blocked Works"));
        PostingsTopic.published(Postings.aPosting().title("Night shift " + word).build());
        PostingsTopic.published(Postings.aPosting()
                .title("Elsewhere " + word)
                .organization("Blocked Works")
                .build());
        PostingsTopic.published(Postings.aPosting().title("By day " + word).build());
        assertThat(Mails.first(to).text()).contains("By day").doesNotContain("Night", "Elsewhere");
    }

    @Test
    void the_language_of_who_asks_is_kept_and_pages_follow_it() {
        String word = word();
        api.post(
                "/v1/alerts",
                "{\"query\": {\"q\": \"%s\", \"location\": \"Munich\"}, \"delivery\": {\"to\": \"%s\"}}"
                        .formatted(word, to),
                "Accept-Language",
                "de-AT,en;q=0.5");
        assertThat(subscriber().preferences().language().getLanguage()).isEqualTo("de");
        String confirm = Mails.link(Mails.first(to), "/confirm");
        assertThat(Mails.first(to).text()).contains("München, Bayern, Deutschland, Umkreis 25 km");
        assertThat(api.get(confirm).body())
                .contains("<html lang=\"de\"", "Alarm bestätigen", "Suchwörter")
                .contains("München, Bayern, Deutschland, Umkreis 25 km");
        assertThat(subscriber().confirmedAt()).isNull();
        api.form(confirm, Map.of());
        assertThat(subscriber().confirmedAt()).isNotNull();
        // A stranger who names the address again changes nothing about it.
        api.post(
                "/v1/alerts",
                "{\"query\": {\"q\": \"%s\"}, \"delivery\": {\"to\": \"%s\"}}".formatted(word(), to),
                "Accept-Language",
                "en");
        assertThat(subscriber().preferences().language().getLanguage()).isEqualTo("de");
        assertThat(api.get("/alerts/new?q=" + word, "Accept-Language", "de").body())
                .contains("Neue Stellen per Mail", "Alarm anlegen");
        assertThat(api.get("/alerts/new?q=" + word, "Cookie", "lang=de").body()).contains("Alarm anlegen");
        assertThat(api.get("/alerts/new?location=M%C3%BCnchen", "Accept-Language", "en")
                        .body())
                .contains("Munich, Bavaria, Germany, within 25 km");
    }
}
