package io.rolecall.ingest.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.InvalidPostingException;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class JsonFormTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private final List<String> unknown = new ArrayList<>();

    @Test
    void readsEveryMember() {
        Posting p = posting("""
                {"source": "acme", "externalId": 17, "requisitionId": "R-9", "skills": ["Wound care", "First aid"], "url": "https://acme.example/17", "title": "Nurse",
                 "organization": {"name": "Acme", "url": "https://acme.example"}, "locations": ["Berlin, Germany", {"city": "Austin", "region": "TX", "country": "US"}],
                 "workplace": "on-site", "employmentTypes": ["full-time", "TEMPORARY"], "level": "senior",
                 "pay": {"min": 50000, "max": 6E4, "currency": "eur", "period": "year"}, "description": "<p>Hi</p>",
                 "language": "de-DE", "category": "Health", "datePosted": "2026-11-20", "validThrough": "2026-12-31T23:59:59+01:00", "extra": 1}""");
        assertThat(p.id()).isEqualTo("acme:17");
        assertThat(p.requisitionId()).isEqualTo("R-9");
        assertThat(p.skills()).contains("Wound care", "First aid");
        assertThat(p.organization().name()).isEqualTo("Acme");
        assertThat(p.locations()).extracting("city").containsExactly("Berlin", "Austin");
        assertThat(p.workplace()).isEqualTo(Workplace.ONSITE);
        assertThat(p.employmentTypes()).containsExactly(EmploymentType.FULL_TIME, EmploymentType.TEMPORARY);
        assertThat(p.pay())
                .isEqualTo(new Pay(
                        new BigDecimal(50_000), new BigDecimal(60_000), "EUR", Pay.Period.YEAR, Pay.Source.STATED));
        assertThat(p.language()).isEqualTo("de");
        assertThat(p.datePosted()).isEqualTo("2026-11-20T00:00:00Z");
        assertThat(p.validThrough()).isEqualTo("2026-12-31T22:59:59Z");
        assertThat(unknown).containsExactly("extra");
    }

    @Test
    void isLenientInForm() {
        Posting p = posting("""
                {"id": "acme:x:1", "title": " A ", "organization": "Acme", "location": "Berlin", "employmentType": "Intern",
                 "description": "plain\\ntext", "validThrough": "2026-12-31", "url": null, "pay": null}""");
        assertThat(p.source()).isEqualTo("acme");
        assertThat(p.externalId()).isEqualTo("x:1");
        assertThat(p.title()).isEqualTo("A");
        assertThat(p.descriptionText()).isEqualTo("plain\ntext");
        assertThat(p.validThrough()).as("the whole day counts").isEqualTo("2027-01-01T00:00:00Z");
        assertThat(posting("{\"id\": 5, \"title\": \"A\", \"organization\": \"B\"}")
                        .id())
                .isEqualTo("push:5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"identifier": {"@type": "PropertyValue", "name": "Acme", "value": "R-9"}} | R-9
                    {"identifier": {"value": 9}}                                               | 9
                    {"identifier": "R-9"}                                                      | R-9
                    {"identifier": 9}                                                          | 9
                    {"identifier": "other", "requisitionId": "R-9"}                            | R-9
                    {"identifier": [{"value": "one"}, {"value": "of several"}]}                |
                    {"identifier": null, "requisitionId": " "}                                 |
                    """)
    void readsTheEmployersOwnNumberInItsForms(String json, String expected) {
        assertThat(posting(json.replaceFirst("\\{", "{\"id\": \"a:1\", \"title\": \"A\", \"organization\": \"B\", "))
                        .requisitionId())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"skills": ["Java", " SQL ", "Java"]}
                    {"skills": "Java, SQL"}
                    {"skills": "Java; SQL"}
                    {"skills": [{"@type": "DefinedTerm", "name": "Java"}, "SQL"]}
                    """)
    void readsStatedSkillsInTheirForms(String json) {
        assertThat(posting(json.replaceFirst("\\{", "{\"id\": \"a:1\", \"title\": \"A\", \"organization\": \"B\", "))
                        .skills())
                .containsExactly("Java", "SQL");
    }

    @Test
    void closedNeedsOnlyTheIdentity() {
        assertThat(JsonForm.read(json("{\"id\": \"a:1\", \"status\": \"closed\"}"), "push", unknown::add))
                .isEqualTo(new JsonForm.Item.Closed("a", "1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    []                                                              | posting
                    {"title": "A", "organization": "B"}                             | externalId
                    {"id": "UPPER:1", "title": "A", "organization": "B"}            | source
                    {"id": "a:1", "organization": "B"}                              | title
                    {"id": "a:1", "title": "  ", "organization": "B"}               | title
                    {"id": "a:1", "title": 5, "organization": "B"}                  | title
                    {"id": "a:1", "title": "A"}                                     | organization
                    {"id": "a:1", "title": "A", "organization": 5}                  | organization
                    {"id": "a:1", "title": "A", "organization": {"url": "x"}}       | organization.name
                    {"id": "a:1", "title": "A", "organization": {"name": "x", "url": "javascript:x"}} | organization.url
                    {"id": "a:1", "title": "A", "organization": "B", "url": "javascript:alert(1)"} | url
                    {"id": "a:1", "title": "A", "organization": "B", "locations": 5} | locations
                    {"id": "a:1", "title": "A", "organization": "B", "locations": [{"city": 5}]} | locations.city
                    {"id": "a:1", "title": "A", "organization": "B", "locations": [{}]} | locations
                    {"id": "a:1", "title": "A", "organization": "B", "locations": [{"text": "x", "lat": 95, "lon": 0}]} | locations.lat
                    {"id": "a:1", "title": "A", "organization": "B", "workplace": "MOON"} | workplace
                    {"id": "a:1", "title": "A", "organization": "B", "employmentTypes": ["SLAVERY"]} | employmentTypes
                    {"id": "a:1", "title": "A", "organization": "B", "employmentType": {"a": 1}} | employmentType
                    {"id": "a:1", "title": "A", "organization": "B", "level": ["SENIOR"]} | level
                    {"id": "a:1", "title": "A", "organization": "B", "pay": "50k"}  | pay
                    {"id": "a:1", "title": "A", "organization": "B", "pay": {"min": "5", "currency": "EUR", "period": "HOUR"}} | pay.min
                    {"id": "a:1", "title": "A", "organization": "B", "pay": {"min": 5, "currency": "EURO", "period": "HOUR"}} | pay.currency
                    {"id": "a:1", "title": "A", "organization": "B", "pay": {"min": 5, "currency": "EUR"}} | pay.period
                    {"id": "a:1", "title": "A", "organization": "B", "pay": {"min": 5, "max": 4, "currency": "EUR", "period": "DAY"}} | pay.min
                    {"id": "a:1", "title": "A", "organization": "B", "datePosted": "yesterday"} | datePosted
                    {"id": "a:1", "title": "A", "organization": "B", "datePosted": "1200-01-01"} | datePosted
                    {"id": "a:1", "title": "A", "organization": "B", "validThrough": 5} | validThrough
                    {"id": "a:1", "title": "A", "organization": "B", "status": "MAYBE"} | status
                    {"id": "a:1", "title": "A", "organization": "B", "requisitionId": ["R"]} | requisitionId
                    {"id": "a:1", "title": "A", "organization": "B", "identifier": {"value": {}}} | identifier.value
                    {"id": "a:1", "title": "A", "organization": "B", "skills": [5]} | skills
                    {"id": "a:1", "title": "A", "organization": "B", "description": ["x"]} | description
                    {"id": "a:1", "source": "b", "externalId": "2", "title": "A", "organization": "B"} | id
                    """)
    void refusesWhatIsWrongWithItsField(String json, String field) {
        assertThatThrownBy(() -> posting(json))
                .isInstanceOf(InvalidPostingException.class)
                .extracting(e -> ((InvalidPostingException) e).field())
                .isEqualTo(field);
    }

    private Posting posting(String json) {
        JsonForm.Item item = JsonForm.read(json(json), "push", unknown::add);
        return Normalizer.normalize(((JsonForm.Item.Open) item).draft(), NOW);
    }

    private static tools.jackson.databind.JsonNode json(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
