package io.rolecall.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.notify.subscriber.Subscriber;
import io.rolecall.testing.Postings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One subscriber with all their alerts: the page, and the same for programs. */
class SubscriberIT extends OneSubscriber {
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
        assertThat(api.get("/v1/subscribers/me", Api.bearer(token())).json().get("alerts"))
                .hasSize(1);
    }

    @Test
    void what_is_wrong_in_a_form_changes_nothing_and_is_said() {
        Api.Mine mine = alert(word(), "");
        String page = page();
        assertThat(api.form(page, Map.of("action", "pause", "alert", mine.id(), "until", "2001-01-01"))
                        .body())
                .contains("Choose a day to come");
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
}
