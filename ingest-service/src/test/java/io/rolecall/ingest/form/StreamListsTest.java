package io.rolecall.ingest.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Posting;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The forms that tell changes: JobTech's stream, feeds, and another Rolecall's. */
class StreamListsTest {
    private static final String AD = """
            {"id":"30001","external_id":"AF-9","headline":"Kock till skola","webpage_url":"https://ads.example/30001","timestamp":1793600000000,
             "publication_date":"2026-11-02T08:00:00","application_deadline":"2026-12-01T23:59:59",
             "description":{"text":"Laga mat.","text_formatted":"<p>Laga <b>mat</b>.</p>"},"employer":{"name":"Kommunen","workplace":"Skolan"},
             "workplace_address":{"municipality":"Uppsala","region":"Uppsala län","country":"Sverige"},
             "employment_type":{"label":"Vanlig anställning"},"working_hours_type":{"label":"Heltid"},"occupation":[{"label":"Kock"}],
             "salary_description":"30 000 - 32 000 kr i månaden","must_have":{"skills":[{"label":"Storkök"}]},"removed":false}""";

    @Test
    void aSwedishAdvertisementIsRead() {
        Posting p = Case.of("jobtech", "[" + AD + "]").only();
        assertThat(p.id()).isEqualTo("s:30001");
        assertThat(p.title()).isEqualTo("Kock till skola");
        assertThat(p.organization().name()).isEqualTo("Kommunen");
        assertThat(p.requisitionId()).isEqualTo("AF-9");
        assertThat(p.locations().getFirst().city()).isEqualTo("Uppsala");
        assertThat(p.locations().getFirst().country()).isEqualTo("SE");
        assertThat(p.employmentTypes()).containsExactly(EmploymentType.FULL_TIME);
        assertThat(p.pay().currency()).isEqualTo("SEK");
        assertThat(p.datePosted()).isEqualTo("2026-11-02T07:00:00Z");
        assertThat(p.validThrough()).isEqualTo("2026-12-01T22:59:59Z");
        assertThat(p.category()).isEqualTo("Kock");
        assertThat(p.descriptionText()).isEqualTo("Laga mat.");
    }

    @Test
    void changesAreAskedForSinceTheLastTimeAndEndsAreTold() {
        Case read = new Case("jobtech")
                .page(
                        "/v2/stream?date=2026-11-01T00%3A00%3A00",
                        AD.replace("\n", " ")
                                + "\n{\"id\":30002,\"removed\":true,\"removed_date\":\"2026-11-03T10:00:00\"}\n{\"headline\":\"x\"}\n")
                .cursor("2026-11-01T00:00:00");
        read.read("/v2/stream");
        assertThat(read.error).isNull();
        assertThat(read.open).containsOnlyKeys("30001");
        assertThat(read.notOpen).containsExactly("30002");
        assertThat(read.refused)
                .singleElement()
                .satisfies(r -> assertThat(r.field()).isEqualTo("id"));
        assertThat(read.cursors).singleElement().satisfies(c -> assertThat(c).startsWith("2026-11-0"));
        assertThat(Case.of("jobtech", "{\"hits\":[" + AD + "]}", "list", "snapshot").cursors)
                .isEmpty();
    }

    @Test
    void aBrokenStreamMovesNoCursor() {
        Case read = Case.of("jobtech", "[" + AD + ",{\"id\":");
        assertThat(read.error).startsWith("is not JSON at line");
        assertThat(read.open).hasSize(1);
        assertThat(read.cursors).isEmpty();
    }

    @Test
    void whatAbsenceMeansDependsOnTheList() {
        ListForm jobtech = ListForms.of("jobtech").orElseThrow();
        assertThat(jobtech.absence(listing(Map.of()))).isEqualTo(ListForm.Absence.SAYS_NOTHING);
        assertThat(jobtech.absence(listing(Map.of("list", "snapshot")))).isEqualTo(ListForm.Absence.CLOSES);
        ListForm rolecall = ListForms.of("rolecall").orElseThrow();
        assertThat(rolecall.absence(listing(Map.of()))).isEqualTo(ListForm.Absence.CLOSES);
        assertThat(rolecall.absence(listing(Map.of("list", "stream")))).isEqualTo(ListForm.Absence.SAYS_NOTHING);
        assertThatThrownBy(() -> jobtech.check(listing(Map.of("list", "some"))))
                .hasMessageStartingWith("list is neither");
    }

    private static Listing listing(Map<String, String> options) {
        return new Listing("s", "https://a.example/list", null, null, options, null);
    }

