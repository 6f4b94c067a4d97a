package io.rolecall.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rolecall.posting.PostingField;
import io.rolecall.testing.Postings;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an alert finds, as its owner changes it and asks for it. */
class AlertMatchesIT extends RunningService {
    @Test
    void a_changed_query_holds_at_once_and_an_alert_that_rests_finds_nothing() {
        String before = word();
        String after = word();
        String to = address("change");
        Api.Mine mine = create(before, to);
        String path = "/v1/alerts/" + mine.id();
        JsonNode changed = api.patch(path, "{\"query\":{\"q\":\"" + after + "\"}}", Api.bearer(mine.token()))
                .json();
        assertThat(changed.get("query").toString()).contains(after);
        PostingsTopic.published(Postings.aPosting().title("Old " + before).build());
        PostingsTopic.published(Postings.aPosting().title("New " + after).build());
        assertThat(Mails.first(to).text()).contains("New " + after).doesNotContain(before);

        assertThat(api.patch(path, "{\"state\":\"paused\"}", Api.bearer(mine.token()))
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("paused");
        PostingsTopic.published(Postings.aPosting().title("Paused " + after).build());
        Api.Mine barrier = create(after, address("barrier"));
        PostingsTopic.published(Postings.aPosting().title("Barrier " + after).build());
        await().until(() -> matches(barrier) == 1);
        assertThat(matches(mine)).isEqualTo(1);

        api.patch(path, "{\"state\":\"active\"}", Api.bearer(mine.token()));
        PostingsTopic.published(Postings.aPosting().title("Resumed " + after).build());
        assertThat(Mails.wait(to, 2).get(1).text()).contains("Resumed").doesNotContain("Paused", "Barrier");
        assertThat(api.patch(path, "{\"delivery\":{\"to\":\"else@example.org\"}}", Api.bearer(mine.token()))
                        .status())
                .isEqualTo(400);
        assertThat(api.delete(path, Api.bearer(mine.token())).status()).isEqualTo(204);
        assertThat(api.get(path, Api.bearer(mine.token())).status()).isEqualTo(404);
    }

    @Test
    void only_what_happens_after_the_alert_and_matters_is_told() {
        String word = word();
        var old = Postings.aPosting().title("Old " + word).build();
        PostingsTopic.published(old);
        Api.Mine mine = create(word, address("since"));
        PostingsTopic.changed(Postings.changed(old).category("Cosmetic").build());
        PostingsTopic.published(Postings.aPosting().title("New " + word).build());
        await().until(() -> matches(mine) == 1);
        PostingsTopic.changed(
                Postings.changed(Postings.changed(old).build())
                        .title("Better " + word)
                        .build(),
                PostingField.TITLE);
        await().until(() -> matches(mine) == 2);
    }

    @Test
    void matches_are_paged_and_explained() {
        String word = word();
        Api.Mine mine = create(word, address("pages"));
        var posting = Postings.aPosting().title("First " + word).build();
        PostingsTopic.published(posting);
        PostingsTopic.published(Postings.aPosting().title("Second " + word).build());
        await().until(() -> matches(mine) == 2);
        String path = "/v1/alerts/" + mine.id();
        JsonNode page = api.get(path + "/matches?page=2&size=1", Api.bearer(mine.token()))
                .json();
        assertThat(page.get("total").asInt()).isEqualTo(2);
        assertThat(page.get("results").size()).isEqualTo(1);
        assertThat(page.get("results").get(0).get("why").get(0).get("criterion").asString())
                .isEqualTo("q");
        assertThat(api.get(path + "/matches?size=1000", Api.bearer(mine.token()))
                        .status())
                .isEqualTo(400);
        Api.Answer known = api.post(path + "/explain?posting=" + posting.id(), "", Api.bearer(mine.token()));
        assertThat(known.status()).isEqualTo(200);
        assertThat(known.json().get("row").get("postingId").asString()).isEqualTo(posting.id());
        Api.Answer unknown = api.post(path + "/explain?posting=test:none", "", Api.bearer(mine.token()));
        assertThat(unknown.status()).isEqualTo(503);
    }

    private Api.Mine create(String word, String to) {
        return api.alert("""
                {"query": {"q": "%s"}, "delivery": {"channel": "email", "to": "%s"}, "cadence": "immediate"}
                """.formatted(word, to));
    }

    private int matches(Api.Mine mine) {
        return api.get("/v1/alerts/" + mine.id() + "/matches", Api.bearer(mine.token()))
                .json()
                .get("total")
                .asInt();
    }
}
