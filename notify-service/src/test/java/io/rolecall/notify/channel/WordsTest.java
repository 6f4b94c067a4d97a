package io.rolecall.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.query.Query;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"q":"nurse -night"}                                                     | nurse and not night
            {"q":"Köchin OR Köche -\\"späte Schicht\\""}                              | (Köchin or Köche) and not "späte Schicht"
            {"q":"cook","location":"Leeds","radiusKm":10}                            | cook, Leeds, England, United Kingdom, within 10 km
            {"q":"cook","payMin":20,"payCurrency":"GBP","payPeriod":"HOUR"}          | cook, pay at least £20 an hour
            {"organization":"Acme","payMin":50000}                                   | an organisation called Acme, pay at least 50,000 a year
            """)
    void aQueryIsNamedInOneLine(String json, String line) {
        assertThat(Words.line(Query.parseJson(json), Phrases.in(java.util.Locale.ENGLISH)))
                .isEqualTo(line);
    }
}
