package io.rolecall.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.PostingEvent;
import io.rolecall.posting.PostingEvent.PostingClosed;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@IngestTest
class SourceIT {
    @LocalServerPort
    int port;

    private final ListServer server = new ListServer();
    private final Topic topic = new Topic();
    private Service service;

    @BeforeEach
    void open() {
        service = new Service(port);
    }

    @AfterEach
    void close() {
        topic.close();
        server.close();
    }

    private void source(String id, String type, String url) {
        Service.Answer put = service.send("PUT", "/v1/sources/" + id, "application/json", """
                {"type": "%s", "url": "%s", "organization": "Acme", "interval": "P1D"}""".formatted(type, url));
        assertThat(put.status()).as(put.raw().body()).isBetween(200, 201);
    }

    private Service.Answer poll(String id) {
        return poll(id, "");
    }

    private Service.Answer poll(String id, String parameters) {
        Service.Answer run = service.send("POST", "/v1/sources/" + id + "/poll" + parameters, null, "");
        assertThat(run.status()).as(run.raw().body()).isEqualTo(200);
        return run;
    }

    private static String lines(int... ids) {
        return IntStream.of(ids)
                .mapToObj(i ->
                        "{\"externalId\": \"%d\", \"title\": \"Job %d\", \"organization\": \"Acme\"}".formatted(i, i))
                .collect(Collectors.joining("\n"));
    }

    private List<String> told(String source) {
        // What is told is told in order: once the marker is there, all before it is.
        service.push("{\"id\": \"%s:marker-%d\", \"title\": \"M\", \"organization\": \"M\"}"
                .formatted(source, System.nanoTime()));
        topic.await(e -> e.postingId().startsWith(source + ":marker-")
                && !seen.contains(e.postingId())
                && seen.add(e.postingId()));
        return topic.ofSource(source).stream()
                .filter(e -> !e.postingId().contains("marker"))
                .map(e -> e.getClass().getSimpleName().replace("Posting", "") + " "
                        + e.postingId().replaceFirst(".*:", ""))
                .toList();
    }

    private final java.util.Set<String> seen = new java.util.HashSet<>();

    @Test
    void aGreenhouseBoardIsRead() {
        source("gh", "greenhouse", server.serve("/gh", """
                {"jobs": [
                  {"id": 4001, "internal_job_id": 1, "title": "Staff Nurse &amp; Midwife", "updated_at": "2026-11-01T10:00:00-05:00", "first_published": "2026-10-01T09:00:00-04:00",
                   "requisition_id": "R1", "location": {"name": "Berlin, Germany"}, "absolute_url": "https://boards.example/acme/jobs/4001", "company_name": "Acme Health", "language": "en",
                   "content": "&lt;p&gt;Care for &lt;strong&gt;people&lt;/strong&gt; &amp;amp; pets.&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;",
                   "departments": [{"id": 1, "name": "Care", "child_ids": [], "parent_id": null}], "offices": [],
                   "metadata": [{"id": 1, "name": "Employment Type", "value": "Part-time", "value_type": "single_select"}, {"id": 2, "name": "Tags", "value": ["a"]}],
                   "pay_input_ranges": [{"min_cents": 5000000, "max_cents": 6000050, "currency_type": "EUR", "title": "Annual salary", "blurb": ""}]},
                  {"id": "x4002", "title": "Remote Clerk", "location": {"name": "Remote in USA"}, "absolute_url": "javascript:alert(1)", "content": ""},
                  {"title": "No id"}],
                 "meta": {"total": 3}}"""));
        Service.Answer run = poll("gh");
        assertThat(run.number("/fetched")).as(run.raw().body()).isEqualTo(3);
        assertThat(run.number("/new")).isEqualTo(1);
        assertThat(run.number("/refused")).isEqualTo(2);
        assertThat(run.text("/refusals/0/externalId")).isEqualTo("x4002");
        assertThat(run.text("/refusals/0/field")).isEqualTo("url");
        assertThat(run.text("/refusals/1/field")).isEqualTo("id");
        assertThat(run.text("/refusals/1/excerpt")).contains("No id");
        Service.Answer p = service.get("/v1/postings/gh:4001");
        assertThat(p.text("/posting/title")).isEqualTo("Staff Nurse & Midwife");
        assertThat(p.text("/posting/descriptionText")).isEqualTo("Care for people & pets.");
        assertThat(p.text("/posting/datePosted")).isEqualTo("2026-10-01T13:00:00Z");
        assertThat(p.text("/posting/employmentTypes/0")).isEqualTo("PART_TIME");
        assertThat(p.text("/posting/locations/0/city")).isEqualTo("Berlin");
        assertThat(p.text("/posting/category")).isEqualTo("Care");
        assertThat(p.body().at("/posting/pay/max").asDouble()).isEqualTo(60_000.5);
        assertThat(p.text("/posting/pay/period")).isEqualTo("YEAR");
    }

