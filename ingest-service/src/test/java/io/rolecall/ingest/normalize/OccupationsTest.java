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
                    Altenpfleger (m/w/d)                | 5322
                    Krankenpflegehelfer                 | 5321
                    Steuerfachangestellte (m/w/d)       | 3313
                    Personalsachbearbeiter              | 4416
                    Speditionskaufmann                  | 3331
                    Elektroniker für Betriebstechnik    | 7412
                    Anlagenmechaniker SHK               | 7126
                    Bauleiter Hochbau                   | 1323
                    Logopädin                           | 2266
                    Fliesenleger                        | 7122
                    Baggerfahrer                        | 8342
                    Lohnbuchhalter                      | 4313
                    Hausmeister (m/w/d) Minijob         | 5153
                    Chef de projet informatique         | 1330
                    Comptable fournisseurs              | 3313
                    Aide à domicile                     | 5322
                    Éducatrice spécialisée              | 3412
                    Technicien de maintenance           | 7233
                    Chef de chantier                    | 3123
                    Plaquiste H/F                       | 7123
                    Conducteur d'engins                 | 8342
                    Hôte de caisse                      | 5230
                    Professeur de français              | 2330
                    Femme de chambre                    | 9112
                    Auxiliar de geriatría               | 5321
                    Administrativo contable             | 3313
                    Recepcionista de hotel              | 4224
                    Camarera de pisos                   | 9112
                    Profesor de matemáticas             | 2330
                    Conductor repartidor                | 8322
                    Abogado laboralista                 | 2611
                    Verzorgende IG                      | 5321
                    Orderpicker                         | 9333
                    Monteur zonnepanelen                | 7411
                    Projectleider bouw                  | 1323
                    Administratief medewerker           | 4110
                    Docent wiskunde                     | 2330
                    Zelfstandig werkend kok             | 5120
                    Sjuksköterska till akuten           | 2221
                    Specialistläkare i psykiatri        | 2212
                    Förskollärare                       | 2342
                    Lastbilschaufför                    | 8332
                    Ekonomiassistent                    | 3313
                    Vaktmästare                         | 5153
                    Sykepleier                          | 2221
                    Helsefagarbeider                    | 5321
                    Lastebilsjåfør                      | 8332
                    Barnehagelærer                      | 2342
                    Sygeplejerske                       | 2221
                    Tømrer                              | 7115
                    Infermiere                          | 2221
                    Magazziniere                        | 9333
                    Empregado de mesa                   | 5131
                    Pielęgniarka                        | 2221
                    Spawacz                             | 7212
                    """)
    void readsTitlesInTheLanguagesOfMostBoards(String title, String code) {
        assertThat(Occupations.of(title, null)).extracting(Occupation::code).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Manager
                    Chef de projet
                    Jefe de proyecto
                    Projektleiter
                    Projektledare
                    Accountmanager
                    Directeur
                    Medewerker
                    Controleur
                    Maschinenbediener
                    Compliance Manager
                    Benefits Consultant
                    Content Moderator
                    Estudiante de química
                    Conducteur
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