    @Test
    void rssIsRead() {
        Case read = Case.of("feed", """
                <?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:job="urn:job"><channel><title>Jobs</title>
                <link>https://a.example</link><item><title>Baker at Mill (Ghent, Belgium)</title><link>https://a.example/1</link><guid isPermaLink="false">g-1</guid>
                <pubDate>Thu, 19 Nov 2026 10:00:00 +0100</pubDate><description>Short</description><content:encoded><![CDATA[<p>Long text</p>]]></content:encoded></item>
                <item><title>Driver</title><link>https://a.example/2?utm_medium=rss</link><job:company>Vans</job:company><job:location>Antwerp, Belgium</job:location></item>
                <item><title>Nothing</title></item></channel></rss>""", "titlePattern", "{title} at {organization} ({place})");
        Posting p = read.open.get("g-1");
        assertThat(p.title()).isEqualTo("Baker");
        assertThat(p.organization().name()).isEqualTo("Mill");
        assertThat(p.locations().getFirst().country()).isEqualTo("BE");
        assertThat(p.descriptionText()).isEqualTo("Long text");
        assertThat(p.datePosted()).isEqualTo("2026-11-19T09:00:00Z");
        Posting second = read.open.get("a.example/2");
        assertThat(second.title()).isEqualTo("Driver");
        assertThat(second.organization().name()).isEqualTo("Vans");
        assertThat(second.locations().getFirst().country()).isEqualTo("BE");
        assertThat(read.refused)
                .singleElement()
                .satisfies(r -> assertThat(r.field()).isEqualTo("id"));
    }

    @Test
    void atomAndRdfAreRead() {
        Posting atom = Case.of("feed", """
                <feed xmlns="http://www.w3.org/2005/Atom"><title>Jobs</title><entry><id>tag:a.example,2026:1</id><title>Tailor</title><updated>2026-11-03T00:00:00Z</updated>
                <link rel="self" href="https://a.example/self"/><link href="https://a.example/1"/><category term="Clothes"/>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Sew &amp; mend</p></div></content></entry></feed>""").only();
        assertThat(atom.externalId()).isEqualTo("tag:a.example,2026:1");
        assertThat(atom.url()).isEqualTo("https://a.example/1");
        assertThat(atom.descriptionText()).isEqualTo("Sew & mend");
        assertThat(atom.category()).isEqualTo("Clothes");
        assertThat(atom.datePosted()).isEqualTo("2026-11-03T00:00:00Z");
        Posting rdf = Case.of("feed", """
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
                <channel rdf:about="x"><title>Jobs</title></channel><item rdf:about="https://a.example/9"><title>Smith</title><link>https://a.example/9</link>
                <dc:date>2026-11-01T00:00:00Z</dc:date></item></rdf:RDF>""").only();
        assertThat(rdf.externalId()).isEqualTo("https://a.example/9");
        assertThat(rdf.datePosted()).isEqualTo("2026-11-01T00:00:00Z");
        assertThat(Case.of("feed", "<html/>").error).isEqualTo("is neither RSS nor Atom, but html");
        assertThatThrownBy(() -> Case.of("feed", "<rss/>", "titlePattern", "{place}"))
                .hasMessageStartingWith("titlePattern has no {title}");
        assertThatThrownBy(() -> Case.of("feed", "<rss/>", "titlePattern", "{title}{x}"))
                .hasMessageStartingWith("titlePattern has {x}");
    }

    @Test
    void anotherRolecallsChangesAreRead() {
        String changes = """
                {"type":"posting.published","schemaVersion":1,"posting":{"id":"acme:1","source":"acme","externalId":"1","title":"A","organization":{"name":"Acme"},"status":"OPEN"}}
                {"type":"posting.closed","posting":{"id":"acme:2","source":"acme","externalId":"2","title":"B","organization":{"name":"Acme"},"status":"CLOSED","closedAt":"2026-11-02T08:17:30Z","closedReason":"VANISHED"}}
                {"id":"other:1","removed":true}
                {"id":"other:3","title":"C","organization":"Other"}
                nonsense
                """;
        Case read = Case.of("rolecall", changes, "list", "stream");
        assertThat(read.open).containsOnlyKeys("acme:1", "other:3");
        assertThat(read.open.get("acme:1").id()).isEqualTo("s:acme:1");
        assertThat(read.notOpen).containsExactly("acme:2", "other:1");
        assertThat(read.refused)
                .singleElement()
                .satisfies(r -> assertThat(r.message()).startsWith("is not JSON"));
        assertThat(Case.of("rolecall", changes).open).containsOnlyKeys("1", "3");
    }

    @Test
    void aLineThatDoesNotEndIsRefused() {
        Case read = new Case("rolecall")
                .stream(
                        "/list",
                        () -> HostileListTest.repeated(
                                "{\"id\":\"1\",\"title\":\"A\",\"organization\":\"B\"}\n",
                                "x".repeat(100_000),
                                300,
                                "\n"));
        read.read("/list");
        assertThat(read.open).hasSize(1);
        assertThat(read.refused)
                .singleElement()
                .satisfies(r -> assertThat(r.message()).isEqualTo("has more than 4000000 bytes"));
    }
}