    @Test
    void aListThatItsServerKnowsToBeUnchangedCountsAsItDid() {
        String closed =
                "\n{\"externalId\": \"9\", \"title\": \"Job 9\", \"organization\": \"Acme\", \"status\": \"CLOSED\"}";
        String url = server.serveTagged("/tagged", lines(1, 2) + closed + "\nno JSON", "\"1\"");
        source("tagged", "rolecall", url);
        Service.Answer first = poll("tagged");
        assertThat(first.number("/new")).isEqualTo(2);
        Service.Answer second = poll("tagged");
        for (String count : List.of("/fetched", "/notOpen", "/refused")) {
            assertThat(second.number(count)).as(count).isEqualTo(first.number(count));
        }
        assertThat(second.text("/outcome")).isEqualTo("COMPLETE");
        assertThat(second.number("/unchanged")).isEqualTo(2);
        server.serveTagged("/tagged", lines(1), "\"2\"");
        assertThat(poll("tagged").number("/unchanged")).isEqualTo(1);
    }

    @Test
    void anAshbyBoardIsRead() {
        source("as", "ashby", server.serve("/as", """
                {"apiVersion": "1", "jobs": [
                  {"id": "a-1", "title": "Founding Engineer ", "department": "Engineering", "team": "Core", "employmentType": "FullTime", "location": "HQ", "isListed": true, "isRemote": false, "workplaceType": "Hybrid",
                   "publishedAt": "2026-02-10T19:22:00.810+00:00", "jobUrl": "https://jobs.example/acme/a-1", "applyUrl": "https://jobs.example/acme/a-1/application",
                   "address": {"postalAddress": {"addressLocality": "Munich", "addressRegion": "Bavaria", "addressCountry": "Germany"}},
                   "secondaryLocations": [{"location": "Austin, TX", "address": {"postalAddress": {"addressLocality": "Austin", "addressRegion": "Texas", "addressCountry": "United States"}}}],
                   "descriptionHtml": "<p>Build.</p>", "descriptionPlain": "Build.",
                   "compensation": {"compensationTiers": [{"components": [
                      {"compensationType": "EquityPercentage", "interval": "NONE", "currencyCode": null, "minValue": 0.1, "maxValue": 1},
                      {"compensationType": "Salary", "interval": "1 YEAR", "currencyCode": "EUR", "minValue": 80000, "maxValue": 100000}]}], "summaryComponents": []}},
                  {"id": "a-2", "title": "Hidden", "location": "Remote", "isListed": false},
                  {"id": "a-3", "title": "Support", "employmentType": "Intern", "location": "Remote", "isRemote": true, "address": {"postalAddress": {"addressCountry": "United States"}}, "descriptionPlain": "Help people."},
                  {"id": "a-4", "title": ["wrong"], "location": "Berlin"}]}"""));
        Service.Answer run = poll("as");
        assertThat(run.number("/new")).as(run.raw().body()).isEqualTo(2);
        assertThat(run.number("/notOpen")).isEqualTo(1);
        assertThat(run.number("/refused")).isEqualTo(1);
        Service.Answer p = service.get("/v1/postings/as:a-1");
        assertThat(p.text("/posting/workplace")).isEqualTo("HYBRID");
        assertThat(p.text("/posting/locations/0/city")).isEqualTo("Munich");
        assertThat(p.text("/posting/locations/0/text")).isEqualTo("HQ");
        assertThat(p.text("/posting/locations/1/country")).isEqualTo("US");
        assertThat(p.number("/posting/pay/min")).isEqualTo(80_000);
        assertThat(p.text("/posting/pay/source")).isEqualTo("STATED");
        assertThat(p.text("/posting/organization/name")).isEqualTo("Acme");
        Service.Answer remote = service.get("/v1/postings/as:a-3");
        assertThat(remote.text("/posting/workplace")).isEqualTo("REMOTE");
        assertThat(remote.text("/posting/level")).isEqualTo("INTERN");
        assertThat(remote.text("/posting/applicantLocations/0/country")).isEqualTo("US");
    }

