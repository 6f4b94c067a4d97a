package io.rolecall.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.testing.Infrastructure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The operator's page over the running service, as a browser without scripts uses it. */
@IngestTest
class OperatorPageIT {
    @LocalServerPort
    int port;

    private final ListServer server = new ListServer();
    private Service service;
    private OperatorPage page;

    @BeforeEach
    void signedIn() {
        service = new Service(port);
        page = new OperatorPage(port);
        assertThat(page.signIn(Infrastructure.API_KEY).status()).isEqualTo(302);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void source(String id) {
        Service.Answer put =
                service.send("PUT", "/v1/sources/" + id, "application/json", """
                {"type": "rolecall", "url": "%s", "interval": "P1D"}""".formatted(server.url("/" + id)));
        assertThat(put.status()).as(put.raw().body()).isBetween(200, 201);
    }

    private void poll(String id) {
        assertThat(service.send("POST", "/v1/sources/" + id + "/poll", null, "").status())
                .isEqualTo(200);
    }

    private static String lines(int last) {
        return IntStream.rangeClosed(1, last)
                .mapToObj(i ->
                        "{\"externalId\": \"%d\", \"title\": \"Job %d\", \"organization\": \"Acme\"}".formatted(i, i))
                .collect(Collectors.joining("\n"));
    }

    private String state(String id) {
        return service.get("/v1/sources/" + id).text("/health/state");
    }

    @Test
    void aSourceIsTriedAddedFoundEditedAndDeletedWithForms() {
        String url = server.serve("/p-new", lines(3) + "\n{\"externalId\": \"4\", \"organization\": \"Acme\"}");
        Map<String, String> form =
                Map.of("id", "p-new", "type", "rolecall", "url", url, "interval", "PT1H", "organization", "Acme <Ltd>");

        OperatorPage.Answer tried = page.post("/operator/add", with(form, "action", "try"));
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.page().select("#tried .found li")).hasSize(3);
        assertThat(tried.page().select("#tried").text()).contains("3 would be published, 1 refused", "title");
        assertThat(tried.page().select("#organization").val()).isEqualTo("Acme <Ltd>");
        assertThat(service.get("/v1/sources/p-new").status())
                .as("nothing is stored")
                .isEqualTo(404);

        OperatorPage.Answer saved = page.postAndFollow("/operator/add", with(form, "action", "save"));
        assertThat(saved.page().select("h1").text()).isEqualTo("p-new");
        assertThat(saved.text()).contains("Added.");
        assertThat(service.get("/v1/sources/p-new").text("/organization")).isEqualTo("Acme <Ltd>");
        OperatorPage.Answer twice = page.post("/operator/add", with(form, "action", "save"));
        assertThat(twice.page().select("#error-id").text()).contains("there already");

        page.post("/operator/sources/p-new/edit", with(form, "action", "save", "interval", "PT6H"));
        assertThat(service.get("/v1/sources/p-new").text("/interval")).isEqualTo("PT6H");
        poll("p-new");
        OperatorPage.Answer ask = page.get("/operator/sources/p-new/delete");
        assertThat(ask.text()).contains("Its 3 open postings are closed");
        assertThat(service.get("/v1/sources/p-new").status())
                .as("asking deletes nothing")
                .isEqualTo(200);
        assertThat(page.postAndFollow("/operator/sources/p-new/delete", Map.of())
                        .text())
                .contains("p-new is deleted");
        assertThat(service.get("/v1/sources/p-new").status()).isEqualTo(404);
        assertThat(service.get("/v1/postings/p-new:1").text("/posting/status")).isEqualTo("CLOSED");
    }

