package io.rolecall.system;

import static io.rolecall.system.RunningRolecall.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A posting goes in, the alert comes out: the product's promise, through its own doors. */
class ChainIT {
    private static final Pattern LINK = Pattern.compile("https?://localhost:\\d+[^\\s\"'<>]*");
    private static RunningRolecall rolecall;

    @BeforeAll
    static void up() {
        rolecall = SharedRolecall.get();
    }

    @Test
    void aPushedPostingIsFoundAndMailedWithTheReasonAndWithLinksThatWork() {
        rolecall.alert("{\"q\":\"glassblower\",\"location\":\"Berlin\"}", "glass@example.org");

        push("chain-glass", "Glassblower (m/f/d)", "Berlin, Germany", "<p>You blow lampshades by mouth.</p>");

        await().until(() -> rolecall.find("q=glassblower"), List.of("push:chain-glass")::equals);
        JsonNode mail = onlyMailTo("glass@example.org");
        String text = mail.get("Text").asString();
        assertThat(text).contains("Glassblower (m/f/d)", "Berlin");
        assertThat(text.toLowerCase()).as("the reason").contains("glassblower", "berlin");
        List<String> links = links(mail);
        assertThat(links).anyMatch(l -> l.contains(":" + rolecall.port("SEARCH_PORT") + "/"));
        for (String link : links) {
            assertThat(rolecall.get(link).statusCode()).as(link).isEqualTo(200);
        }
        // Every link was followed by a GET, as mail scanners do, and the alert still lives.
        push("chain-glass-2", "Glassblower, night shift", "Berlin, Germany", "<p>The furnace never sleeps.</p>");
        await().untilAsserted(
                        () -> assertThat(rolecall.mailsTo("glass@example.org")).hasSize(2));
    }

    @Test
    void aVacancyThatTwoSourcesHaveIsToldOnce() {
        rolecall.alert("{\"q\":\"falconer\"}", "falcons@example.org");
        pushVacancy("chain-castle:1", "Falconer (m/f/d)", "Castle Falcons Ltd", "CF-2044");
        onlyMailTo("falcons@example.org");

        pushVacancy("chain-mirror:77", "Falconer wanted", "CASTLE FALCONS LIMITED", "cf 2044");
        await().until(() -> rolecall.find("q=falconer").size() == 2);
        pushVacancy("chain-mirror:78", "Falconer, another vacancy", "Castle Falcons Ltd", "CF-2045");

        await().until(() -> rolecall.mailsTo("falcons@example.org").size() == 2);
        assertThat(rolecall.mail(rolecall.mailsTo("falcons@example.org").getFirst())
                        .get("Text")
                        .asString())
                .contains("another vacancy")
                .doesNotContain("wanted");
        JsonNode cluster = json(rolecall.operatorGet(rolecall.ingest("/v1/postings/chain-mirror:77/cluster")));
        assertThat(cluster.get("clusterId").asString()).isEqualTo("chain-castle:1");
        assertThat(cluster.get("members").size()).isEqualTo(2);
    }

    @Test
    void aStrangersAlertLivesOnlyAfterThePostFromTheConfirmationPage() {
        HttpResponse<String> answer = rolecall.post(
                rolecall.alerts("/v1/alerts"),
                "application/json",
                "{\"query\":{\"q\":\"beekeeper\"},\"delivery\":{\"channel\":\"email\",\"to\":\"bees@example.org\"},\"cadence\":\"immediate\"}");
        assertThat(answer.statusCode()).isEqualTo(202);
        String confirm = links(onlyMailTo("bees@example.org")).stream()
                .filter(l -> l.contains("confirm"))
                .findFirst()
                .orElseThrow();
        assertThat(rolecall.get(confirm).statusCode()).isEqualTo(200);
        push("chain-bees-early", "Beekeeper", "Lyon, France", "<p>Too early.</p>");
        await().until(() -> rolecall.find("q=beekeeper").size() == 1);

        assertThat(rolecall.post(confirm, "application/x-www-form-urlencoded", "")
                        .statusCode())
                .isEqualTo(200);
        push("chain-bees", "Beekeeper for forty hives", "Lyon, France", "<p>Bring a veil.</p>");

        await().untilAsserted(
                        () -> assertThat(rolecall.mailsTo("bees@example.org")).hasSize(2));
        JsonNode notice = rolecall.mail(rolecall.mailsTo("bees@example.org").getFirst());
        assertThat(notice.get("Text").asString()).contains("forty hives").doesNotContain("Too early");
    }

