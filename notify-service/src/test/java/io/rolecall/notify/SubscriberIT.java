package io.rolecall.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.notify.alert.Tokens;
import io.rolecall.notify.subscriber.Subscriber;
import io.rolecall.notify.subscriber.SubscriberId;
import io.rolecall.notify.subscriber.Subscribers;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;

/** One subscriber with all their alerts: the page, and the same for programs. */
class SubscriberIT extends RunningService {
    @Autowired
    Tokens tokens;

    @Autowired
    Subscribers subscribers;

    @Autowired
    MongoTemplate mongo;

    private final String to = address("sue");

    @Test
    void the_page_shows_all_alerts_and_changes_each() {
        Api.Mine first = alert(word(), "\"name\": \"Meine <b>Liste</b>\"");
        Api.Mine second = alert(word(), "\"cadence\": \"daily\", \"at\": \"07:30\", \"zone\": \"Europe/Berlin\"");
        String page = page();
        String html = api.get(page).body();
        assertThat(html)
                .contains(
                        "Meine &lt;b&gt;Liste&lt;/b&gt;",
                        "tells at once",
                        "tells each day at 07:30 (Europe/Berlin)",
                        to)
                .doesNotContain("<b>Liste");

        String nextYear = LocalDate.now().plusYears(1).toString();
        Api.Answer paused = api.form(page, Map.of("action", "pause", "alert", first.id(), "until", nextYear));
        assertThat(paused.body()).contains("Paused.", "paused until");
        assertThat(alert(first).get("state").asString()).isEqualTo("paused");
        assertThat(alert(first).get("pausedUntil").asString()).startsWith(nextYear);
        assertThat(api.form(page, Map.of("action", "resume", "alert", first.id()))
                        .body())
                .contains("Resumed.");
        assertThat(alert(first).has("pausedUntil")).isFalse();

        String own = page + "/alerts/" + second.id();
        assertThat(api.get(own).body()).contains("07:30");
        String word = word();
        Api.Answer changed = api.form(own, Map.of("action", "query", "q", word, "location", "Graz, Austria"));
        assertThat(changed.body()).contains(word, "Graz, Styria, Austria, within 25 km");
        Api.Answer named = api.form(
                own,
                Map.of("action", "change", "name", "Für die Küche", "cadence", "weekly", "at", "09:00", "zone", "UTC"));
        assertThat(named.body()).contains("Saved.", "Für die Küche");
        assertThat(api.get(page).body()).contains("Für die Küche", "tells each Monday at 09:00", word);

        assertThat(api.form(page, Map.of("action", "delete", "alert", second.id()))
                        .body())
                .contains("The alert is gone.")
                .doesNotContain("Für die Küche");
        await().untilAsserted(() -> assertThat(subscriber().alertIds()).containsExactly(first.id()));
    }

    @Test
    void what_is_wrong_in_a_form_changes_nothing_and_is_said() {
        Api.Mine mine = alert(word(), "");
        String page = page();
        assertThat(api.form(page, Map.of("action", "pause", "alert", mine.id(), "until", "2001-01-01"))
                        .body())
                .contains("is not a day to come");
        assertThat(api.form(page, Map.of("action", "pause", "alert", "another")).status())
                .isEqualTo(400);
        assertThat(api.form(page, Map.of("action", "dance")).status()).isEqualTo(400);
        assertThat(api.form(page, Map.of("action", "blocks", "words", "x".repeat(81)))
                        .status())
                .isEqualTo(400);
        assertThat(api.form(page + "/alerts/" + mine.id(), Map.of("action", "query"))
                        .status())
                .isEqualTo(400);
        assertThat(api.form(page + "/alerts/" + mine.id(), Map.of("action", "change", "name", "x".repeat(81)))
                        .status())
                .isEqualTo(400);
        assertThat(alert(mine).get("state").asString()).isEqualTo("active");
    }