    @Test
    void wrongInputComesBackBesideItsField() {
        Map<String, String> form = Map.of("id", "p-wrong", "type", "csv", "url", server.url("/x"), "interval", "PT1H");
        for (Map.Entry<String, Map<String, String>> wrong : Map.of(
                        "id", Map.of("id", "Über <b>"),
                        "type", Map.of("type", "smoke"),
                        "url", Map.of("url", "gopher://x"),
                        "organizationUrl", Map.of("organization", "A", "organizationUrl", "nowhere"),
                        "interval", Map.of("interval", "often"),
                        "options", Map.of("options", "delimiter=;\nsmoke=yes"))
                .entrySet()) {
            var sent = new java.util.HashMap<>(with(form, "action", "save"));
            sent.putAll(wrong.getValue());
            OperatorPage.Answer answer = page.post("/operator/add", sent);
            assertThat(answer.status()).as(wrong.getKey()).isEqualTo(400);
            assertThat(answer.page().select(".error")).as(wrong.getKey()).hasSize(1);
            assertThat(answer.page().select("#error-" + wrong.getKey()))
                    .as(wrong.getKey())
                    .hasSize(1);
            assertThat(answer.page().select("[aria-invalid=true]").attr("id")).isEqualTo(wrong.getKey());
            assertThat(answer.page().select("#id").val()).isEqualTo(sent.get("id"));
            assertThat(answer.page().select("#options").val()).isEqualTo(sent.getOrDefault("options", ""));
        }
        assertThat(page.post("/operator/add", with(form, "action", "save", "options", "{\"delimiter\": "))
                        .page()
                        .select("#error-options")
                        .text())
                .contains("is not JSON");
        assertThat(page.post("/operator/add", with(form, "action", "save", "options", "delimiter"))
                        .page()
                        .select("#error-options")
                        .text())
                .contains("name=value");
        assertThat(service.get("/v1/sources/p-wrong").status()).isEqualTo(404);
    }

    @Test
    void optionsAreWrittenAsLinesOrAsJsonAndComeBackAsLines() {
        Map<String, String> form =
                Map.of("id", "p-options", "type", "csv", "url", server.url("/x"), "interval", "PT24H");
        page.post("/operator/add", with(form, "action", "save", "options", "{\"delimiter\": \";\"}"));
        assertThat(service.get("/v1/sources/p-options").text("/options/delimiter"))
                .isEqualTo(";");
        OperatorPage.Answer edit = page.get("/operator/sources/p-options/edit");
        assertThat(edit.page().select("#options").val()).isEqualTo("delimiter=;");
        assertThat(edit.page().select("#interval option[selected]").text()).isEqualTo("every day");
        service.send("DELETE", "/v1/sources/p-options", null, "");
    }

    @Test
    void aHeldClosingIsShownWithItsPostingsAndReleasedOrConfirmedByHand() {
        source("p-held");
        server.serve("/p-held", lines(10));
        poll("p-held");
        server.serve("/p-held", lines(4));
        poll("p-held");

        OperatorPage.Answer held = page.get("/operator/sources/p-held");
        assertThat(held.page().select("#held").text()).isEqualTo("6 closings are held");
        assertThat(held.page().select(".missing li").eachText()).hasSize(6).contains("Job 10 p-held:10");
        assertThat(page.get("/operator?q=p-")
                        .page()
                        .select("ul.sources > li")
                        .first()
                        .text())
                .as("those that need a person come first")
                .contains("Closings held: 6 postings");
        assertThat(page.postAndFollow("/operator/sources/p-held/release", Map.of())
                        .text())
                .contains("Released: 6 postings stay open");
        assertThat(state("p-held")).isEqualTo("OK");

        server.serve("/p-held", lines(3));
        poll("p-held");
        assertThat(page.postAndFollow("/operator/sources/p-held/confirm", Map.of())
                        .text())
                .contains("Confirmed: 7 postings closed");
        assertThat(service.get("/v1/postings/p-held:10").text("/posting/status"))
                .isEqualTo("CLOSED");
        service.send("DELETE", "/v1/sources/p-held", null, "");
    }

    @Test
    void aRunIsAskedForSeenMovingAndNotDisturbed() {
        source("p-slow");
        server.serve("/p-slow", lines(2));
        CountDownLatch latch = server.hold("/p-slow");
        OperatorPage.Answer running = page.postAndFollow("/operator/sources/p-slow/poll", Map.of());
        assertThat(running.page().select("#now").attr("hx-trigger")).isEqualTo("every 2s");
        assertThat(running.page().select("#now .progress").text()).contains("0 items read");
        assertThat(page.get("/operator?q=p-slow").page().select("#sources").attr("hx-trigger"))
                .isEqualTo("every 2s");
        assertThat(page.post("/operator/sources/p-slow/delete").status())
                .as("nobody waits for a long run")
                .isEqualTo(409);
        latch.countDown();
        Awaitility.await().until(() -> state("p-slow").equals("OK"));
        OperatorPage.Answer over = page.get("/operator/sources/p-slow", "HX-Request", "true");
        assertThat(over.page().select("#now").hasAttr("hx-trigger")).isFalse();
        assertThat(over.page().select("#now [hx-trigger=load]")).hasSize(1);
        assertThat(page.get("/operator/sources/p-slow").page().select("#now").text())
                .isEmpty();
        assertThat(over.page().select(".runs li .counts").first().text()).contains("fetched 2 new 2");
    }

