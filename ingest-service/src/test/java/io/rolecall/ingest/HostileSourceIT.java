package io.rolecall.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Sources made to harm: each costs a bounded time and memory, and its run says what was wrong. */
@Bounded
@Timeout(60)
class HostileSourceIT {
    @LocalServerPort
    int port;

    private Service service;
    private ListServer server;

    @BeforeEach
    void open() {
        service = new Service(port);
        server = new ListServer();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Service.Answer run(String id, String type, String url, String options) {
        Service.Answer put =
                service.send("PUT", "/v1/sources/" + id, "application/json", """
                {"type": "%s", "url": "%s", "organization": "Acme", "interval": "P1D", "options": {%s}}""".formatted(type, url, options));
        assertThat(put.status()).as(put.raw().body()).isBetween(200, 201);
        assertThat(service.send("POST", "/v1/sources/" + id + "/poll", null, "").status())
                .isEqualTo(200);
        Service.Answer runs = service.get("/v1/sources/" + id + "/runs");
        assertThat(runs.number("/0/durationMillis")).isLessThan(20_000);
        return runs;
    }

    private void failed(Service.Answer runs, String reason) {
        assertThat(runs.text("/0/outcome")).as(runs.raw().body()).isEqualTo("FAILED");
        assertThat(runs.text("/0/error")).contains(reason);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String job(Object id, String title) {
        return "<job><id>%s</id><title>%s</title><company>C</company><url>https://a.example/%s</url></job>"
                .formatted(id, title, id);
    }

    private static void forEver(OutputStream out, String before, String part) throws IOException {
        out.write(bytes(before));
        for (byte[] bytes = bytes(part.repeat(500)); ; ) {
            out.write(bytes);
        }
    }

    @Test
    void entitiesExpandToNothing() {
        String entities = IntStream.range(1, 12)
                .mapToObj(i -> "<!ENTITY a%d \"%s\">".formatted(i, ("&a" + (i - 1) + ";").repeat(10)))
                .collect(Collectors.joining());
        String bomb = "<!DOCTYPE jobs [<!ENTITY a0 \"laugh\">" + entities + "]><jobs>" + job(1, "A&a11;") + "</jobs>";
        Service.Answer runs = run("bomb", "xml", server.serve("/bomb", bomb), "");
        assertThat(runs.number("/0/fetched") + runs.text("/0/error").length()).isPositive();
        assertThat(service.get("/v1/postings/bomb:1").text("/posting/title")).hasSizeLessThan(20);
    }

    @Test
    void aStreamThatDoesNotEndIsCutOff() {
        failed(
                run("endless", "xml", server.stream("/e", (out, _) -> forEver(out, "<jobs>", job(1, "Again"))), ""),
                "is larger than 1000000 bytes");
        failed(
                run("line", "rolecall", server.stream("/l", (out, _) -> forEver(out, "{\"a\": \"", "xxxxxxxx")), ""),
                "is larger than 1000000 bytes");
    }

    /** Not read on to the end, in vain, until the deadline. */
    @Test
    void anAnswerOfNoUseIsNotReadToItsEnd() {
        for (int status : new int[] {302, 404, 500}) {
            String url = server.stream("/n" + status, status, "/elsewhere", (out, _) -> forEver(out, "", "x"));
            failed(
                    run("nouse" + status, "xml", url, ""),
                    status == 500 ? "answers with status 500" : "answers with status 404");
            assertThat(service.get("/v1/sources/nouse" + status + "/runs").number("/0/durationMillis"))
                    .isLessThan(1_500);
        }
    }

    @Test
    void aPageThatDripsIsLeft() {
        String url = server.stream("/drip", (out, _) -> {
            try {
                while (true) {
                    out.write('[');
                    out.flush();
                    Thread.sleep(100);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        failed(run("drip", "lever", url, ""), "was not read within PT2S");
    }

    @Test
    void aDryRunOfAPageThatDripsIsAnsweredInTime() {
        String url = server.stream("/dry", (out, _) -> {
            try {
                out.write(bytes("[{"));
                out.flush();
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Service.Answer dry = service.send("PUT", "/v1/sources/dry?dryRun=true", "application/json", """
                {"type": "lever", "url": "%s"}""".formatted(url));
        assertThat(dry.status()).as(dry.raw().body()).isEqualTo(200);
        assertThat(dry.text("/error")).isEqualTo("was not read within PT1S, and is shown as far as it was");
        assertThat(dry.number("/fetched")).isZero();
        assertThat(dry.body().at("/whole").asBoolean()).isFalse();
        assertThat(service.get("/v1/sources/dry").status()).isEqualTo(404);
    }

    @Test
    void aSmallAnswerThatUnpacksToALargeListIsCutOff() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes("<jobs>"));
            for (int i = 0; i < 100; i++) {
                out.write(new byte[1_000_000]);
            }
        }
        failed(run("zip", "xml", server.serveGzip("/z", packed.toByteArray()), ""), "is larger than 1000000 bytes");
        failed(run("zipfile", "xml", server.serve("/z.gz", packed.toByteArray()), ""), "is larger than 1000000 bytes");
    }

    @Test
    void tenThousandLevelsAreNotRead() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        failed(
                run(
                        "deepjson",
                        "greenhouse",
                        server.serve("/dj", "{\"jobs\": [{\"id\": 1, \"x\": " + deep + "}]}"),
                        ""),
                "is not JSON");
        failed(run("deepld", "jsonld", server.serve("/dl.json", deep), ""), "is not JSON");
        failed(
                run(
                        "deepxml",
                        "xml",
                        server.serve("/dx", "<jobs>" + job(1, "A") + "<a>".repeat(10_000) + "</jobs>"),
                        ""),
                "nested more than 50");
        assertThat(service.get("/v1/postings/deepxml:1").status())
                .as("what came before is there")
                .isEqualTo(200);
        Service.Answer lines = run(
                "deeplines",
                "rolecall",
                server.serve(
                        "/dr",
                        "{\"externalId\": \"1\", \"x\": " + deep
                                + "}\n{\"externalId\": \"2\", \"title\": \"A\", \"organization\": \"B\"}"),
                "");
        assertThat(lines.text("/0/outcome")).isEqualTo("COMPLETE");
        assertThat(lines.number("/0/refused")).isEqualTo(1);
        assertThat(lines.number("/0/new")).isEqualTo(1);
        String html = "<div>".repeat(10_000) + "Weld" + "</div>".repeat(10_000);
        assertThat(run(
                                "deephtml",
                                "rolecall",
                                server.serve(
                                        "/dh",
                                        "{\"externalId\": \"1\", \"title\": \"A\", \"organization\": \"B\", \"description\": \""
                                                + html + "\"}"),
                                "")
                        .number("/0/new"))
                .isEqualTo(1);
        assertThat(service.get("/v1/postings/deephtml:1").text("/posting/description"))
                .hasSizeLessThan(10_000)
                .contains("Weld");
        String escaped = html.replace("<", "&lt;").replace(">", "&gt;");
        assertThat(run(
                                "deepgh",
                                "greenhouse",
                                server.serve(
                                        "/dg",
                                        "{\"jobs\": [{\"id\": 1, \"title\": \"A\", \"location\": {}, \"content\": \""
                                                + escaped + "\"}]}"),
                                "")
                        .number("/0/new"))
                .isEqualTo(1);
    }

    @Test
    void pagesWithoutEndEnd() {
        String url = server.stream(
                "/p",
                (out, query) -> out.write(bytes(IntStream.range(0, 100)
                        .mapToObj(i -> "{\"id\": \"" + query.hashCode() + "-" + i
                                + "\", \"text\": \"A\", \"hostedUrl\": \"https://a.example/" + i + "\"}")
                        .collect(Collectors.joining(",", "[", "]")))));
        Service.Answer runs = run("paging", "lever", url + "?limit=100", "");
        failed(runs, "has more than 30 pages");
        assertThat(runs.number("/0/requests")).isEqualTo(30);
        assertThat(runs.number("/0/new")).as("what was read is stored").isEqualTo(3_000);
    }

    @Test
    void pagesThatAreSlowAndWithoutEndEnd() {
        String url = server.stream("/s", (out, query) -> {
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            out.write(bytes("[{\"id\": \"" + query.hashCode()
                    + "\", \"text\": \"A\", \"hostedUrl\": \"https://a.example/1\"}]"));
        });
        failed(run("slowpaging", "lever", url + "?limit=1", ""), "was not read to its end within PT4S");
    }

    @Test
    void theSamePageAgainAndAgainIsRecognised() {
        String rows = "{\"totalFound\": 100000, \"content\": [{\"id\": \"1\", \"name\": \"A\", \"location\": {}}]}";
        String url = server.stream("/same", (out, _) -> out.write(bytes(rows)));
        server.serve(
                "/same/1", "{\"id\": \"1\", \"jobAd\": {\"sections\": {}}, \"postingUrl\": \"https://a.example/1\"}");
        failed(run("same", "smartrecruiters", url, ""), "gives the same page again after 1 of 100000 postings");
        String amazon = "{\"hits\": 5000, \"jobs\": [{\"id_icims\": \"1\", \"title\": \"A\", \"job_path\": \"/1\"}]}";
        failed(
                run("amazon", "amazon", server.stream("/a", (out, _) -> out.write(bytes(amazon))), ""),
                "ends after 2 of 5000 postings");
        String workday =
                "{\"total\": 900, \"jobPostings\": [{\"title\": \"A\", \"externalPath\": \"/job/1\", \"bulletFields\": [\"R-1\"]}]}";
        failed(
                run("workday", "workday", server.stream("/w/jobs", (out, _) -> out.write(bytes(workday))), ""),
                "ends after 2 of 900 postings");
    }

    @Test
    void sitemapsThatLeadToThemselvesOrOnAndOnEnd() {
        String itself = "<sitemapindex><sitemap><loc>%s</loc></sitemap></sitemapindex>";
        Service.Answer runs =
                run("itself", "jsonld", server.serve("/self.xml", itself.formatted(server.url("/self.xml"))), "");
        assertThat(runs.text("/0/outcome")).as(runs.raw().body()).isEqualTo("COMPLETE");
        assertThat(runs.number("/0/requests")).isEqualTo(1);
        String on = server.stream(
                "/on.xml",
                (out, query) -> out.write(bytes(
                        itself.formatted(server.url("/on.xml") + "?" + (query.length() > 500 ? "" : query + "x")))));
        Service.Answer more = run("on", "jsonld", on + "?x", "");
        failed(more, "has more than 30 pages");
        String many = IntStream.range(0, 200)
                .mapToObj(
                        i -> "<url><loc>%s</loc></url>"
                                .formatted(
                                        server.serve(
                                                "/job/" + i,
                                                "<html><script type=\"application/ld+json\">{\"@type\": \"JobPosting\", \"title\": \"A\", \"hiringOrganization\": \"B\"}</script></html>")))
                .collect(Collectors.joining("", "<urlset>", "</urlset>"));
        Service.Answer pages = run("many", "jsonld", server.serve("/many.xml", many), "");
        failed(pages, "has more than 30 pages");
        assertThat(pages.number("/0/requests")).isEqualTo(30);
    }

    @Test
    void redirectsToOtherThanTheWebAreNotFollowed() {
        failed(
                run("tofile", "xml", server.redirect("/f", "file:///etc/hostname"), ""),
                "redirects to what is neither http nor https");
        failed(run("circle", "xml", server.redirect("/c", "/c"), ""), "redirects more than 5 times");
    }
}
