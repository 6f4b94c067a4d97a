package io.rolecall.ingest.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.Location;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Boards that answer in JSON, each in its own way; all examples are invented. */
class BoardListsTest {
    private static final String LEVER = """
            [{"id": "a1", "text": "Baker", "hostedUrl": "https://jobs.example/crumb/a1", "createdAt": 1767225600000,
              "categories": {"commitment": "Part-time", "department": "Kitchen", "team": "Night", "location": "Lyon",
                             "allLocations": ["Lyon", "Paris"]},
              "country": "FR", "workplaceType": "on-site",
              "description": "<p>Bread &amp; rolls.</p>", "lists": [{"text": "You", "content": "<li>rise early</li>"}],
              "additional": "<p>Come.</p>",
              "salaryRange": {"min": 24000, "max": 28000, "currency": "EUR", "interval": "per-year-salary"}}]""";

    @Test
    void aLeverSiteIsRead() {
        try (Case site = Case.of("lever", LEVER)) {
            Posting baker = site.only();
            assertThat(baker.title()).isEqualTo("Baker");
            assertThat(baker.url()).isEqualTo("https://jobs.example/crumb/a1");
            assertThat(baker.organization().name()).isEqualTo("Board");
            assertThat(baker.category()).isEqualTo("Kitchen");
            assertThat(baker.datePosted()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
            assertThat(baker.locations()).extracting(Location::country).containsExactly("FR", "FR");
            assertThat(baker.locations()).extracting(Location::city).containsExactly("Lyon", "Paris");
            assertThat(baker.workplace()).isEqualTo(Workplace.ONSITE);
            assertThat(baker.employmentTypes()).containsExactly(EmploymentType.PART_TIME);
            assertThat(baker.pay().max()).isEqualByComparingTo("28000");
            assertThat(baker.pay().period()).isEqualTo(Pay.Period.YEAR);
            assertThat(baker.pay().source()).isEqualTo(Pay.Source.STATED);
            assertThat(baker.descriptionText()).contains("Bread & rolls.", "You", "rise early", "Come.");
        }
    }

    @Test
    void aLeverSiteIsReadPageByPageWhereItsAddressHasALimit() {
        try (Case site = new Case("lever")
                .page("/p?limit=2", "[{\"id\": \"1\", \"text\": \"A\"}, {\"id\": \"2\", \"text\": \"B\"}]")
                .page("/p?limit=2&skip=2", "[{\"id\": \"3\", \"text\": \"C\"}]")
                .read("/p?limit=2")) {
            assertThat(site.error).isNull();
            assertThat(site.open).containsOnlyKeys("1", "2", "3");
        }
    }

    private static String outlines(int from, int to, int total) {
        return IntStream.range(from, to)
                .mapToObj(i ->
                        "{\"id\": \"%d\", \"name\": \"Job %d\", \"refNumber\": \"R%d\", \"releasedDate\": \"2026-03-01T08:00:00.000Z\","
                                        .formatted(i, i, i)
                                + "\"company\": {\"name\": \"Ferry Lines\"}, \"location\": {\"city\": \"Kiel\", \"region\": \"SH\", \"country\": \"de\", \"hybrid\": true},"
                                + "\"function\": {\"label\": \"Engineering\"}, \"typeOfEmployment\": {\"label\": \"Full-time\"},"
                                + "\"experienceLevel\": {\"id\": \"entry_level\"}, \"language\": {\"code\": \"en\"}}")
                .collect(Collectors.joining(",", "{\"totalFound\": " + total + ", \"content\": [", "]}"));
    }

    private static final String DETAIL = """
            {"postingUrl": "https://jobs.example/ferry/%d",
             "jobAd": {"sections": {"jobDescription": {"title": "Tasks", "text": "<p>Keep the engine running.</p>"}}}}""";

    private static Case smartRecruiters(int total) {
        Case company = new Case("smartrecruiters").organization(null);
        for (int i = 0; i < total; i++) {
            company.page("/v1/companies/ferry/postings/" + i, DETAIL.formatted(i));
        }
        for (int offset = 0; offset == 0 || offset < total; offset += 100) {
            company.page(
                    "/v1/companies/ferry/postings?limit=100&offset=" + offset,
                    outlines(offset, Math.min(total, offset + 100), total));
        }
        return company;
    }

    @Test
    void aSmartRecruitersCompanyIsReadToItsLastPageWithADocumentForEachPosting() {
        try (Case company = smartRecruiters(101).read("/v1/companies/ferry/postings")) {
            assertThat(company.error).isNull();
            assertThat(company.open).hasSize(101);
            Posting engineer = company.open.get("100");
            assertThat(engineer.title()).isEqualTo("Job 100");
            assertThat(engineer.requisitionId()).isEqualTo("R100");
            assertThat(engineer.organization().name()).isEqualTo("Ferry Lines");
            assertThat(engineer.url()).isEqualTo("https://jobs.example/ferry/100");
            assertThat(engineer.locations())
                    .singleElement()
                    .extracting(Location::city)
                    .isEqualTo("Kiel");
            assertThat(engineer.workplace()).isEqualTo(Workplace.HYBRID);
            assertThat(engineer.level()).isEqualTo(Level.ENTRY);
            assertThat(engineer.descriptionText()).contains("Tasks", "Keep the engine running.");
        }
    }

    @Test
    void whatIsTheSameAsBeforeIsNotFetchedAgain() {
        try (Case company = smartRecruiters(3).read("/v1/companies/ferry/postings")) {
            assertThat(company.asked).hasSize(4);
            company.read("/v1/companies/ferry/postings");
            assertThat(company.asked).hasSize(1);
        }
    }

    @Test
    void aPostingWhosePageIsGoneIsNoLongerOpenAndOneWhosePageFailsIsKeptWithTheReason() {
        try (Case company =
                smartRecruiters(3).gone("/v1/companies/ferry/postings/1").read("/v1/companies/ferry/postings")) {
            assertThat(company.error).isNull();
            assertThat(company.open).containsOnlyKeys("0", "2");
            assertThat(company.notOpen).containsExactly("1");
        }
        try (Case company = smartRecruiters(3)
                .page("/v1/companies/ferry/postings/1", "no JSON")
                .read("/v1/companies/ferry/postings")) {
            assertThat(company.error).isNull();
            assertThat(company.refused).singleElement().satisfies(refusal -> {
                assertThat(refusal.externalId()).isEqualTo("1");
                assertThat(refusal.field()).isEqualTo("description");
                assertThat(refusal.message()).contains("could not be fetched");
            });
        }
    }

    @Test
    void aListThatEndsTooEarlyIsNotTakenForComplete() {
        try (Case company = new Case("smartrecruiters")
                .page("/postings?limit=100&offset=0", "{\"totalFound\": 5, \"content\": []}")
                .read("/postings")) {
            assertThat(company.error).contains("ends after 0 of 5");
        }
    }

    @Test
    void aWorkableAccountIsReadTokenByToken() {
        String job = """
                {"shortcode": "%s", "title": "Nurse", "state": "published", "code": "N-7", "published": "2026-02-03T00:00:00.000Z",
                 "type": "full", "language": "en", "department": ["Care"], "workplace": "on_site",
                 "location": {"country": "Greece", "countryCode": "GR", "city": "Athens", "region": "Attica"}}""";
        Iterator<String> answers = List.of(
                        "{\"total\": 2, \"results\": [" + job.formatted("AA") + "], \"nextPage\": \"t1\"}",
                        "{\"total\": 2, \"results\": [" + job.formatted("BB") + "]}")
                .iterator();
        try (Case account = new Case("workable")
                .stream(
                                "/api/v3/accounts/clinic/jobs",
                                () -> new ByteArrayInputStream(answers.next().getBytes(StandardCharsets.UTF_8)))
                        .page(
                                "/api/v2/accounts/clinic/jobs/AA",
                                "{\"description\": \"<p>Wards</p>\", \"benefits\": \"<p>Meals</p>\"}")
                        .page("/api/v2/accounts/clinic/jobs/BB", "{\"description\": \"<p>Surgery</p>\"}")
                        .read("/api/v3/accounts/clinic/jobs")) {
            assertThat(account.error).isNull();
            assertThat(account.open).containsOnlyKeys("AA", "BB");
            Posting nurse = account.open.get("AA");
            assertThat(nurse.requisitionId()).isEqualTo("N-7");
            assertThat(nurse.url()).isEqualTo(account.url("/clinic/j/AA/"));
            assertThat(nurse.workplace()).isEqualTo(Workplace.ONSITE);
            assertThat(nurse.employmentTypes()).containsExactly(EmploymentType.FULL_TIME);
            assertThat(nurse.locations())
                    .singleElement()
                    .extracting(Location::country)
                    .isEqualTo("GR");
            assertThat(nurse.descriptionText()).contains("Wards", "Meals");
        }
    }

    @Test
    void aWorkableWidgetIsOneDocument() {
        try (Case widget = new Case("workable")
                .page("/api/v1/widget/accounts/clinic?details=true", """
                        {"name": "Clinic", "jobs": [{"title": "Cook", "shortcode": "CC", "employment_type": "Part-time",
                         "telecommuting": false, "department": "Kitchen", "url": "https://apply.example/j/CC",
                         "published_on": "2026-02-03", "country": "Spain", "city": "Vigo", "state": "Galicia",
                         "description": "<p>Soups</p>"}]}""")
                .read("/api/v1/widget/accounts/clinic?details=true")) {
            Posting cook = widget.only();
            assertThat(cook.locations())
                    .singleElement()
                    .extracting(Location::city)
                    .isEqualTo("Vigo");
            assertThat(cook.employmentTypes()).containsExactly(EmploymentType.PART_TIME);
            assertThat(cook.datePosted()).isEqualTo(Instant.parse("2026-02-03T00:00:00Z"));
        }
    }

    @Test
    void aRecruiteeSiteIsRead() {
        try (Case site = Case.of("recruitee", """
                {"offers": [{"id": 12, "title": "Tuinman", "status": "published", "careers_url": "https://groen.example/o/tuinman",
                  "company_name": "Groen", "department": "Buiten", "description": "<p>Hagen</p>", "requirements": "<p>Rijbewijs</p>",
                  "employment_type_code": "parttime_fixed_term", "experience_code": "entry_level",
                  "locations": [{"city": "Utrecht", "country_code": "NL", "name": "Utrecht"}], "remote": false, "on_site": true,
                  "published_at": "2026-03-01 10:00:00 UTC", "primary_lang_code": "nl",
                  "salary": {"min": "2400", "max": "2800", "currency": "EUR", "period": "month"},
                  "translations": {"nl": {"title": "Tuinman"}}},
                 {"id": 13, "title": "Oud", "status": "closed"}]}""")) {
            assertThat(site.notOpen).containsExactly("13");
            Posting gardener = site.only();
            assertThat(gardener.language()).isEqualTo("nl");
            assertThat(gardener.employmentTypes())
                    .containsExactlyInAnyOrder(EmploymentType.PART_TIME, EmploymentType.TEMPORARY);
            assertThat(gardener.level()).isEqualTo(Level.ENTRY);
            assertThat(gardener.workplace()).isEqualTo(Workplace.ONSITE);
            assertThat(gardener.pay().period()).isEqualTo(Pay.Period.MONTH);
            assertThat(gardener.pay().min()).isEqualByComparingTo("2400");
            assertThat(gardener.datePosted()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
            assertThat(gardener.descriptionText()).contains("Hagen", "Rijbewijs");
        }
    }

    @Test
    void aPersonioCompanyIsReadWithItsTextsInTheirOrder() {
        try (Case company = Case.of("personio", """
                <?xml version="1.0" encoding="UTF-8"?>
                <workzag-jobs>
                  <position>
                    <id>77</id><subcompany>Uhrwerk GmbH</subcompany><office>Görlitz</office>
                    <additionalOffices><office>Dresden</office></additionalOffices>
                    <department>Werkstatt</department><recruitingCategory>Fach</recruitingCategory><name>Uhrmacher (m/w/d)</name>
                    <jobDescriptions>
                      <jobDescription><name>Aufgaben</name><value><![CDATA[<ul><li>Werke zerlegen</li></ul>]]></value></jobDescription>
                      <jobDescription><name>Profil</name><value><![CDATA[<p>Ruhige Hand</p>]]></value></jobDescription>
                    </jobDescriptions>
                    <employmentType>permanent</employmentType><seniority>entry-level</seniority><schedule>full-time</schedule>
                    <createdAt>2026-02-01T08:30:00+00:00</createdAt>
                  </position>
                  <position><name>Ohne Nummer</name></position>
                </workzag-jobs>""")) {
            assertThat(company.refused).singleElement().satisfies(refusal -> {
                assertThat(refusal.field()).isEqualTo("id");
                assertThat(refusal.message()).isEqualTo("is missing");
            });
            Posting watchmaker = company.only();
            assertThat(watchmaker.externalId()).isEqualTo("77");
            assertThat(watchmaker.url()).isEqualTo(company.url("/job/77"));
            assertThat(watchmaker.organization().name()).isEqualTo("Uhrwerk GmbH");
            assertThat(watchmaker.locations()).extracting(Location::city).containsExactly("Görlitz", "Dresden");
            assertThat(watchmaker.employmentTypes()).containsExactly(EmploymentType.FULL_TIME);
            assertThat(watchmaker.level()).isEqualTo(Level.ENTRY);
            assertThat(watchmaker.datePosted()).isEqualTo(Instant.parse("2026-02-01T08:30:00Z"));
            assertThat(watchmaker.descriptionText())
                    .containsSubsequence("Aufgaben", "Werke zerlegen", "Profil", "Ruhige Hand");
        }
    }

    private static String workday(int total, int... jobs) {
        return IntStream.of(jobs)
                        .mapToObj(i ->
                                "{\"title\": \"Clerk\", \"externalPath\": \"/job/Oslo/Clerk_R-%d\", \"postedOn\": \"Posted 30+ Days Ago\"}"
                                        .formatted(i))
                        .collect(Collectors.joining(",", "{\"total\": " + total + ", \"jobPostings\": [", "]"))
                + ", \"facets\": [{\"facetParameter\": \"locations\", \"values\": [{\"id\": \"x\"}, {\"id\": \"y\"}]}]}";
    }

    private static Case workday(String... answers) {
        Iterator<String> given = List.of(answers).iterator();
        Case site = new Case("workday")
                .stream(
                        "/wday/cxs/bank/careers/jobs",
                        () -> new ByteArrayInputStream(given.next().getBytes(StandardCharsets.UTF_8)));
        for (int i = 1; i <= 3; i++) {
            site.page("/wday/cxs/bank/careers/job/Oslo/Clerk_R-" + i, """
                    {"jobPostingInfo": {"title": "Clerk", "jobReqId": "R-%d", "location": "Oslo, Norway", "timeType": "Full time",
                      "startDate": "2026-01-02", "jobDescription": "<p>Counts</p>", "externalUrl": "https://bank.example/R-%d"},
                     "hiringOrganization": {"name": "Bank"}}""".formatted(i, i));
        }
        return site;
    }

    @Test
    void aWorkdaySiteIsReadUntilItsTotalThoughItWouldBeginAgain() {
        try (Case site = workday(workday(3, 1, 2), workday(0, 3)).read("/wday/cxs/bank/careers/jobs")) {
            assertThat(site.error).isNull();
            assertThat(site.open).containsOnlyKeys("R-1", "R-2", "R-3");
            assertThat(site.open.get("R-3").requisitionId()).isEqualTo("R-3");
            assertThat(site.open.get("R-3").datePosted()).isEqualTo(Instant.parse("2026-01-02T00:00:00Z"));
        }
        try (Case site = workday(workday(9, 1, 2), workday(9, 1, 2)).read("/wday/cxs/bank/careers/jobs")) {
            assertThat(site.error).contains("ends after 4 of 9");
        }
    }

    @Test
    void aWorkdaySiteWithMoreThanOneQuestionMayGiveIsAskedByFacets() {
        try (Case site =
                workday(workday(2_000, 1), workday(2, 1, 2), workday(1, 3)).read("/wday/cxs/bank/careers/jobs")) {
            assertThat(site.error).isNull();
            assertThat(site.open).containsOnlyKeys("R-1", "R-2", "R-3");
        }
    }

    private static String amazon(int hits, int from, int to) {
        return IntStream.range(from, to)
                        .mapToObj(i ->
                                "{\"id_icims\": \"%d\", \"title\": \"Picker\", \"job_path\": \"/en/jobs/%d/picker\", \"company_name\": \"Depot\", \"city\": \"Leeds\", \"country_code\": \"GBR\", \"normalized_location\": \"Leeds, England, GBR\", \"posted_date\": \"March  3, 2026\", \"job_schedule_type\": \"full-time\", \"description\": \"Pick.\", \"basic_qualifications\": \"Arms.\"}"
                                        .formatted(i, i))
                        .collect(Collectors.joining(",", "{\"hits\": " + hits + ", \"jobs\": [", "]"))
                + ", \"facets\": {\"normalized_country_code_facet\": [{\"GBR\": 1}, {\"DEU\": 1}]}}";
    }

    @Test
    void amazonJobsAreReadPageByPage() {
        String first = "/en/search.json?result_limit=100&facets%5B%5D=normalized_country_code&offset=0";
        try (Case jobs = new Case("amazon")
                .organization(null)
                .page(first, amazon(101, 0, 100))
                .page("/en/search.json?result_limit=100&offset=100", amazon(101, 100, 101))
                .read("/en/search.json")) {
            assertThat(jobs.error).isNull();
            assertThat(jobs.open).hasSize(101);
            Posting picker = jobs.open.get("100");
            assertThat(picker.url()).isEqualTo(jobs.url("/en/jobs/100/picker"));
            assertThat(picker.datePosted()).isEqualTo(Instant.parse("2026-03-03T00:00:00Z"));
            assertThat(picker.locations())
                    .singleElement()
                    .extracting(Location::city)
                    .isEqualTo("Leeds");
            assertThat(picker.descriptionText()).contains("Pick.", "Basic qualifications", "Arms.");
        }
    }

    @Test
    void moreThanTenThousandAmazonJobsAreAskedCountryByCountry() {
        String base = "/en/search.json?result_limit=100";
        try (Case jobs = new Case("amazon")
                .page(base + "&facets%5B%5D=normalized_country_code&offset=0", amazon(10_000, 0, 1))
                .page(base + "&normalized_country_code%5B%5D=GBR&offset=0", amazon(1, 0, 1))
                .page(base + "&normalized_country_code%5B%5D=DEU&offset=0", amazon(1, 1, 2))
                .read("/en/search.json")) {
            assertThat(jobs.open).containsOnlyKeys("0", "1");
            assertThat(jobs.error).contains("gives 2 of 10000");
        }
    }

    @Test
    void whatIsNoSuchListIsSaidSo() {
        for (String type :
                List.of("lever", "smartrecruiters", "workable", "recruitee", "personio", "workday", "amazon")) {
            try (Case list = new Case(type).read("/missing")) {
                assertThat(list.error).as(type).contains("404");
            }
        }
    }
}