    @Test
    void aListOfRowsIsReadAndItsClosedRowsClose() {
        String row =
                "{\"id\": \"%s\", \"company_name\": \"%s\", \"title\": \"New Grad\", \"active\": %s, \"is_visible\": true, \"date_posted\": 1714605534, "
                        + "\"url\": \"https://jobs.example/%s\", \"locations\": [\"NYC\", \"Remote in USA\"], \"company_url\": \"\", \"sponsorship\": \"Other\", \"source\": \"x\"}";
        String url = server.serve(
                "/li",
                "[" + row.formatted("1", "A", true, "1") + "," + row.formatted("2", "B", true, "2") + ","
                        + row.formatted("3", "C", false, "3") + ", {\"id\": \"4\", \"active\": \"yes\"}, 7]");
        source("li", "listings", url);
        Service.Answer run = poll("li");
        assertThat(run.number("/new")).as(run.raw().body()).isEqualTo(2);
        assertThat(run.number("/notOpen")).isEqualTo(1);
        assertThat(run.number("/refused")).isEqualTo(2);
        assertThat(service.get("/v1/postings/li:2").text("/posting/organization/name"))
                .isEqualTo("B");
        server.serve(
                "/li", "[" + row.formatted("1", "A", false, "1") + "," + row.formatted("2", "B", false, "2") + "]");
        assertThat(poll("li").number("/closed")).isEqualTo(2);
        assertThat(service.get("/v1/postings/li:1").text("/posting/closedReason"))
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void whatVanishesIsClosedWhatReturnsIsReopenedAndTheSameAgainTellsNothing() {
        source("van", "rolecall", server.serve("/van", lines(1, 2, 3)));
        assertThat(poll("van").number("/new")).isEqualTo(3);
        assertThat(poll("van").number("/unchanged")).isEqualTo(3);
        server.serve("/van", lines(1, 2));
        assertThat(poll("van").number("/closed")).isEqualTo(1);
        server.serve("/van", lines(1, 2, 3));
        assertThat(poll("van").number("/reopened")).isEqualTo(1);
        assertThat(told("van"))
                .containsExactlyInAnyOrder("Published 1", "Published 2", "Published 3", "Closed 3", "Reopened 3");
        Service.Answer runs = service.get("/v1/sources/van/runs");
        assertThat(runs.body().size()).isEqualTo(4);
        assertThat(runs.number("/0/number")).isEqualTo(4);
        assertThat(((PostingClosed) topic.await(e ->
                                e instanceof PostingClosed c && c.postingId().equals("van:3")))
                        .posting()
                        .closedReason())
                .isEqualTo(ClosedReason.VANISHED);
    }

    @Test
    void anUnlikelyListClosesNothingUntilTheOperatorConfirms() {
        source("held", "rolecall", server.serve("/held", lines(1, 2, 3, 4)));
        poll("held");
        server.serve("/held", lines(1));
        Service.Answer held = poll("held");
        assertThat(held.number("/closed")).isZero();
        assertThat(held.number("/held")).isEqualTo(3);
        assertThat(held.text("/heldReason")).contains("3 of 4");
        assertThat(poll("held", "?confirmClosings=true").number("/closed")).isEqualTo(3);
        assertThat(service.send("POST", "/v1/sources/held/poll?confirmClosings=maybe", null, "")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anEmptyListCountsOnlyForTheSixthTime() {
        source("empty", "rolecall", server.serve("/empty", lines(1, 2)));
        poll("empty");
        server.serve("/empty", "");
        for (int i = 0; i < 5; i++) {
            assertThat(poll("empty").number("/held")).isEqualTo(2);
        }
        assertThat(poll("empty").number("/closed")).isEqualTo(2);
    }

    @Test
    void aListThatIsNotThereWholeClosesNothing() {
        String url = server.serve("/whole", lines(1, 2, 3));
        source("whole", "rolecall", url);
        poll("whole");
        server.serveTruncated("/whole", lines(1, 2));
        assertThat(poll("whole").text("/outcome")).isEqualTo("FAILED");
        server.fail("/whole", 404);
        assertThat(poll("whole").text("/error")).contains("404");
        server.fail("/whole", 500);
        assertThat(poll("whole").text("/outcome")).isEqualTo("FAILED");
        source(
                "whole2",
                "ashby",
                server.serve(
                        "/whole2",
                        "{\"jobs\": [{\"id\": \"1\", \"title\": \"A\", \"location\": \"Berlin\"}, {\"id\": \"2\""));
        Service.Answer broken = poll("whole2");
        assertThat(broken.text("/error")).contains("is not JSON at line 1");
        assertThat(broken.number("/new")).as("what could be read is stored").isEqualTo(1);
        source("whole3", "greenhouse", server.serve("/whole3", "<html>Sorry</html>"));
        assertThat(poll("whole3").text("/outcome")).isEqualTo("FAILED");
        source("whole4", "greenhouse", server.serve("/whole4", "{\"error\": \"no such board\"}"));
        assertThat(poll("whole4").text("/error")).contains("jobs");
        assertThat(told("whole")).containsExactlyInAnyOrder("Published 1", "Published 2", "Published 3");
    }

    @Test
    void anItemThatCannotBeReadIsNotClosed() {
        source("bad", "rolecall", server.serve("/bad", lines(1, 2, 3)));
        poll("bad");
        server.serve("/bad", lines(1, 2) + "\n{\"externalId\": \"3\", \"organization\": \"no title\"}");
        Service.Answer run = poll("bad");
        assertThat(run.number("/refused")).isEqualTo(1);
        assertThat(run.number("/closed")).isZero();
        server.serve("/bad", lines(1, 2) + "\n{\"externalId\": \"3\", broken");
        assertThat(poll("bad").number("/held"))
                .as("it may be the unreadable one")
                .isEqualTo(1);
    }

    @Test
    void anIdThatOccursTwiceCountsOnce() {
        source(
                "twice",
                "rolecall",
                server.serve(
                        "/twice",
                        lines(1, 1) + "\n{\"externalId\": \"1\", \"title\": \"Other\", \"organization\": \"Acme\"}"));
        Service.Answer run = poll("twice");
        assertThat(run.number("/new")).isEqualTo(1);
        assertThat(run.number("/unchanged")).isEqualTo(1);
        assertThat(run.number("/refused")).isEqualTo(1);
        assertThat(run.text("/refusals/0/message")).contains("more than once");
        Service.Answer again = poll("twice");
        assertThat(again.number("/changed")).isZero();
    }

    @Test
    void deletingASourceClosesItsPostings() {
        source("del", "rolecall", server.serve("/del", lines(1, 2)));
        poll("del");
        assertThat(service.send("DELETE", "/v1/sources/del", null, "").status()).isEqualTo(204);
        assertThat(service.get("/v1/sources/del").status()).isEqualTo(404);
        assertThat(service.send("DELETE", "/v1/sources/del", null, "").status()).isEqualTo(404);
        assertThat(service.get("/v1/postings/del:1").text("/posting/closedReason"))
                .isEqualTo("WITHDRAWN");
        assertThat(told("del")).contains("Closed 1", "Closed 2");
    }

    @Test
    void aSourceIsReadAtItsInterval() {
        String url = server.serve("/tick", lines(1));
        service.send("PUT", "/v1/sources/tick", "application/json", """
                {"type": "rolecall", "url": "%s", "interval": "PT1S"}""".formatted(url));
        assertThat(topic.await("tick:1")).isInstanceOf(PostingEvent.PostingPublished.class);
        server.serve("/tick", lines(1, 2));
        assertThat(topic.await("tick:2")).isInstanceOf(PostingEvent.PostingPublished.class);
        service.send("DELETE", "/v1/sources/tick", null, "");
    }

    @Test
    void aWrongSourceIsRefusedWithItsField() {
        String good = "\"type\": \"ashby\", \"url\": \"https://a.example/x\"";
        refused("UPPER", "{" + good + "}", "id");
        refused("push", "{" + good + "}", "id");
        refused("x", "{\"url\": \"https://a.example/x\"}", "type");
        refused("x", "{\"type\": \"pigeon\", \"url\": \"https://a.example/x\"}", "type");
        refused("x", "{\"type\": \"ashby\"}", "url");
        refused("x", "{\"type\": \"ashby\", \"url\": \"ftp://a.example/x\"}", "url");
        refused("x", "{\"type\": \"ashby\", \"url\": \"classpath:application.yml\"}", "url");
        refused("x", "{\"type\": \"ashby\", \"url\": \"file:///etc/passwd\"}", "url");
        refused("x", "{\"type\": \"ashby\", \"url\": \"https://user:secret@a.example/\"}", "url");
        refused("x", "{" + good + ", \"interval\": \"soon\"}", "interval");
        refused("x", "{" + good + ", \"interval\": \"PT0.01S\"}", "interval");
        refused("x", "{" + good + ", \"intervall\": \"PT1H\"}", "intervall");
        refused("x", "{" + good + ", \"organization\": 5}", "organization");
        refused("x", "{" + good + ", \"organizationUrl\": \"javascript:x\"}", "organizationUrl");
        refused("x", "[]", null);
        assertThat(service.send("PUT", "/v1/sources/x", "application/json", "{broken")
                        .status())
                .isEqualTo(400);
        assertThat(service.send(
                                "PUT",
                                "/v1/sources/x",
                                "application/json",
                                "{\"type\": \"" + "x".repeat(510_000) + "\"}")
                        .status())
                .isEqualTo(413);
        assertThat(service.send("POST", "/v1/sources/nowhere/poll", null, "").status())
                .isEqualTo(404);
        assertThat(service.get("/v1/sources/nowhere/runs").status()).isEqualTo(404);
    }

    private void refused(String id, String body, String field) {
        Service.Answer answer = service.send("PUT", "/v1/sources/" + id, "application/json", body);
        assertThat(answer.status()).as(body).isEqualTo(400);
        assertThat(answer.text("/field")).as(answer.raw().body()).isEqualTo(field == null ? "" : field);
    }

    @Test
    void theDescriptionNamesEveryAddress() {
        Service.Answer api = service.get("/v3/api-docs");
        assertThat(api.status()).isEqualTo(200);
        assertThat(api.body().get("paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/v1/postings",
                        "/v1/postings/{id}",
                        "/v1/postings/{id}/cluster",
                        "/v1/sources",
                        "/v1/sources/{id}",
                        "/v1/sources/{id}/poll",
                        "/v1/sources/{id}/pause",
                        "/v1/sources/{id}/resume",
                        "/v1/sources/{id}/closings/confirm",
                        "/v1/sources/{id}/closings/release",
                        "/v1/sources/{id}/runs");
        api.body()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    var answer = service.send(
                            method.getKey().toUpperCase(java.util.Locale.ROOT),
                            path.getKey().replace("{id}", "none-such"),
                            "application/json",
                            "{}");
                    assertThat(answer.status())
                            .as(method.getKey() + " " + path.getKey())
                            .isNotIn(405, 415, 500);
                }));
    }

    @Test
    void healthAndMetricsTellWhatMayGetStuck() {
        assertThat(service.get("/actuator/health/liveness").text("/status")).isEqualTo("UP");
        assertThat(service.get("/actuator/health/readiness").text("/status")).isEqualTo("UP");
        assertThat(service.get("/actuator/prometheus").raw().body())
                .contains("rolecall_ingest_outbox_size", "rolecall_ingest_outbox_oldest_age_seconds");
    }
}
