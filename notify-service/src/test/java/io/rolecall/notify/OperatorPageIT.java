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
        assertThat(page.body()).contains("Alerts that are matched", "How long what is kept", "7 days", "365 days");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        Matcher csrf = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(csrf.find()).isTrue();
        String form = "&to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
        assertThat(post("/operator/messages", cookie, "csrf=wrong" + form).statusCode())
                .isEqualTo(403);
        HttpResponse<String> found = post("/operator/messages", cookie, "csrf=" + csrf.group(1) + form);
        assertThat(found.body())
                .contains("matches", "sent", "1 posting", "active")
                .doesNotContain("Sent " + word);
        assertThat(post("/operator/messages", cookie, "csrf=" + csrf.group(1) + "&to=nobody%40example.org")
                        .body())
                .contains("Nothing was sent to this address");
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
