package io.rolecall.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceNamesTest {
    /** German names of cities that GeoNames didn't have in 2020. */
    private static final Set<String> UNKNOWN_TO_GEONAMES = Set.of(
            "Ostrau",
            "Schlanders",
            "St. Ulrich in Gröden",
            "Naturns",
            "Ritten",
            "Ratschings",
            "Ahrntal",
            "Toblach",
            "Innichen",
            "Mykolajiw",
            "Winnyzja",
            "Iwano-Frankiwsk",
            "Nischni Tagil",
            "Adschman");

    private final Gazetteer gazetteer = Gazetteer.bundled();

    private Place place(String text) {
        return gazetteer.find(text).orElseThrow(() -> new AssertionError(text + " is no place"));
    }

    @ParameterizedTest(name = "{0} is {1} in German and {2} in English")
    @CsvSource(
            delimiter = '|',
            value = {
                "Munich | München, Bayern, Deutschland | Munich, Bavaria, Germany",
                "Vienna | Wien, Wien, Österreich | Vienna, Vienna, Austria",
                "Geneva | Genf, Genf, Schweiz | Geneva, Geneva, Switzerland",
                "Berlin | Berlin, Berlin, Deutschland | Berlin, State of Berlin, Germany",
                "Austin, TX | Austin, Texas, Vereinigte Staaten | Austin, Texas, United States",
                "Passau | Passau, Bayern, Deutschland | Passau, Bavaria, Germany",
                "Bavaria | Bayern, Deutschland | Bavaria, Germany",
                "Austria | Österreich | Austria",
            })
    void place_is_called_as_its_reader_calls_it(String text, String german, String english) {
        assertThat(PlaceNames.inFull(place(text), Locale.GERMANY)).isEqualTo(german);
        assertThat(PlaceNames.inFull(place(text), Locale.UK)).isEqualTo(english);
    }

    @Test
    void name_stands_alone_or_with_the_countrys_code_where_there_is_little_room() {
        assertThat(PlaceNames.of(place("Munich"), Locale.GERMAN)).isEqualTo("München");
        assertThat(PlaceNames.of(place("Munich"), Locale.ENGLISH)).isEqualTo("Munich");
        assertThat(PlaceNames.inShort(place("Munich"), Locale.GERMAN)).isEqualTo("München, Bayern, DE");
        assertThat(PlaceNames.inShort(place("Bavaria"), Locale.GERMAN)).isEqualTo("Bayern, DE");
        assertThat(PlaceNames.inShort(place("Bavaria"), Locale.ENGLISH)).isEqualTo("Bavaria, DE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hamburg, Hamburg, Germany | Hamburg, Germany",
                "Berlin, State of Berlin, Germany | Berlin, Germany",
                "Brüssel, Brüssel-Hauptstadt, Belgien | Brüssel, Belgien",
                "Munich, Bavaria, Germany | Munich, Bavaria, Germany",
                "Bavaria, Germany | Bavaria, Germany",
            })
    void region_of_the_citys_name_is_left_out_where_it_tells_nothing(String full, String brief) {
        assertThat(PlaceNames.brief(full)).isEqualTo(brief);
    }

    @Test
    void language_without_names_of_its_own_has_those_of_the_gazetteer() {
        assertThat(PlaceNames.inFull(place("Munich"), Locale.FRENCH)).isEqualTo("Munich, Bavaria, Germany");
    }

    @Test
    void each_name_is_of_a_place_that_the_gazetteer_calls_otherwise() {
        Set<String> seen = new HashSet<>();
        for (PlaceNames.Own own : PlaceNames.all()) {
            assertThat(seen.add(own.id())).as("%s is there once", own).isTrue();
            assertThat(gazetteer.byId(own.id()).map(Place::name)).as("%s", own).contains(own.main());
            assertThat(own.name())
                    .isNotEqualTo(own.main())
                    .isEqualTo(own.name().strip())
                    .isNotEmpty();
        }
    }

    @Test
    void each_name_of_a_city_is_one_that_geonames_knows_of_it_or_is_listed_here() throws IOException {
        Map<String, String> known = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Objects.requireNonNull(PlaceNames.class.getResourceAsStream("places.tsv.gz"))),
                StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(line -> line.split("\t", -1))
                    .filter(fields -> fields.length > 8)
                    .forEach(fields -> known.put(fields[0], fields[1] + "|" + fields[8]));
        }
        List<String> unknown = PlaceNames.all().stream()
                .filter(own -> Character.isDigit(own.id().charAt(0)))
                .filter(own -> Stream.of(known.getOrDefault(own.id(), "").split("\\|"))
                        .noneMatch(name -> same(name, own.name())))
                .map(PlaceNames.Own::name)
                .toList();
        assertThat(unknown).containsExactlyInAnyOrderElementsOf(UNKNOWN_TO_GEONAMES);
    }

    private static boolean same(String name, String other) {
        return Words.of(name).hash() == Words.of(other).hash()
                || name.replace("ss", "ß").equals(other);
    }

    @Test
    void what_pages_call_a_place_is_read_as_that_place_or_one_of_the_same_name() {
        SoftAssertions.assertSoftly(softly -> {
            for (PlaceNames.Own own : PlaceNames.all()) {
                Place place = gazetteer.byId(own.id()).orElseThrow();
                softly.assertThat(read(PlaceNames.inFull(place, Locale.GERMAN)))
                        .as("%s", own)
                        .isEqualTo(own.name());
                // Alone, the name of a village counts in no language.
                if (own.manner() != NameIndex.BESIDE && place.population() >= 5_000) {
                    softly.assertThat(read(own.name())).as("%s", own).isEqualTo(own.name());
                }
            }
        });
    }

    private String read(String text) {
        return gazetteer.find(text).map(p -> PlaceNames.of(p, Locale.GERMAN)).orElse("nothing");
    }
}
