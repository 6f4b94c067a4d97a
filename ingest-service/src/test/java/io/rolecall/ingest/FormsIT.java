package io.rolecall.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Sources whose form takes options, as an operator sets them up and reads them. */
@IngestTest
class FormsIT {
    @LocalServerPort
    int port;

    private final ListServer server = new ListServer();
    private Service service;

    @BeforeEach
    void open() {
        service = new Service(port);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Service.Answer put(String id, String type, String url, String options) {
        return service.send("PUT", "/v1/sources/" + id, "application/json", """
                {"type": "%s", "url": "%s", "organization": "Acme", "interval": "P1D", "options": %s}""".formatted(type, url, options));
    }

    private Service.Answer poll(String id) {
        return service.send("POST", "/v1/sources/" + id + "/poll", null, "");
    }

    @Test
    void anXmlListIsReadAndASecondTimeNothingIsNew() {
        String url = server.serve("/forms.xml", """
                <?xml version="1.0" encoding="utf-8"?><source>
                <job><title><![CDATA[Nurse]]></title><date>Mon, 02 Nov 2026 08:15:00 GMT</date><referencenumber>n-1</referencenumber>
                <url>https://jobs.example/1</url><company>Clinic</company><city>Austin</city><state>TX</state><country>US</country><description>Care.</description></job>
                <job><title>Porter</title><referencenumber>n-2</referencenumber><url>https://jobs.example/2</url><company>Clinic</company></job>
                <job><referencenumber>n-3</referencenumber><url>https://jobs.example/3</url><company>Clinic</company></job></source>""");
        assertThat(put("xml-forms", "xml", url, "{}").status()).isEqualTo(201);
        Service.Answer run = poll("xml-forms");
        assertThat(run.text("/outcome")).as(run.raw().body()).isEqualTo("COMPLETE");
        assertThat(run.number("/new")).isEqualTo(2);
        assertThat(run.number("/refused")).isEqualTo(1);
        assertThat(run.text("/refusals/0/externalId")).isEqualTo("n-3");
        assertThat(run.text("/refusals/0/field")).isEqualTo("title");
        assertThat(service.get("/v1/postings/xml-forms:n-1").text("/posting/locations/0/city"))
                .isEqualTo("Austin");
        Service.Answer again = poll("xml-forms");
        assertThat(again.number("/new") + again.number("/changed") + again.number("/closed"))
                .as(again.raw().body())
                .isZero();
    }

    @Test
    void pagesOfASitemapAreReadAndOneThatIsGoneClosesItsPosting() {
        String first = page("One");
        server.serve("/forms-jobs/1", first);
        server.serve("/forms-jobs/2", page("Two"));
        String map = server.serve(
                "/forms-map.xml",
                "<urlset><url><loc>%s</loc></url><url><loc>%s</loc></url></urlset>"
                        .formatted(server.url("/forms-jobs/1"), server.url("/forms-jobs/2")));
        assertThat(put("ld-forms", "jsonld", map, "{\"links\": \"/forms-jobs/\"}")
                        .status())
                .isEqualTo(201);
        Service.Answer run = poll("ld-forms");
        assertThat(run.number("/new")).as(run.raw().body()).isEqualTo(2);
        String id = "ld-forms:" + server.url("/forms-jobs/2").replaceFirst("^http://", "");
        assertThat(service.get(
                        "/v1/postings/" + java.net.URLEncoder.encode(id, java.nio.charset.StandardCharsets.UTF_8)))
                .isNotNull();
        server.fail("/forms-jobs/2", 410);
        server.serve(
                "/forms-map.xml",
                "<urlset><url><loc>%s</loc></url><url><loc>%s</loc><lastmod>2026-11-22</lastmod></url></urlset>"
                        .formatted(server.url("/forms-jobs/1"), server.url("/forms-jobs/2")));
        run = poll("ld-forms");
        assertThat(run.number("/notOpen")).as(run.raw().body()).isEqualTo(1);
        assertThat(run.number("/closed")).isEqualTo(1);
        assertThat(run.number("/new") + run.number("/changed")).isZero();
    }

    private static String page(String title) {
        return "<html><script type=\"application/ld+json\">{\"@type\": \"JobPosting\", \"title\": \"" + title
                + "\", \"description\": \"<p>Work</p>\"}</script></html>";
    }

    @Test
    void anOptionThatCannotBeIsRefusedWhenTheSourceIsSetUp() {
        Service.Answer wrong = put("bad-forms", "csv", "https://lists.example/a.csv", "{\"charset\": \"klingon\"}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.raw().body()).contains("charset is not known");
        Service.Answer unknown = put("bad-forms", "text", "https://lists.example/a.txt", "{\"x\": \"1\"}");
        assertThat(unknown.raw().body()).contains("options.x");
    }

    @Test
    void aListThatIsPastedIsReadInPlaceOfTheAddress() {
        assertThat(service.send("PUT", "/v1/sources/pasted", "application/json", """
                {"type": "text", "url": "http://localhost:1/careers", "organization": "Acme", "interval": "P1D", "paused": true}""")
                        .status())
                .isEqualTo(201);
        String text = """
                US, TX, Austin
                Bridge engineer
                Keeps bridges standing.

                DE, Berlin
                Kranführerin
                Führt Kräne.
                """;
        Service.Answer run = service.send("POST", "/v1/sources/pasted/poll", "text/plain; charset=utf-8", text);
        assertThat(run.text("/outcome")).as(run.raw().body()).isEqualTo("COMPLETE");
        assertThat(run.number("/new")).isEqualTo(2);
        Service.Answer again = service.send("POST", "/v1/sources/pasted/poll", "text/plain; charset=utf-8", text);
        assertThat(again.number("/unchanged")).as(again.raw().body()).isEqualTo(2);
        Service.Answer without = poll("pasted");
        assertThat(without.text("/outcome")).isEqualTo("FAILED");
    }
}