    @Test
    void aSourceIsPausedAndResumedFromTheListWhichIsThenShownAsItWas() {
        source("p-rest");
        OperatorPage.Answer paused = page.postAndFollow(
                "/operator/sources/p-rest/pause", Map.of("from", "list", "q", "p-rest &x=y", "standing", "paused"));
        assertThat(state("p-rest")).isEqualTo("PAUSED");
        assertThat(paused.text()).contains("p-rest is paused");
        assertThat(paused.page().select("#q").val()).isEqualTo("p-rest &x=y");
        page.post("/operator/sources/p-rest/resume");
        assertThat(state("p-rest")).isNotEqualTo("PAUSED");
        service.send("DELETE", "/v1/sources/p-rest", null, "");
    }

    @Test
    void whatASourceSaysOfItselfIsTextAndNothingElse() {
        String hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'";
        String url = server.serve(
                "/p-evil",
                "{\"externalId\": \"<b>1</b>\", \"organization\": \"Acme\", \"extra\": %s}"
                        .formatted(new tools.jackson.databind.ObjectMapper().writeValueAsString(hostile.repeat(200))));
        service.send(
                "PUT",
                "/v1/sources/p-evil",
                "application/json",
                new tools.jackson.databind.ObjectMapper()
                        .writeValueAsString(Map.of("type", "rolecall", "url", url, "organization", hostile)));
        poll("p-evil");
        for (String path : List.of(
                "/operator?q=%3Cscript%3Ealert(1)",
                "/operator?q=p-evil",
                "/operator/sources/p-evil",
                "/operator/sources/p-evil/edit",
                "/operator/sources/p-evil/delete",
                "/operator/sources/%3Cscript%3E",
                "/operator?done=paused&source=%3Cscript%3E&standing=%22%3E%3Cb%3E")) {
            OperatorPage.Answer answer = page.get(path);
            assertThat(answer.page().select("script:not([src]), img, b, [onerror], [style]"))
                    .as(path)
                    .isEmpty();
            assertThat(answer.raw().body().length()).as(path).isLessThan(60_000);
        }
        OperatorPage.Answer shown = page.get("/operator/sources/p-evil");
        assertThat(shown.page().select(".refusals pre").text()).contains("<script>alert(1)</script>");
        assertThat(shown.page().select(".refusals pre").text().length()).isLessThan(600);
        service.send("DELETE", "/v1/sources/p-evil", null, "");
    }

    @Test
    void hundredsOfSourcesAreFilteredAndPaged() {
        for (int i = 0; i < 120; i++) {
            service.send("PUT", "/v1/sources/p-many-" + i, "application/json", """
                    {"type": "ashby", "url": "http://127.0.0.1:9/%d", "paused": true}""".formatted(i));
        }
        OperatorPage.Answer first = page.get("/operator?q=p-many&standing=paused");
        assertThat(first.page().select("ul.sources > li")).hasSize(50);
        assertThat(first.page().select("#count").text()).contains("120 sources").contains("page 1 of 3");
        OperatorPage.Answer last = page.get("/operator?q=p-many&page=99");
        assertThat(last.page().select("ul.sources > li")).hasSize(20);
        assertThat(last.page().select("nav.pages a").eachText()).containsExactly("Previous");
        assertThat(page.get("/operator?q=p-many-7&page=x").page().select("ul.sources > li"))
                .as("a page that is no number")
                .hasSize(11);
        for (int i = 0; i < 120; i++) {
            service.send("DELETE", "/v1/sources/p-many-" + i, null, "");
        }
    }

    private static Map<String, String> with(Map<String, String> form, String... more) {
        var whole = new java.util.HashMap<>(form);
        for (int i = 0; i < more.length; i += 2) {
            whole.put(more[i], more[i + 1]);
        }
        return whole;
    }
}
