package io.rolecall.ingest.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Location;
import io.rolecall.posting.Workplace;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhereaboutsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        Remote in USA              | -                         | REMOTE  |               | US
        Remote (Canada)            | -                         | REMOTE  |               | CA
        United States              | -                         | UNKNOWN | US            |
        Remote                     | -                         | REMOTE  |               |
        Remote                     | Germany                   | REMOTE  |               | DE
        Austin, TX                 | -                         | UNKNOWN | Austin US     |
        Berlin; Munich             | -                         | UNKNOWN | Berlin DE, Munich DE |
        Hybrid - London, UK        | -                         | HYBRID  | London GB     |
        Remote, San Francisco      | -                         | REMOTE  | San Francisco US |
        Santa Clara Office         | Santa Clara, California, United States | UNKNOWN | Santa Clara US |
        HQ                         | Berlin, Germany           | UNKNOWN | Berlin DE     |
        Remoto                     | -                         | REMOTE  |               |
        Télétravail                | -                         | REMOTE  |               |
        Homeoffice                 | -                         | REMOTE  |               |
        Thuiswerken                | -                         | REMOTE  |               |
        På distans                 | -                         | REMOTE  |               |
        Praca zdalna               | -                         | REMOTE  |               |
        Zdalnie, Polska            | -                         | REMOTE  |               | PL
        Remoto (España)            | -                         | REMOTE  |               | ES
        Télétravail, France        | -                         | REMOTE  |               | FR
        Híbrido - Madrid           | -                         | HYBRID  | Madrid ES     |
        Benelux                    | -                         | UNKNOWN | BE, NL, LU    |
        Remote (DACH)              | -                         | REMOTE  |               | DE, AT, CH
        Remote - ANZ               | -                         | REMOTE  |               | AU, NZ
        Remote - NO                | -                         | REMOTE  |               | NO
        Berlin, Europe             | -                         | UNKNOWN | Berlin DE     |
        South Africa               | -                         | UNKNOWN | ZA            |
        UK / DACH                  | -                         | UNKNOWN | GB, DE, AT, CH |
        Remote - Worldwide         | -                         | REMOTE  |               |
        Middle of Nowhere          | -                         | UNKNOWN | ?             |
        """)
    void readsPlacesAndWorkplace(
            String place, String address, Workplace workplace, String locations, String applicants) {
        Whereabouts where = Whereabouts.of(new Draft("s", "1").place(place, address), "Engineer", "");
        assertThat(where.workplace()).isEqualTo(workplace);
        assertThat(shown(where.locations())).isEqualTo(locations == null ? "" : locations);
        assertThat(shown(where.applicantLocations())).isEqualTo(applicants == null ? "" : applicants);
    }

    @Test
    void aGroupOfCountriesIsItsCountriesUnderOneName() {
        List<Location> europe = Whereabouts.of(new Draft("s", "1").place("Remote - Europe", null), "Engineer", "")
                .applicantLocations();
        assertThat(europe).hasSizeBetween(40, 50).extracting(Location::country).contains("DE", "GB", "NO", "CH");
        assertThat(europe).extracting(Location::text).containsOnly("Remote - Europe");
        assertThat(Whereabouts.of(new Draft("s", "1").place("Remote (EMEA or LATAM or APAC)", null), "x", "")
                        .applicantLocations())
                .hasSize(50);
    }

    @Test
    void theTextTellsWhereToLiveOnlyWhereTheSourceDoesNot() {
        String text = "You must be based in Germany or Austria.";
        assertThat(shown(Whereabouts.of(new Draft("s", "1").place("Remote", null), "x", text)
                        .applicantLocations()))
                .isEqualTo("DE, AT");
        assertThat(shown(Whereabouts.of(new Draft("s", "1").place("Remote, France", null), "x", text)
                        .applicantLocations()))
                .isEqualTo("FR");
        assertThat(Whereabouts.of(new Draft("s", "1").place("Remote, worldwide", null), "x", text)
                        .applicantLocations())
                .isEmpty();
        assertThat(Whereabouts.of(new Draft("s", "1").place("Berlin", null), "x", text)
                        .applicantLocations())
                .isEmpty();
    }

    private static String shown(List<Location> locations) {
        return String.join(
                ", ",
                locations.stream()
                        .map(l -> l.country() == null
                                ? "?"
                                : l.city() == null ? l.country() : l.city() + " " + l.country())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Java Engineer (Remote)            | x                                              | REMOTE
        Java Engineer - Remote            | x                                              | REMOTE
        Remote Sensing Engineer           | x                                              | UNKNOWN
        Hybrid Cloud Engineer             | x                                              | UNKNOWN
        Engineer (Hybrid)                 | x                                              | HYBRID
        Ingénieur (Télétravail)           | x                                              | REMOTE
        Utvecklare, distans               | x                                              | REMOTE
        Engineer                          | This is a fully remote position.               | REMOTE
        Engineer                          | This position is not remote.                   | UNKNOWN
        Engineer                          | A hybrid role, three days a week in the office | HYBRID
        Engineer                          | Work 2-3 days per week in our Berlin office    | HYBRID
        Engineer                          | You know hybrid cloud and remote procedure calls | UNKNOWN
        Engineer                          | This role is on-site.                          | ONSITE
        Engineer                          | We are a remote-first company with an office dog | UNKNOWN
        """)
    void readsTheWorkplaceFromTitleAndText(String title, String text, Workplace workplace) {
        assertThat(Workplaces.read(new Draft("s", "1"), title, text)).isEqualTo(workplace);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        You'll be hybrid, 3 days a week in the Leeds office              | HYBRID
        Two days a week from home are fine                               | HYBRID
        Five days a week in our Oslo office                              | ONSITE
        Our office is open every day and has a rooftop                   | UNKNOWN
        Workplace: remote                                                | REMOTE
        Location: Lyon or remote in France                               | UNKNOWN
        Homeoffice ist nach Absprache möglich                            | HYBRID
        Du arbeitest an zwei Tagen pro Woche im Homeoffice               | HYBRID
        Ein hybrides Arbeitsmodell                                       | HYBRID
        Arbeite vollständig remote                                       | REMOTE
        100 % Home-Office                                                | REMOTE
        Kein Homeoffice, Schichtdienst                                   | ONSITE
        Unsere Kunden arbeiten remote                                    | UNKNOWN
        Télétravail partiel après la période d'essai                     | HYBRID
        2 jours de télétravail par semaine                               | HYBRID
        Poste en full remote                                             | REMOTE
        100 % télétravail                                                | REMOTE
        Pas de télétravail                                               | ONSITE
        Nous vendons des outils de télétravail                           | UNKNOWN
        Modalidad híbrida en Valencia                                    | HYBRID
        3 días de teletrabajo a la semana                                | HYBRID
        Trabajo 100 % remoto                                             | REMOTE
        Puesto presencial                                                | ONSITE
        Hybride werken is bij ons normaal                                | HYBRID
        Thuiswerken is mogelijk                                          | HYBRID
        Twee dagen per week thuis                                        | HYBRID
        Je werkt volledig remote                                         | REMOTE
        Möjlighet att arbeta delvis på distans                           | HYBRID
        Vi jobbar tre dagar i veckan på kontoret                         | HYBRID
        Du arbetar helt på distans                                       | REMOTE
        Utbildning på distans ingår                                      | UNKNOWN
        Mulighet for hjemmekontor                                        | HYBRID
        Praca hybrydowa w Gdańsku                                        | HYBRID
        Lavoro ibrido a Torino                                           | HYBRID
        """)
    void readsTheWorkplaceInOtherLanguages(String text, Workplace workplace) {
        assertThat(Workplaces.read(new Draft("s", "1"), "x", text)).isEqualTo(workplace);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Hybrid                  | HYBRID
        Homeoffice möglich      | HYBRID
        Télétravail partiel     | HYBRID
        Teletrabajo parcial     | HYBRID
        Remote                  | REMOTE
        TELECOMMUTE             | REMOTE
        Distans                 | REMOTE
        ON_SITE                 | ONSITE
        Présentiel              | ONSITE
        Presencial              | ONSITE
        På plats                | ONSITE
        Not remote              |
        Remote: no              |
        Sometimes               |
        """)
    void knowsSourcesWordsForTheWorkplace(String word, Workplace workplace) {
        assertThat(Workplaces.word(word)).isEqualTo(Optional.ofNullable(workplace));
    }

    @Test
    void whatTheSourceStatesWins() {
        Draft draft = new Draft("s", "1").workplace(Workplace.ONSITE).place("Remote", null);
        assertThat(Whereabouts.of(draft, "Engineer (Remote)", "fully remote").workplace())
                .isEqualTo(Workplace.ONSITE);
        assertThat(Workplaces.read(new Draft("s", "1").notRemote(), "Engineer - Remote", "fully remote role"))
                .isEqualTo(Workplace.UNKNOWN);
    }

    @Test
    void aPlaceGivenAsDataKeepsItsPoint() {
        Draft draft = new Draft("s", "1").location(Places.of("Berlin", "Berlin", null, "Germany", 52.5, 13.4));
        Location berlin = Whereabouts.of(draft, "x", "").locations().getFirst();
        assertThat(berlin.country()).isEqualTo("DE");
        assertThat(berlin.lat()).isEqualTo(52.5);
        assertThat(berlin.placeId()).isNotNull();
    }

    @Test
    void wordsOfEmploymentInManySpellings() {
        assertThat(Arrays.stream(
                                "FullTime,full-time,FULL_TIME,Full Time,Vollzeit,Intern,Contract,PartTime,per diem,Temporary"
                                        .split(","))
                        .map(word -> EmploymentTypes.of(word).orElseThrow().name())
                        .distinct())
                .containsExactly("FULL_TIME", "INTERN", "CONTRACTOR", "PART_TIME", "PER_DIEM", "TEMPORARY");
        assertThat(EmploymentTypes.of("Gig")).isEmpty();
    }
}
