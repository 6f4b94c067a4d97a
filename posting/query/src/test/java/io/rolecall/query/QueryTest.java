package io.rolecall.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    @Test
    void anEmptyQueryAsksForNothingInAllItsForms() {
        Query nothing = Query.parse(Map.of());
        assertThat(nothing.unfiltered()).isTrue();
        assertThat(nothing.json()).isEqualTo("{\"version\":3}");
        assertThat(Query.parseJson("{}")).isEqualTo(nothing);
        assertThat(Query.parse(Map.of("q", List.of(" ", ""), "payMin", List.of("0"), "radiusKm", List.of(" "))))
                .isEqualTo(nothing);
        assertThat(nothing.anyOfTerms()).isEmpty();
    }

    @Test
    void theCanonicalFormNamesEachCriterionInOneOrderWithItsValuesInOne() {
        Query query = Query.parseJson("""
                {"source": "push", "level": ["senior", "ENTRY"], "q": "Java", "country": ["germany", "AT"], "payMin": 50000.00,
                 "payPeriod": "year", "location": "Berlin", "radiusKm": 30, "workplace": null, "payUnknown": "drop"}""");
        assertThat(query.json()).isEqualTo("""
                        {"version":3,"q":"java","location":"place:2950159","radiusKm":"30","country":["AT","DE"],\
                        "level":["ENTRY","SENIOR"],"payMin":"50000","payUnknown":"drop","source":"push"}""");
        assertThat(query.parameters().keySet())
                .containsExactly("country", "level", "location", "payMin", "payUnknown", "q", "radiusKm", "source");
        assertThat(query.hash())
                .hasSize(64)
                .isEqualTo(Query.parse(query.parameters()).hash());
        assertThat(query.unfiltered()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Köchin",
                "K\u00d6CHIN OR \"Sous-Chef\"",
                "(Straße OR straße) -Ärzt*",
                "title:(C++ OR .NET) R&D",
                "L'Ingénieur \"node.js\"",
                "\"tea:pot\" x/y",
                "ÆØÅ",
                "İstanbul",
                "看護師 東京",
                "a\"b\"c"
            })
    void theWordsAreKeptAsTheyWereWritten(String q) {
        Query query = Query.parse(Map.of("q", List.of(q)));
        Query again = Query.parseJson(query.writtenJson());
        assertThat(again).isEqualTo(query);
        assertThat(again.hash()).isEqualTo(query.hash());
        assertThat(again.writtenParameters()).isEqualTo(query.writtenParameters());
        assertThat(query.understood().getFirst().given())
                .isEqualTo(query.writtenParameters().get("q").getFirst());
    }

    @Test
    void whatIsShownIsWhatWasWrittenAndNotWhatItIsComparedBy() {
        Query query = Query.parse(Map.of("q", List.of("Köchin -Nacht"), "organization", List.of("Müller & Söhne")));
        assertThat(query.json()).contains("kochin").doesNotContain("Köchin");
        assertThat(query.writtenJson()).contains("Köchin -Nacht", "Müller & Söhne");
        assertThat(query.understood())
                .extracting(Understood::meaning)
                .containsExactly("Köchin and not Nacht", "an organisation called Müller & Söhne");
    }

    @Test
    void aPlaceIsEchoedAsItWasGivenAndAsItWasUnderstood() {
        assertThat(Query.parse(Map.of("location", List.of("München"))).understood())
                .singleElement()
                .satisfies(u -> {
                    assertThat(u.criterion()).isEqualTo("location");
                    assertThat(u.given()).isEqualTo("München");
                    assertThat(u.meaning()).startsWith("Munich").endsWith("Germany, within 25 km");
                });
        assertThat(Query.parse(Map.of("location", List.of("Munich"))))
                .isEqualTo(Query.parse(Map.of("location", List.of("München"))));
    }

    @Test
    void whatTheFirstVersionWroteIsReadAndRecognised() {
        Query query = Query.parseJson("{\"version\":1,\"q\":\"kochin\",\"payMin\":\"3000\",\"payCurrency\":\"EUR\"}");
        assertThat(query.json()).startsWith("{\"version\":3,");
        assertThat(query.hash()).isEqualTo("3b54e3f08f38328e43d9fbba401286a4e4f798ac08bc6701b7eccb1db549712c");
    }

    @Test
    void whatBindsCloserIsSpelledOut() {
        assertThat(Query.parse(Map.of("q", List.of("a OR b -c"))).understood())
                .containsExactly(new Understood("q", "a OR b -c", "(a or b) and not c"));
    }

    @Test
    void fromWhereRemoteWorkIsDoneIsACriterionInEachForm() {
        Query query = Query.parseJson("{\"applicantCountry\": [\"Germany\", \"at\"]}");
        assertThat(query.json()).isEqualTo("{\"version\":3,\"applicantCountry\":[\"AT\",\"DE\"]}");
        assertThat(Query.parse(query.parameters())).isEqualTo(query);
        assertThat(query.understood().getFirst().meaning()).startsWith("remote, open to people in Austria");
    }

    @Test
    void repeatingACriterionMeansOr() {
        Query query = Query.parse(Map.of(
                "payMin", List.of("50000", "40000"),
                "payPeriod", List.of("HOUR", "MONTH"),
                "payUnknown", List.of("drop", "keep"),
                "location", List.of("Berlin"),
                "radiusKm", List.of("10", "50")));
        assertThat(query.parameters())
                .containsEntry("payMin", List.of("40000"))
                .containsEntry("payPeriod", List.of("MONTH"))
                .doesNotContainKey("payUnknown")
                .containsEntry("radiusKm", List.of("50"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            company        | Acme      | 'company' is not a criterion; known are q, title, organization,
            Q              | java      | 'Q' is not a criterion
            sort           | date      | 'sort' is not a criterion
            q              | (java     | q opens a group that is never closed; expected ')' (at character 1).
            title          | java OR   | title OR needs something after it
            organization   | ***       | organization contains no word
            excludeOrganization | -    | excludeOrganization contains no word
            location       | Mars      | 'Mars' is not a place we know
            location       | place:xx  | 'place:xx' is not the id of a known place
            radiusKm       | far       | radiusKm is not a whole number from 1 to 200.
            radiusKm       | 0         | radiusKm is not
            radiusKm       | 201       | radiusKm is not
            radiusKm       | 2.5       | radiusKm is not
            radiusKm       | 30        | radiusKm needs a location to be measured from.
            country        | Atlantis  | 'Atlantis' is not a country
            applicantCountry | Mars   | 'Mars' is not a country
            workplace      | moon      | 'moon' is not known; known are ONSITE, HYBRID, REMOTE.
            workplace      | UNKNOWN   | 'UNKNOWN' is not known; known are ONSITE, HYBRID, REMOTE.
            employmentType | GIG       | 'GIG' is not known; known are FULL_TIME, PART_TIME
            level          | UNKNOWN   | known are INTERN, ENTRY, MID, SENIOR, LEAD, EXECUTIVE.
            payMin         | lots      | payMin is not an amount
            payMin         | -1        | payMin is not an amount
            payMin         | 1e3       | payMin is not an amount
            payMin         | 1.001     | payMin is not an amount
            payMin         | 1000000000000.01 | payMin is not an amount
            payCurrency    | XYZ       | 'XYZ' is not a currency
            payPeriod      | DECADE    | known are HOUR, DAY, WEEK, MONTH, YEAR.
            payUnknown     | maybe     | 'maybe' is not known; known are keep, drop.
            language       | klingon   | 'klingon' is not a language
            category       | !         | category contains no word
            source         | No Source | 'No Source' is not a source's id
            """)
    void anUnknownNameOrValueIsRefusedAndNamedInBothForms(String name, String value, String message) {
        assertThatThrownBy(() -> Query.parse(Map.of(name, List.of(value))))
                .isInstanceOfSatisfying(
                        InvalidQueryException.class, e -> assertThat(e.field()).isEqualTo(name))
                .hasMessageContaining(message);
        assertThatThrownBy(() -> Query.parseJson("{\"%s\": [\"%s\"]}".formatted(name, value)))
                .isInstanceOfSatisfying(
                        InvalidQueryException.class, e -> assertThat(e.field()).isEqualTo(name))
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"q": "a", "q": "b"}   | query     | is not JSON
            {"q": {"a": 1}}        | q         | q is neither a text nor a number
            {"q": [["a"]]}         | q         | q is neither a text nor a number
            {"q": true}            | q         | q is neither a text nor a number
            {"foo": {}}            | foo       | 'foo' is not a criterion
            {"version": 4}         | version   | '4' is not known; known are 1, 2, 3.
            {"version": "1"}       | version   | is not known; known are 1, 2, 3.
            {"version": 3, "location": "Berlin", "radiusKm": 300} | radiusKm | radiusKm is not a whole number from 1 to 200.
            ["q"]                  | query     | is not a JSON object
            null                   | query     | is not a JSON object
            {"q": "a"              | query     | is not JSON
            {"payMin": 1e999999}   | payMin    | payMin is not an amount
            {"q": "a"} {}          | query     | is not JSON
            """)
    void whatIsNoObjectOfCriteriaIsRefused(String json, String field, String message) {
        assertThatThrownBy(() -> Query.parseJson(json))
                .isInstanceOfSatisfying(
                        InvalidQueryException.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessageContaining(message);
        assertThatThrownBy(() -> Query.parseJson("[".repeat(100_000))).isInstanceOf(InvalidQueryException.class);
        assertThatThrownBy(() -> Query.parseJson("")).isInstanceOf(InvalidQueryException.class);
    }

    /** Mails link to a search by a place's id; its page shows a name, and sending the form again must mean the same. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2950159 | Berlin, Germany",
                "US.TX | Texas, United States",
                "DE | Germany",
                "5128581 | New York, United States"
            })
    void aPlaceHasANameThatIsReadAsThatPlaceAgain(String id, String name) {
        PlaceWanted place = Query.parse(Map.of("location", List.of("place:" + id)))
                .location()
                .getFirst();

        assertThat(place.name(Locale.ENGLISH)).isEqualTo(name);
        for (Locale reader : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            assertThat(Query.parse(Map.of("location", List.of(place.name(reader))))
                            .location())
                    .containsExactly(place);
        }
    }

    @Test
    void aPlaceHasTheNameOfItsReadersLanguageWhichSaysNothingToPrograms() {
        Query query = Query.parse(Map.of("location", List.of("Köln")));

        assertThat(query.location().getFirst().name(Locale.GERMAN)).isEqualTo("Köln, Nordrhein-Westfalen, Deutschland");
        assertThat(query.parameters()).containsEntry("location", List.of("place:2886242"));
        assertThat(query.understood().getFirst().meaning())
                .isEqualTo("Cologne, North Rhine-Westphalia, Germany, within 25 km");
    }

    @Test
    void aStoredSearchWithALargerRadiusGoesOnWithTheLargest() {
        for (int version : new int[] {1, 2}) {
            assertThat(Query.parseJson("{\"version\":" + version + ",\"location\":\"Berlin\",\"radiusKm\":\"500\"}")
                            .json())
                    .isEqualTo("{\"version\":3,\"location\":\"place:2950159\",\"radiusKm\":\"200\"}");
        }
    }
}