    @Test
    void oneClickUnsubscribesAndNothingFollows() throws Exception {
        rolecall.alert("{\"q\":\"clockmaker\"}", "clocks@example.org");
        push("chain-clock", "Clockmaker", "Geneva, Switzerland", "<p>Repair of tower clocks.</p>");
        JsonNode mail = onlyMailTo("clocks@example.org");
        String raw = rolecall.get(
                        rolecall.mail("/api/v1/message/" + mail.get("ID").asString() + "/raw"))
                .body()
                .replaceAll("\r?\n[ \t]+", " ");
        Matcher header =
                Pattern.compile("(?m)^List-Unsubscribe:.*?<(https?://[^>]+)>").matcher(raw);
        assertThat(header.find()).as(raw).isTrue();
        assertThat(raw).contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click");

        var oneClick = HttpRequest.newBuilder(URI.create(header.group(1)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"));
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(oneClick.build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }

        rolecall.alert("{\"q\":\"clockmaker\"}", "other-clocks@example.org");
        push("chain-clock-2", "Clockmaker again", "Geneva, Switzerland", "<p>More clocks.</p>");
        onlyMailTo("other-clocks@example.org");
        assertThat(rolecall.mailsTo("clocks@example.org")).hasSize(1);
    }

    @Test
    void aClosedPostingIsNoLongerFoundButStillExplained() {
        push("chain-closed", "Lamplighter", "London, UK", "<p>Gas lamps.</p>");
        await().until(() -> rolecall.find("q=lamplighter").size() == 1);

        json(rolecall.operatorPost(
                rolecall.ingest("/v1/postings"),
                "application/json",
                "{\"externalId\":\"chain-closed\",\"status\":\"CLOSED\"}"));

        await().until(() -> rolecall.find("q=lamplighter").isEmpty());
        JsonNode posting = json(rolecall.get(rolecall.search("/v1/postings/push:chain-closed")));
        assertThat(posting.get("status").asString()).isEqualTo("CLOSED");
        assertThat(posting.get("closedReason").asString()).isEqualTo("WITHDRAWN");
    }

    @Test
    void bothServicesRefuseAnUnknownCriterionAndAnUnknownValueWithTheSameWords() {
        JsonNode search = RunningRolecall.JSON.readTree(
                rolecall.get(rolecall.search("/v1/postings?colour=red")).body());
        JsonNode alert = RunningRolecall.JSON.readTree(rolecall.operatorPost(
                        rolecall.alerts("/v1/alerts"),
                        "application/json",
                        "{\"query\":{\"colour\":\"red\"},\"delivery\":{\"channel\":\"email\",\"to\":\"a@example.org\"},\"cadence\":\"daily\"}")
                .body());

        assertThat(search.get("status").asInt()).isEqualTo(400);
        assertThat(alert.get("status").asInt()).isEqualTo(400);
        assertThat(search.get("field").asString()).isEqualTo("colour");
        assertThat(alert.get("detail").asString())
                .isEqualTo(search.get("detail").asString());
    }

    private static void push(String id, String title, String place, String html) {
        var posting = RunningRolecall.JSON.createObjectNode();
        posting.put("externalId", id).put("title", title).put("description", html);
        posting.putObject("organization").put("name", "System Test Ltd");
        posting.putArray("locations").addObject().put("text", place);
        posting.put("url", "https://example.org/jobs/" + id);
        JsonNode answer =
                json(rolecall.operatorPost(rolecall.ingest("/v1/postings"), "application/json", posting.toString()));
        assertThat(answer.get("accepted").asInt()).as(answer.toString()).isEqualTo(1);
    }

    private static void pushVacancy(String id, String title, String organization, String requisitionId) {
        var posting = RunningRolecall.JSON.createObjectNode();
        posting.put("id", id).put("title", title).put("requisitionId", requisitionId);
        posting.putObject("organization").put("name", organization);
        JsonNode answer =
                json(rolecall.operatorPost(rolecall.ingest("/v1/postings"), "application/json", posting.toString()));
        assertThat(answer.get("accepted").asInt()).as(answer.toString()).isEqualTo(1);
    }

    private static JsonNode onlyMailTo(String address) {
        await().until(() -> rolecall.mailsTo(address).size() == 1);
        return rolecall.mail(rolecall.mailsTo(address).getFirst());
    }

    private static List<String> links(JsonNode mail) {
        return LINK.matcher(mail.get("Text").asString() + " " + mail.get("HTML").asString())
                .results()
                .map(m -> m.group().replace("&amp;", "&").replaceAll("[.,)]+$", ""))
                .distinct()
                .toList();
    }
}
