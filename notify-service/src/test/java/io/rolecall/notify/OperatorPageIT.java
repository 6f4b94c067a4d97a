package io.rolecall.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.notify.health.Audit;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The operator's page, as their browser sees it. */
class OperatorPageIT extends RunningService {
    private final HttpClient browser =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @Autowired
    Audit audit;

    @Test
    void what_was_sent_to_an_address_is_found_by_who_has_the_key() throws Exception {
        String word = word();
        String to = address("asked");
        api.alert("""
                {"query": {"q": "%s"}, "delivery": {"to": "%s"}, "cadence": "immediate"}
                """.formatted(word, to));
        PostingsTopic.published(Postings.aPosting().title("Sent " + word).build());
        Mails.first(to);
        assertThat(get("/operator", "").headers().firstValue("Location")).contains("/operator/sign-in");
        assertThat(post("/operator/sign-in", "", "key=wrong").statusCode()).isEqualTo(403);
        HttpResponse<String> in = post("/operator/sign-in", "", "key=" + Infrastructure.API_KEY);
        String cookie = in.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        HttpResponse<String> page = get("/operator", cookie);
        assertThat(page.body())
                .contains(
                        "Oldest event not matched",
                        "Last canary arrived",
                        "How long what is kept",
                        "7 days",
                        "365 days")
                .contains("http://localhost:8081/operator");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
        String csrf = csrf(page.body());
        String form = "&to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
        assertThat(post("/operator/messages", cookie, "csrf=wrong" + form).statusCode())
                .isEqualTo(403);
        HttpResponse<String> found = post("/operator/messages", cookie, "csrf=" + csrf + form);
        assertThat(found.body())
                .contains("1 posting", "sent", "active")
                .as("what it told, as long as that is kept")
                .contains("Sent " + word);
        assertThat(post("/operator/messages", cookie, "csrf=" + csrf + "&to=nobody%40example.org")
                        .body())
                .contains("Nothing was sent to this address");
        assertThat(post("/operator/messages", cookie, "csrf=" + csrf + "&to=nobody")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void an_address_that_bounced_is_shown_as_such_and_written_to_again() throws Exception {
        String word = word();
        String to = address("back");
        Api.Mine mine = api.alert("""
                {"query": {"q": "%s"}, "delivery": {"to": "%s"}, "cadence": "immediate"}
                """.formatted(word, to));
        bounced("hard", to);
        String complained = address("spam");
        api.alert("""
                {"query": {"q": "%s"}, "delivery": {"to": "%s"}, "cadence": "immediate"}
                """.formatted(word(), complained));
        bounced("complaint", complained);
        String cookie = post("/operator/sign-in", "", "key=" + Infrastructure.API_KEY)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";")[0];
        HttpResponse<String> listed = get("/operator/suppressed", cookie);
        assertThat(listed.body()).contains(to, "the mailbox does not exist: 550 5.1.1", complained, "reported as spam");
        String csrf = csrf(listed.body());
        String form = "csrf=" + csrf + "&to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
        assertThat(post("/operator/messages", cookie, form).body())
                .contains("No mail is sent there", "suspended", "/operator/messages/lift");
        String theirs = "csrf=" + csrf + "&to=" + URLEncoder.encode(complained, StandardCharsets.UTF_8);
        assertThat(post("/operator/messages", cookie, theirs).body())
                .contains("No mail is sent there", "They called our mail spam")
                .doesNotContain("/operator/messages/lift");
        assertThat(post("/operator/messages/lift", cookie, theirs).statusCode()).isEqualTo(400);
        assertThat(post("/operator/messages/lift", cookie, form).body())
                .contains("Mail is sent to this address again, and 1 alert that had stopped for it goes on.")
                .doesNotContain("No mail is sent there");
        assertThat(api.get("/v1/alerts/" + mine.id(), Api.bearer(mine.token()))
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("active");
        PostingsTopic.published(Postings.aPosting().title("Back " + word).build());
        Mails.first(to);
        assertThat(post("/operator/messages/lift", cookie, form).body()).contains("already");
    }

    private void bounced(String kind, String to) {
        assertThat(api.post("/v1/bounces/plain", """
                        {"kind": "%s", "address": "%s", "reason": "550 5.1.1 unknown"}""".formatted(kind, to), Api.operator())
                        .json()
                        .get("taken")
                        .asInt())
                .isEqualTo(1);
    }

    private static String csrf(String page) {
        Matcher csrf = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(csrf.find()).isTrue();
        return csrf.group(1);
    }

    @Test
    void an_alert_that_can_never_find_anything_is_listed_with_the_reason() {
        Api.Mine mine = api.alert("""
                {"query": {"q": "welder -welder"}, "delivery": {"to": "%s"}, "cadence": "daily"}
                """.formatted(address("dead")));
        assertThat(audit.run().findings())
                .filteredOn(finding -> finding.alertId().equals(mine.id()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).contains("contradicts itself"));
        assertThat(api.get("/v1/audit", Api.operator()).body()).contains(mine.id());
        assertThat(api.get("/v1/audit").status()).isEqualTo(401);
    }

    private HttpResponse<String> get(String path, String cookie) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Cookie", cookie)
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String cookie, String form) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Cookie", cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
