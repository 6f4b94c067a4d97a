package io.rolecall.ingest.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.EmploymentType;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmploymentWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        Barista (part-time)                    | PART_TIME
        Nurse - Full Time or Part Time         | FULL_TIME PART_TIME
        Koch (m/w/d) in Teilzeit               | PART_TIME
        Vendeur temps partiel                  | PART_TIME
        Dependiente a media jornada            | PART_TIME
        Winkelmedewerker deeltijd              | PART_TIME
        Butikssäljare deltid                   | PART_TIME
        Undersköterska, heltid                 | FULL_TIME
        Recruiter (Contract - 6 months)        | CONTRACTOR
        Designer, Contract                     | CONTRACTOR
        Freelance Illustrator                  | CONTRACTOR
        Contract Manager                       |
        Contractor Relations Lead              |
        Temporary Warehouse Worker             | TEMPORARY
        Temporary Works Engineer               |
        Lehrkraft (befristet)                  | TEMPORARY
        Comptable CDD 6 mois                   | TEMPORARY
        Lärare, vikariat                       | TEMPORARY
        Marketing Intern                       | INTERN
        Software Engineer                      |
        """)
    void readsTitles(String title, String types) {
        assertThat(shown(title, "")).isEqualTo(types == null ? "" : types);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        This is a full-time position based in Leeds             | FULL_TIME
        Employment type: Part-time                              | PART_TIME
        This internship may convert to a full-time role         |
        Health insurance for full-time employees                |
        Wir suchen dich in Vollzeit                             | FULL_TIME
        Arbeitszeit: Vollzeit oder Teilzeit                     | FULL_TIME PART_TIME
        Poste à temps partiel, 20 heures                        | PART_TIME
        Contrato a jornada completa                             | FULL_TIME
        Een fulltime functie in Utrecht                         | FULL_TIME
        Omfattning: Deltid 50 %                                 | PART_TIME
        Det här är en heltidstjänst                             | FULL_TIME
        You'll build full time series databases                 |
        """)
    void readsTexts(String text, String types) {
        assertThat(shown("x", text)).isEqualTo(types == null ? "" : types);
    }

    private static String shown(String title, String text) {
        return EmploymentWords.read(title, Levels.of(title, false), text).stream()
                .map(EmploymentType::name)
                .collect(Collectors.joining(" "));
    }
}
