package io.rolecall.ingest.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLdListTest {
    private static String page(String... scripts) {
        StringBuilder html = new StringBuilder("<!doctype html><html><head><title>x</title>");
        for (String script : scripts) {
            html.append("<script type=\"application/ld+json\">").append(script).append("</script>");
        }
        return html + "</head><body><a href=\"/jobs/1\">1</a></body></html>";
    }

    private static String job(String title) {
        return "{\"@type\":\"JobPosting\",\"title\":\"%s\",\"hiringOrganization\":\"Acme\"}".formatted(title);
    }

    @Test
    void aPageIsReadWithAllThatItsPostingSays() {
        Case read = Case.of("jsonld", page("{\"@type\":\"BreadcrumbList\",}", """
                <!--
                {"@context":"https://schema.org/","@type":["Thing","JobPosting"],"title":"Welder","description":"<p>Weld\ttogether.</p>",
                 "identifier":{"@type":"PropertyValue","name":"Acme","value":4711},"datePosted":"2026-11-02","validThrough":"2026-12-01T00:00",
                 "hiringOrganization":{"@type":"Organization","name":"Acme","sameAs":"https://acme.example"},
                 "jobLocation":[{"@type":"Place","address":{"@type":"PostalAddress","addressLocality":"Malmö","addressCountry":{"@type":"Country","name":"Sweden"}}},
                                {"@type":"Place","address":"Gothenburg, Sweden"}, "Lund, Sweden"],
                 "employmentType":"FULL_TIME, PART_TIME","skills":["TIG","MIG, MAG"],"industry":"Metal","directApply":true,
                 "baseSalary":{"@type":"MonetaryAmount","currency":"SEK","value":{"@type":"QuantitativeValue","minValue":30000,"maxValue":"34 000","unitText":"MONTH"}},}
                //-->"""));
        assertThat(read.refused).isEmpty();
        Posting p = read.only();
        assertThat(p.title()).isEqualTo("Welder");
        assertThat(p.requisitionId()).as("it may be the company's").isNull();
        assertThat(p.url()).endsWith("/list");
        assertThat(p.organization().url()).isEqualTo("https://acme.example");
        assertThat(p.locations()).extracting(l -> l.city()).containsExactly("Malmö", "Gothenburg", "Lund");
        assertThat(p.employmentTypes()).containsExactly(EmploymentType.FULL_TIME, EmploymentType.PART_TIME);
        assertThat(p.pay().max()).isEqualByComparingTo("34000");
        assertThat(p.pay().period()).isEqualTo(Pay.Period.MONTH);
        assertThat(p.datePosted()).isEqualTo("2026-11-02T00:00:00Z");
        assertThat(p.validThrough()).isEqualTo("2026-12-02T00:00:00Z");
        assertThat(p.category()).isEqualTo("Metal");
        assertThat(p.descriptionText()).isEqualTo("Weld together.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"currency":"EUR","value":52000}                                               | 52000 | 52000 | YEAR
            {"currency":"EUR","value":{"value":"19,50","unitText":"HOUR"}}                  | 19.5  | 19.5  | HOUR
            {"currency":"USD","minValue":70000,"maxValue":90000,"unitText":"YEAR"}          | 70000 | 90000 | YEAR
            {"currency":"GBP","value":{"minValue":"30,000.00","maxValue":0,"unitText":"YEAR"}} | 30000 | | YEAR
            "€45,000 - €50,000 per year"                                                   | 45000 | 50000 | YEAR
            [{"currency":"EUR","value":{"minValue":2000,"maxValue":2500,"unitText":"MONTH"}}] | 2000 | 2500 | MONTH
            {"currency":"EUR","value":{"minValue":0,"maxValue":0}}                          | |  |
            "competitive"                                                                  | |  |
            """)
    void payIsReadInItsShapes(String salary, String min, String max, String period) {
        Posting p = Case.of(
                        "jsonld",
                        "[{\"@type\":\"JobPosting\",\"identifier\":\"1\",\"title\":\"A\",\"hiringOrganization\":\"B\",\"baseSalary\":"
                                + salary + "}]")
                .only();
        if (period == null) {
            assertThat(p.pay()).isNull();
        } else {
            assertThat(p.pay().period()).isEqualTo(Pay.Period.valueOf(period));
            assertThat(p.pay().min()).isEqualByComparingTo(min);
            if (max != null) {
                assertThat(p.pay().max()).isEqualByComparingTo(max);
            }
        }
    }

    @Test
    void remoteWorkNamesWhereOneMayLive() {
        Posting p = Case.of("jsonld", """
                {"@graph":[{"@type":"WebSite"},{"@type":"JobPosting","title":"Coder","identifier":"c","hiringOrganization":{"name":"Acme"},
                 "jobLocationType":"TELECOMMUTE","applicantLocationRequirements":[{"@type":"Country","name":"Sweden"},{"@type":"Country","name":"NO"}]}]}""").only();
        assertThat(p.workplace()).isEqualTo(Workplace.REMOTE);
        assertThat(p.applicantLocations()).extracting(l -> l.country()).containsExactly("SE", "NO");
    }

    @Test
    void documentsOfManyShapesHoldPostings() {
        String lines = """
                {"id":"77","originalJobPosting":{"@type":"JobPosting","title":"One","url":"https://a.example/1","hiringOrganization":{"name":"A"}}}
                {"@type":"ItemList","itemListElement":[{"item":{"@type":"JobPosting","title":"Two","identifier":"t2","hiringOrganization":"B"}}]}
                {"hits":[{"@type":"JobPosting","title":"Three","url":"https://a.example/3/?utm_source=x","hiringOrganization":"C"}]}
                {"hello":1}
                """;
        Case read = Case.of("jsonld", lines);
        assertThat(read.open.keySet()).containsExactly("77", "t2", "a.example/3");
        assertThat(read.refused).singleElement().satisfies(r -> {
            assertThat(r.field()).isEqualTo("posting");
            assertThat(r.message()).isEqualTo("has no JobPosting");
        });
    }

    @Test
    void anIdentifierThatSeveralShareIsNoIdentity() {
        Case read = Case.of("jsonld", """
                [{"@type":"JobPosting","title":"A","identifier":{"value":"acme"},"url":"https://a.example/1","hiringOrganization":"Acme"},
                 {"@type":"JobPosting","title":"B","identifier":{"value":"acme"},"url":"https://a.example/2","hiringOrganization":"Acme"},
                 {"@type":"JobPosting","title":"C","identifier":{"value":"acme"},"hiringOrganization":"Acme"}]""");
        assertThat(read.open.keySet()).containsExactly("a.example/1", "a.example/2");
        assertThat(read.refused)
                .singleElement()
                .satisfies(r -> assertThat(r.field()).isEqualTo("identifier"));
    }

    @Test
    void sitemapsAreFollowedOnceAndPagesFetchedWhenTheyChanged() {
        Case read = new Case("jsonld")
                .page(
                        "/map.xml",
                        "<sitemapindex><sitemap><loc>{base}/a.xml</loc></sitemap><sitemap><loc>{base}/map.xml</loc></sitemap></sitemapindex>")
                .page("/a.xml", """
                        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{base}/jobs/1</loc><lastmod>2026-11-01</lastmod></url>
                        <url><loc>{base}/jobs/2</loc><lastmod>2026-11-01</lastmod></url><url><loc>{base}/about</loc></url>
                        <url><loc>{base}/jobs/3</loc></url><url><loc>{base}/jobs/busy</loc></url><url><loc>{base}/jobs/about</loc></url></urlset>""")
                .page("/jobs/1", page(job("One")))
                .page("/jobs/2", page(job("Two")))
                .page("/jobs/about", page())
                .options("links", "/jobs/");
        read.read("/map.xml");
        assertThat(read.error).isNull();
        assertThat(read.open.values()).extracting(Posting::title).containsExactly("One", "Two");
        assertThat(read.notOpen).singleElement().satisfies(id -> assertThat(id).endsWith("/jobs/3"));
        assertThat(read.refused)
                .extracting(Case.Refusal::message)
                .containsExactly("answers with status 503", "has no JobPosting");
        assertThat(read.refused.getFirst().externalId()).endsWith("/jobs/busy");
        read.page(
                "/a.xml",
                "<urlset><url><loc>{base}/jobs/1</loc><lastmod>2026-11-01</lastmod></url><url><loc>{base}/jobs/2</loc><lastmod>2026-11-09</lastmod></url></urlset>");
        read.read("/map.xml");
        assertThat(read.asked).containsExactly("/map.xml", "/a.xml", "/jobs/2");
    }

    @Test
    void theLinksOfAPageAndOfThoseThatFollowItAreRead() {
        Case read = new Case("jsonld")
                .page("/", "<a href='/job/1'>1</a><a href='/x'>x</a><a rel=next href='/?p=2'>next</a>")
                .page("/?p=2", "<a href='job/2#top'>2</a><a rel=next href='/'>round</a>")
                .page("/job/1", page(job("One")))
                .page("/job/2", page(job("Two"), job("Three")))
                .options("links", "/job/");
        read.read("/");
        assertThat(read.open.values()).extracting(Posting::title).containsExactly("One", "Two", "Three");
        assertThat(read.open).hasSize(3);
    }

    @Test
    void pagesCanBeNamedAndTwentyFailuresInARowEndTheRun() {
        StringBuilder pages = new StringBuilder("/job/1\n");
        for (int i = 0; i < 30; i++) {
            pages.append("/busy/").append(i).append(' ');
        }
        Case read = new Case("jsonld").page("/job/1", page(job("One"))).options("pages", pages.toString());
        read.read("/");
        assertThat(read.open).hasSize(1);
        assertThat(read.error).startsWith("20 pages in a row could not be read");
        assertThat(read.asked).hasSize(21);
    }

    @Test
    void sitesThatGoRoundEndAndThoseThatDoNotAreStopped() {
        Case read = new Case("jsonld");
        for (int i = 0; i < 600; i++) {
            read.page("/m" + i, "<sitemapindex><sitemap><loc>{base}/m" + (i + 1) + "</loc></sitemap></sitemapindex>");
        }
        read.read("/m0");
        assertThat(read.error).isEqualTo("names more than 500 lists of pages");
    }

    @Test
    void whatIsNeitherPageNorListIsSaid() {
        assertThat(Case.of("jsonld", "hello").error).isEqualTo("is neither a page, a sitemap nor JSON");
        assertThat(Case.of("jsonld", page()).error).startsWith("is a page without a JobPosting");
        assertThat(Case.of("jsonld", "[{\"a\":").error).startsWith("is not JSON at line 1");
        assertThat(Case.of("jsonld", "[".repeat(10_000)).error).startsWith("is not JSON");
        assertThat(Case.of("jsonld", page("{\"@type\":\"JobPosting\"")).refused)
                .singleElement()
                .satisfies(r -> assertThat(r.message()).isEqualTo("is not JSON"));
    }

    @Test
    void whatIsSaidInOtherPlacesIsRead() {
        Case read = Case.of("jsonld", """
                [{"@type":"JobPosting","identifier":"1","title":"Kock","description":"&amp;lt;p&amp;gt;Laga&amp;lt;/p&amp;gt;","hiringOrganization":{"legalName":"Krog AB"},
                  "jobLocation":{"address":{"streetAddress":"Storgatan 1, 411 38 Göteborg"}},"validThrough":"20261201"},
                 {"@type":"http://schema.org/JobPosting","identifier":55,"title":"Diskare","responsibilities":"Diska","qualifications":["Händer"],"hiringOrganization":[{"name":["B","C"]}],
                  "jobLocation":{"@type":"Place","name":"Lund","address":{}},"employmentType":"https://schema.org/PART_TIME","baseSalary":"160","salaryCurrency":"SEK"}]""");
        assertThat(read.refused).isEmpty();
        Posting first = read.open.get("1");
        assertThat(first.descriptionText()).isEqualTo("Laga");
        assertThat(first.organization().name()).isEqualTo("Krog AB");
        assertThat(first.locations().getFirst().city()).isEqualTo("Gothenburg");
        assertThat(first.validThrough()).isEqualTo("2026-12-02T00:00:00Z");
        Posting second = read.open.get("55");
        assertThat(second.descriptionText()).contains("Diska").contains("Händer");
        assertThat(second.organization().name()).isEqualTo("B");
        assertThat(second.locations().getFirst().city()).isEqualTo("Lund");
        assertThat(second.employmentTypes()).containsExactly(EmploymentType.PART_TIME);
        assertThat(second.pay().period()).isEqualTo(Pay.Period.HOUR);
    }
}
