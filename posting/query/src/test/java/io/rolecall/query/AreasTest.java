package io.rolecall.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreasTest {
    @Test
    void eachCodeIsACountry() {
        Set<String> known = Set.of(Locale.getISOCountries());
        for (String area : List.of("EMEA", "Asia", "APAC", "Americas", "MENA", "Nordics", "CEE", "British Isles")) {
            assertThat(Areas.bundled().countries(area))
                    .hasSizeGreaterThan(3)
                    .allMatch(c -> known.contains(c) || c.equals("XK"));
        }
    }

    @Test
    void aTextMeansTheAreasItNamesAndTheWorldOnlyAlone() {
        assertThat(Areas.bundled().countries("DACH or Benelux"))
                .containsExactlyInAnyOrder("DE", "AT", "CH", "BE", "NL", "LU");
        assertThat(Areas.bundled().countries("Work from anywhere!")).containsExactly("*");
        assertThat(Areas.bundled().countries("anywhere in the Nordics"))
                .containsExactlyInAnyOrder("DK", "FI", "IS", "NO", "SE");
        assertThat(Areas.bundled().countries("Remote")).isEmpty();
        assertThat(Areas.bundled().countries("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Europe            | is not names = countries
            Europe = Atlantis | 'Atlantis' is neither a country's code nor an area above
            Here = DE         | 'Here' is there twice
            - = DE            | a name is not one to 4 words
            """)
    void aLineThatCannotBeReadIsNamed(String line, String message) {
        assertThatThrownBy(() -> Areas.read(List.of("# names", "Here = US", line)))
                .hasMessageContaining("areas.txt, line 3")
                .hasMessageContaining(message);
    }
}