    @Test
    void nobody_opens_the_page_of_another() {
        Api.Mine mine = alert(word(), "");
        String stranger = address("stranger");
        Api.Mine theirs = api.alert("""
                {"query": {"q": "%s"}, "delivery": {"to": "%s"}}""".formatted(word(), stranger));
        String page = page();
        assertThat(api.get(page + "/alerts/" + theirs.id()).status()).isEqualTo(404);
        assertThat(api.form(page, Map.of("action", "delete", "alert", theirs.id()))
                        .status())
                .isEqualTo(400);
        assertThat(api.get("/v1/alerts/" + theirs.id(), Api.bearer(token())).status())
                .isEqualTo(404);
        assertThat(api.get("/v1/alerts/" + mine.id(), Api.bearer(token())).status())
                .isEqualTo(200);
        assertThat(api.get("/v1/alerts/" + theirs.id(), Api.bearer(theirs.token()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void each_token_serves_one_purpose_for_its_time() {
        Api.Mine mine = alert(word(), "");
        Subscriber me = subscriber();
        String fresh = tokens.subscriber(me, Instant.now());
        String late = tokens.subscriber(me, Instant.now().minus(Duration.ofDays(7)));
        String[] parts = fresh.split("\\.");
        String stretched = parts[0] + "." + parts[1].replaceFirst("^.", "z") + "." + parts[2];
        assertThat(api.get("/subscriber/" + fresh).status()).isEqualTo(200);
        assertThat(api.get("/subscriber/" + late).status()).isEqualTo(410);
        assertThat(api.form("/subscriber/" + late, Map.of("action", "eraseNow")).status())
                .isEqualTo(410);
        for (String wrong : new String[] {
            stretched,
            fresh.substring(0, fresh.length() - 2),
            mine.token(),
            me.id(),
            me.id() + "." + mine.token(),
            tokens.erase(me, Instant.now()),
            "a.b.c",
            "%00",
            "x".repeat(3000)
        }) {
            assertThat(api.get("/subscriber/" + wrong).status()).as(wrong).isIn(400, 404);
            assertThat(api.get("/v1/subscribers/me", Api.bearer(wrong)).status())
                    .as(wrong)
                    .isEqualTo(401);
        }
        assertThat(api.get("/alerts/" + mine.id() + "?token=" + fresh).status()).isEqualTo(404);
        assertThat(api.form("/unsubscribe/" + fresh, Map.of()).body()).contains("The alert is gone");
        assertThat(api.get("/v1/subscribers/me", Api.bearer(late)).status()).isEqualTo(401);
        // Erasing takes the page's token and the one of the page that asks whether they are sure.
        assertThat(api.form("/subscriber/" + fresh, Map.of("action", "eraseNow"))
                        .status())
                .isEqualTo(410);
        assertThat(api.form("/subscriber/" + fresh, Map.of("action", "eraseNow", "erase", fresh))
                        .status())
                .isEqualTo(410);
        assertThat(subscriber().alertIds()).containsExactly(mine.id());
    }

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
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Infrastructure.smtp().received(to).stream()
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
    void the_language_of_who_asks_is_kept_and_pages_follow_it() {
        String word = word();
        api.post(
                "/v1/alerts",
                "{\"query\": {\"q\": \"%s\"}, \"delivery\": {\"to\": \"%s\"}}".formatted(word, to),
                "Accept-Language",
                "de-AT,en;q=0.5");
        assertThat(subscriber().preferences().language().getLanguage()).isEqualTo("de");
        String confirm = Mails.link(Mails.first(to), "/confirm");
        assertThat(api.get(confirm).body()).contains("<html lang=\"de\"", "Alarm bestätigen", "Suchwörter");
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
    }

    @Test
    void asking_again_and_again_adds_nothing_to_what_is_kept() {
        String word = word();
        for (int i = 0; i < 3; i++) {
            alert(word, "");
        }
        assertThat(subscriber().alertIds()).hasSize(1);
    }

    @Test
    void all_that_is_kept_is_handed_over_and_then_erased() {
        String word = word();
        Api.Mine mine = alert(word, "\"name\": \"Mine\"");
        PostingsTopic.published(Postings.aPosting().title("Found " + word).build());
        Mails.first(to);
        await().until(() ->
                api.get("/v1/subscribers/me/export", Api.bearer(token())).body().contains("\"sent\""));
        Api.Answer export = api.form(page(), Map.of("action", "export"));
        assertThat(export.response().headers().firstValue("content-disposition").orElse(""))
                .startsWith("attachment");
        JsonNode all = export.json();
        assertThat(all.at("/subscriber/mailbox").asString()).isEqualTo(to);
        assertThat(all.at("/alerts/0/alert/name").asString()).isEqualTo("Mine");
        assertThat(all.at("/alerts/0/matches/0/title").asString()).isEqualTo("Found " + word);
        assertThat(all.at("/alerts/0/messages/0/kind").asString()).isEqualTo("matches");

        String page = page();
        Api.Answer sure = api.form(page, Map.of("action", "erase"));
        assertThat(sure.body()).contains("Erase everything?", to);
        assertThat(api.get("/v1/alerts/" + mine.id(), Api.bearer(mine.token())).status())
                .isEqualTo(200);
        String erase = sure.body().replaceAll("(?s).*name=\"erase\" value=\"([^\"]+)\".*", "$1");
        assertThat(api.form(page, Map.of("action", "eraseNow", "erase", erase)).body())
                .contains("You are erased");
        assertThat(api.get(page).status()).isEqualTo(404);
        assertThat(api.get("/v1/alerts/" + mine.id(), Api.bearer(mine.token())).status())
                .isEqualTo(404);
        for (String collection : new String[] {"subscribers", "alerts", "deliveries"}) {
            await().untilAsserted(() -> assertThat(
                            mongo.getCollection(collection).find().map(Document::toJson))
                    .as(collection)
                    .noneMatch(d -> d.contains(to) || d.contains(mine.id())));
        }
    }

    private JsonNode alert(Api.Mine mine) {
        return api.get("/v1/alerts/" + mine.id(), Api.bearer(mine.token())).json();
    }

    private Api.Mine alert(String word, String more) {
        return api.alert("""
                {"query": {"q": "%s"}, "delivery": {"channel": "email", "to": "%s"}%s}""".formatted(word, to, more.isEmpty() ? "" : ", " + more));
    }

    private Subscriber subscriber() {
        return subscribers.find(SubscriberId.of(to)).orElseThrow();
    }

    private String token() {
        return tokens.subscriber(subscriber(), Instant.now());
    }

    private String page() {
        return "/subscriber/" + token();
    }
}
