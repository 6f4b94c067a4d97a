package io.rolecall.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.notify.ledger.Why;
import io.rolecall.query.PlaceWanted;
import io.rolecall.query.Query;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasesTest {
    private static final Phrases GERMAN = Phrases.in(Locale.GERMAN);

    @ParameterizedTest
    @ValueSource(strings = {"messages", "phrases.notices", "phrases.words"})
    void whatIsSaidInEnglishIsSaidInGermanToo(String bundle) {
        ResourceBundle.Control own =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        assertThat(ResourceBundle.getBundle(bundle, Locale.GERMAN, own).getLocale())
                .isEqualTo(Locale.GERMAN);
        for (String key : ResourceBundle.getBundle(bundle, Locale.ROOT, own).keySet()) {
            // An English line of its own; none where the bundle falls back to it.
            assertThat(((java.util.PropertyResourceBundle) ResourceBundle.getBundle(bundle, Locale.GERMAN, own))
                            .handleGetObject(key))
                    .as(key)
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            £21–24.50 an hour                           | 21–24,50 £ pro Stunde
            from CHF 80,000 a year                      | ab 80.000 CHF pro Jahr
            up to €500 a day (read from the text)       | bis zu 500 € pro Tag (aus dem Text gelesen)
            at least £20 or $25 an hour                 | mindestens 20 £ oder 25 $ pro Stunde
            at least 50,000 a year                      | mindestens 50.000 pro Jahr
            $30 an hour, about €53,740 a year at the rates of 2025-10-09 | 30 $ pro Stunde, etwa 53.740 € pro Jahr, zu den Kursen vom 9. Oktober 2025
            any in EUR or USD                           | beliebig in EUR oder USD
            On site                                     | Vor Ort
            Berlin · Graz · Wien and 2 more             | Berlin · Graz · Wien und 2 weitere
            Berlin, Hybrid                              | Berlin, Hybrid
            Land and Sea                                | Land and Sea
            Москва                                      | Москва
            """)
    void whatTheLedgerSaysInEnglishIsSaidInGerman(String english, String german) {
        assertThat(GERMAN.fact(english)).isEqualTo(german);
        assertThat(Phrases.in(Locale.ENGLISH).fact(english)).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"q":"nurse","workplace":["REMOTE","HYBRID"]}                       | nurse, Hybrid oder Remote
            {"q":"cook","location":"Leeds","radiusKm":10}                       | cook, Leeds, England, Vereinigtes Königreich, Umkreis 10 km
            {"q":"cook","payMin":20,"payCurrency":"GBP","payPeriod":"HOUR"}     | cook, mindestens 20 £ pro Stunde
            {"q":"Köchin OR Köche -\\"späte Schicht\\""}                         | (Köchin oder Köche) und nicht "späte Schicht"
            {"location":["Munich","Bavaria"]}                                   | München, Bayern, Deutschland, Umkreis 25 km oder Bayern, Deutschland
            {"location":"place:2761369"}                                        | Wien, Österreich, Umkreis 25 km
            {"employmentType":"FULL_TIME","level":"SENIOR","country":"DE"}      | Deutschland, Vollzeit, Senior
            {"category":"Cooks"}                                                | Bereich Küche
            {"organization":"Acme","language":"en","payUnknown":"drop"}         | bei Acme, nur mit Gehaltsangabe, Sprache Englisch
            """)
    void aQueryIsNamedInGerman(String json, String line) {
        assertThat(Words.line(Query.parseJson(json), GERMAN)).isEqualTo(line);
    }

    @Test
    void reasonsNameValuesAndNotCodes() {
        Why type = new Why("employmentType", "FULL_TIME OR PART_TIME", false, "employmentTypes", "FULL_TIME");
        assertThat(Reasons.line(type, GERMAN))
                .isEqualTo("Beschäftigung Vollzeit oder Teilzeit: „Vollzeit“ (Beschäftigung)");
        assertThat(Reasons.line(type, Phrases.in(Locale.ENGLISH)))
                .contains("Full time or Part time")
                .contains("“Full time”");
        assertThat(Reasons.line(new Why("country", "DE OR AT", false, "locations", "Graz, Austria"), GERMAN))
                .contains("Deutschland oder Österreich", "„Graz, Austria“");
        assertThat(Reasons.line(new Why("payMin", "at least €50,000 a year", true, null, null), GERMAN))
                .isEqualTo("Bezahlung mindestens 50.000 € pro Jahr: dazu sagt die Stelle nichts");
    }

    @Test
    void reasonsNamePlacesAsTheAlertMeansThemAndTheReaderCallsThem() {
        Why why = new Why("location", "Vienna OR Munich", false, "locations", "Vienna (hybrid)");
        assertThat(Reasons.line(why, places("Wien", "München"), GERMAN))
                .isEqualTo("Ort Wien oder München: „Vienna (hybrid)“ (Ort)");
        Why other = new Why("location", "Vienna", false, "locations", "Vienna, VA");
        assertThat(Reasons.line(other, places("Vienna, VA"), GERMAN)).contains("Ort Vienna:");
        // Of an alert that asks for other places by now, nobody knows which one this was.
        assertThat(Reasons.line(other, places("Köln"), GERMAN)).contains("Ort Vienna:");
    }

    private static List<PlaceWanted> places(String... names) {
        return Query.parse(Map.of("location", List.of(names))).location();
    }

    @Test
    void whatAProgramAnsweredIsSaidInGerman() {
        assertThat(GERMAN.reason("the webhook answered 410 Gone"))
                .isEqualTo("Der Webhook hat mit 410 Gone geantwortet");
        assertThat(GERMAN.reason("550 5.1.1 no such user")).isEqualTo("550 5.1.1 no such user");
    }
}
