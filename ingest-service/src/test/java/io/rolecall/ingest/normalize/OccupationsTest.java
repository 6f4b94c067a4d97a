package io.rolecall.ingest.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Occupation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OccupationsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Senior Backend Engineer                             | 2512
                    Engineer, Software                                  | 2512
                    Softwareentwickler (m/w/d)                          | 2512
                    Softwareentwicklerin Java                           | 2512
                    Développeuse web (H/F)                              | 2513
                    Site Reliability Engineer - Berlin                  | 2522
                    Product Designer                                    | 2166
                    Data Scientist, Risk                                | 2120
                    Registered Nurse (RN) - Night Shift                 | 2221
                    Nurses for our clinic                               | 2221
                    Gesundheits- und Krankenpfleger/in                  | 2221
                    Pflegefachkraft (m/w/d) in Teilzeit                 | 2221
                    Infirmière de nuit                                  | 2221
                    Enfermera                                           | 2221
                    Verpleegkundige                                     | 2221
                    Sjuksköterskor till Malmö                           | 2221
                    Verkäufer*in in Vollzeit                            | 5223
                    Vendeur(se) H/F                                     | 5223
                    Kauffrau im Einzelhandel                            | 5223
                    Bäckereifachverkäufer:innen                         | 5223
                    CDL-A Truck Driver                                  | 8332
                    Lkw-Fahrer (m/w/d)                                  | 8332
                    Vrachtwagenchauffeur                                | 8332
                    Industrieelektriker                                 | 7411
                    Koch / Köchin                                       | 5120
                    Line Cook                                           | 5120
                    Elementary Teacher                                  | 2341
                    Account Executive, Mid-Market                       | 3322
                    Executive Assistant to the CEO                      | 3343
                    Acupuncturist                                       | 2230
                    Bicycle Mechanic                                    | 7234
                    Nurse Recruiter                                     | 2423
                    """)
    void readsTheUnitGroupFromTheTitle(String title, String code) {
        assertThat(Occupations.of(title, null)).extracting(Occupation::code).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Manager
                    Engineer
                    Senior Specialist (m/w/d)
                    Assistant
                    Nurse Scheduler
                    Assistant to the Accountant
                    Operator C
                    Products
                    General
                    Come and join us!
                    Mitarbeiter (m/w/d)
                    """)
    void decidesNothingByWordsOfManyTrades(String title) {
        assertThat(Occupations.of(title, null)).isNull();
    }

    @Test
    void tellsTheWordsItWasReadFromAndWhereTheyStood() {
        assertThat(Occupations.of("Erfahrene Krankenschwester (w/m/d)", null))
                .isEqualTo(new Occupation("2221", "Nursing professionals", "title: Krankenschwester"));
        assertThat(Occupations.of("Join our ward", "Registered Nurse"))
                .isEqualTo(new Occupation("2221", "Nursing professionals", "category: Registered Nurse"));
    }

    @Test
    void theMinorGroupIsTheFieldOfWork() {
        assertThat(Occupations.field(Occupations.of("Line Cook", null))).isEqualTo("Cooks");
        assertThat(Occupations.field(null)).isNull();
    }

    @Test
    void aTitleOfNothingOrOfOneEndlessWordHasNone() {
        assertThat(Occupations.of("", null)).isNull();
        assertThat(Occupations.of("(/)*:", "")).isNull();
        assertThat(Occupations.of("x".repeat(5_000), null)).isNull();
        assertThat(Occupations.of("ß".repeat(200) + "\ud83d\ude00", null)).isNull();
    }
}
