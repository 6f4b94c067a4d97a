package io.rolecall.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.testing.Postings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AlertApiIT extends RunningService {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"query":{"colour":"red"},"delivery":{"channel":"email","to":"a@example.org"}}                     | query.colour
        {"query":{"workplace":"moon"},"delivery":{"channel":"email","to":"a@example.org"}}                 | query.workplace
        {"query":{"postedWithin":"P1D","q":"x"},"delivery":{"channel":"email","to":"a@example.org"}}       | query.postedWithin
        {"query":{"q":"(java"},"delivery":{"channel":"email","to":"a@example.org"}}                        | query.q
        {"query":{},"delivery":{"channel":"email","to":"a@example.org"}}                                   | query
        {"delivery":{"channel":"email","to":"a@example.org"}}                                              | query
        {"query":{"q":"x"}}                                                                                | delivery
        {"query":{"q":"x"},"delivery":{"channel":"pigeon","to":"a@example.org"}}                           | delivery.channel
        {"query":{"q":"x"},"delivery":{"channel":"webhook","to":"https://example.org/"}}                   | delivery.channel
        {"query":{"q":"x"},"delivery":{"channel":"email","to":"a@example.org\\nBcc: b@example.org"}}       | delivery.to
        {"query":{"q":"x"},"delivery":{"channel":"email","to":"a@b@example.org"}}                          | delivery.to
        {"query":{"q":"x"},"delivery":{"channel":"email"}}                                                 | delivery.to
        {"query":{"q":"x"},"delivery":{"channel":"email","to":7}}                                          | delivery.to
        {"query":{"q":"x"},"delivery":{"to":"a@example.org"},"cadence":"hourly"}                           | cadence
        {"query":{"q":"x"},"delivery":{"to":"a@example.org"},"at":"25:00"}                                 | at
        {"query":{"q":"x"},"delivery":{"to":"a@example.org"},"weekday":"someday"}                          | weekday
        {"query":{"q":"x"},"delivery":{"to":"a@example.org"},"zone":"Mars/Olympus"}                        | zone
        {"query":{"q":"x"},"delivery":{"to":"a@example.org"},"color":1}                                    | color
        """)
    void what_is_wrong_is_refused_and_named(String body, String field) {
        Api.Answer answer = api.post("/v1/alerts", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.response().headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.json().get("field").asString()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"query":{"workplace":"moon"},"delivery":{"to":"a@example.org"}}                     | moon         |    | 'moon' is not known; known are
        {"query":{"q":"java (nurse"},"delivery":{"to":"a@example.org"}}                      | java (nurse  | 5  | never closed
        {"query":{"q":"x"},"delivery":{"to":"a@example.org"},"cadence":"hourly"}             | hourly       |    | 'hourly' is not known; known are immediate
        {"query":{"q":"x"},"delivery":{"to":"a@example.org"},"zone":"Mars/Olympus"}          | Mars/Olympus |    | is not a time zone
        """)
    void a_value_that_is_refused_is_shown_with_where_it_stopped(
            String body, String value, Integer position, String detail) {
        JsonNode problem = api.post("/v1/alerts", body).json();
        assertThat(problem.get("value").asString()).isEqualTo(value);
        assertThat(problem.path("position").asInt(-1)).isEqualTo(position == null ? -1 : position);
        assertThat(problem.get("detail").asString()).contains(detail);
        JsonNode line = api.ndjson("/v1/alerts", body).json().at("/errors/0");
        assertThat(line.get("value").asString()).isEqualTo(value);
        assertThat(line.get("message").asString())
                .isEqualTo(problem.get("detail").asString());
    }

    @Test
    void people_are_sent_on_to_the_search_and_programs_are_told_where_they_are() {
        Api.Answer browser = api.get("/", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(browser.status()).isEqualTo(302);
        assertThat(browser.response().headers().firstValue("Location")).contains("http://localhost:8080");
        Api.Answer program = api.get("/");
        assertThat(program.status()).isEqualTo(200);
        assertThat(program.json().get("contract").asString()).endsWith("/v3/api-docs");
    }

    @Test
    void a_query_is_shown_in_the_words_of_who_asked() {
        String word = word();
        String to = address("words");
        Api.Mine mine = api.alert("""
                {"query": {"q": "Köchin%s -\\"Späte Schicht\\""}, "delivery": {"to": "%s"}}
                """.formatted(word, to));
        JsonNode alert =
                api.get("/v1/alerts/" + mine.id(), Api.bearer(mine.token())).json();
        assertThat(alert.at("/query/q").asString()).isEqualTo("Köchin" + word + " -\"Späte Schicht\"");
        PostingsTopic.published(Postings.aPosting().title("Die kochin" + word).build());
        var mail = Mails.first(to);
        assertThat(mail.text()).contains("words Köchin" + word + ": found in its title: “kochin" + word + "”");
        assertThat(mail.html()).contains("Köchin" + word).contains("dir=\"auto\"");
        String page = api.get(Mails.link(mail, "/alerts/")).body();
        assertThat(page).contains("Köchin" + word + " and not &quot;Späte Schicht&quot;");
    }

    @Test
    void what_is_no_json_is_refused() {
        assertThat(api.post("/v1/alerts", "{\"query\": ").status()).isEqualTo(400);
        assertThat(api.post("/v1/alerts", "").status()).isEqualTo(400);
        assertThat(api.post("/v1/alerts", "[]").status()).isEqualTo(400);
        assertThat(api.post("/v1/alerts", "[".repeat(5_000)).status()).isEqualTo(400);
        assertThat(api.post("/v1/alerts", "{\"query\":{\"q\":\"" + "x".repeat(70_000) + "\"}}")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void keys_and_tokens_open_only_what_is_theirs() {
        Api.Mine one = create(word(), address("one"));
        Api.Mine two = create(word(), address("two"));
        String path = "/v1/alerts/" + one.id();
        assertThat(api.get(path).status()).isEqualTo(401);
        assertThat(api.get(path, Api.bearer(two.token())).status()).isEqualTo(404);
        assertThat(api.delete(path, Api.bearer(two.token())).status()).isEqualTo(404);
        assertThat(api.patch(path, "{}", Api.bearer("x")).status()).isEqualTo(404);
        assertThat(api.get(path + "/matches", Api.bearer(two.token())).status()).isEqualTo(404);
        assertThat(api.get(path, Api.bearer(one.token())).status()).isEqualTo(200);
        assertThat(api.get(path, Api.operator()).status()).isEqualTo(200);
        assertThat(api.post("/v1/alerts", "{}", Api.bearer("not the key")).status())
                .isEqualTo(401);
        assertThat(api.get("/v1/deliveries").status()).isEqualTo(401);
        assertThat(api.get("/v1/deliveries", Api.bearer(one.token())).status()).isEqualTo(401);
        assertThat(api.get("/v1/deliveries?state=failed", Api.operator()).status())
                .isEqualTo(200);
    }

    @Test
    void a_zone_that_is_not_named_is_one_that_the_page_can_show() {
        Api.Mine mine = create(word(), address("zone"));
        assertThat(api.get("/v1/alerts/" + mine.id(), Api.operator())
                        .json()
                        .get("zone")
                        .asString())
                .isEqualTo("UTC");
    }

    @Test
    void an_import_takes_line_by_line_and_says_what_it_refused() {
        String to = address("import");
        String good = """
                {"query": {"q": "%s"}, "delivery": {"channel": "email", "to": "%s"}}""";
        String first = good.formatted(word(), to);
        Api.Answer answer = api.ndjson(
                "/v1/alerts",
                first + "\n" + good.formatted(word(), to) + "\nnonsense\n\n" + first + "\n"
                        + "{\"query\":{\"colour\":\"red\"},\"delivery\":{\"to\":\"" + to + "\"}}");
        JsonNode report = answer.json();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(report.get("created").asInt()).isEqualTo(2);
        assertThat(report.get("existing").asInt()).isEqualTo(1);
        assertThat(report.get("refused").asInt()).isEqualTo(2);
        assertThat(report.get("errors").get(1).get("field").asString()).isEqualTo("query.colour");
        assertThat(report.get("errors").get(1).get("index").asInt()).isEqualTo(4);
        Api.Answer array = api.post("/v1/alerts", "[" + first + "," + good.formatted(word(), to) + "]", Api.operator());
        assertThat(array.json().get("created").asInt()).isEqualTo(1);
        assertThat(array.json().get("existing").asInt()).isEqualTo(1);
    }

    @Test
    void a_preview_works_without_the_search_and_says_so() {
        Api.Answer preview = api.post("/v1/alerts/preview", "{\"query\":{\"q\":\"baker\",\"country\":\"DE\"}}");
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.json().get("available").asBoolean()).isFalse();
        assertThat(preview.json().get("understood").size()).isEqualTo(2);
        assertThat(api.post("/v1/alerts/preview", "{\"query\":{\"colour\":\"red\"}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void its_health_and_numbers_and_contract_can_be_read() {
        assertThat(api.get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(api.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(api.get("/actuator/prometheus").body())
                .contains("rolecall_alerts_live", "rolecall_notify_oldest_due", "kafka_consumer_fetch_manager");
        JsonNode contract = api.get("/v3/api-docs").json();
        assertThat(contract.get("paths").propertyNames())
                .contains("/v1/alerts", "/v1/alerts/{id}", "/v1/alerts/{id}/matches", "/v1/deliveries");
        assertThat(api.get("/actuator/env").status()).isEqualTo(404);
    }

    private Api.Mine create(String word, String to) {
        return api.alert("""
                {"query": {"q": "%s"}, "delivery": {"channel": "email", "to": "%s"}, "cadence": "immediate"}
                """.formatted(word, to));
    }
}
