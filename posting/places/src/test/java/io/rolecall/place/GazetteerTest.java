package io.rolecall.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rolecall.posting.Location;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class GazetteerTest {
    private final Gazetteer gazetteer = Gazetteer.bundled();

    @ParameterizedTest(name = "{0} is {1}")
    @CsvFileSource(resources = "texts.csv", delimiter = '=', emptyValue = "", ignoreLeadingAndTrailingWhitespace = true)
    void text_names_the_place_that_people_mean(String text, String expected) {
        assertThat(gazetteer.find(text).map(GazetteerTest::told).orElse("-")).isEqualTo(expected);
    }

    private static String told(Place place) {
        return switch (place.kind()) {
            case CITY -> place.name() + ", " + (place.region() == null ? place.country() : place.region());
            case REGION, COUNTRY -> place.id();
        };
    }

    @Test
    void several_places_in_one_text_are_told_apart_with_the_words_about_each() {
        assertThat(gazetteer.locateAll("Berlin or Munich; Remote (US)"))
                .extracting(Location::text, Location::placeId)
                .containsExactly(tuple("Berlin", "2950159"), tuple("Munich", "2867714"), tuple("Remote (US)", "US"));
        assertThat(gazetteer.locateAll("Madrid o Barcelona"))
                .extracting(Location::text)
                .containsExactly("Madrid", "Barcelona");
        assertThat(gazetteer.locateAll("San Francisco, CA, New York, NY, Seattle, WA"))
                .extracting(Location::text)
                .containsExactly("San Francisco, CA", "New York, NY", "Seattle, WA");
        assertThat(gazetteer.locateAll("London, Paris, Berlin"))
                .extracting(Location::city)
                .containsExactly("London", "Paris", "Berlin");
        assertThat(gazetteer.locateAll("Remote, San Francisco, Atlanta, or New York"))
                .extracting(Location::city)
                .containsExactly("San Francisco", "Atlanta", "New York");
        assertThat(gazetteer.locateAll("Remote (Germany, Austria or Switzerland)"))
                .extracting(Location::country)
                .containsExactly("DE", "AT", "CH");
        assertThat(gazetteer.locateAll("Cambridge, MA Seattle, WA NYC"))
                .extracting(Location::city)
                .containsExactly("Cambridge", "Seattle", "New York");
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @Test
    void words_that_name_no_place_stay_beside_those_that_do() {
        assertThat(gazetteer.locateAll("Berlin; Xyzzyville"))
                .containsExactly(gazetteer.locate("Berlin"), Location.unresolved("Xyzzyville"));
    }

    @Test
    void one_place_keeps_the_whole_text() {
        assertThat(gazetteer.locateAll("Acme - Headquarters (Lehi, UT)"))
                .singleElement()
                .extracting(Location::text, Location::city)
                .containsExactly("Acme - Headquarters (Lehi, UT)", "Lehi");
        assertThat(gazetteer.locateAll("Berlin, Germany / Remote"))
                .singleElement()
                .extracting(Location::city)
                .isEqualTo("Berlin");
        assertThat(gazetteer.locateAll("Germany / Berlin"))
                .singleElement()
                .extracting(Location::city)
                .isEqualTo("Berlin");
        assertThat(gazetteer.locateAll("Hybrid (3 days/week in London)"))
                .singleElement()
                .extracting(Location::city)
                .isEqualTo("London");
        assertThat(gazetteer.locateAll("Remote")).containsExactly(Location.unresolved("Remote"));
        assertThat(gazetteer.locateAll(" \n")).isEmpty();
    }

    @Test
    void location_is_as_exact_as_the_text() {
        assertThat(gazetteer.locate("Austin, TX"))
                .isEqualTo(new Location("Austin, TX", "Austin", "US.TX", "US", 30.2672, -97.7431, "4671654"));
        assertThat(gazetteer.locate("Texas"))
                .isEqualTo(new Location("Texas", null, "US.TX", "US", null, null, "US.TX"));
        assertThat(gazetteer.locate("Remote in USA"))
                .isEqualTo(new Location("Remote in USA", null, null, "US", null, null, "US"));
        assertThat(gazetteer.locate("")).isEqualTo(Location.unresolved("?"));
    }

    @Test
    void id_leads_back_to_the_place() {
        for (String text : List.of("Austin, TX", "Bavaria", "Japan")) {
            Place place = gazetteer.find(text).orElseThrow();
            assertThat(gazetteer.byId(place.id())).contains(place);
        }
        for (String none : List.of("", "0", "XX", "US.XX", "99999999999999999999", "-1", "4671654 ")) {
            assertThat(gazetteer.byId(none)).isEmpty();
        }
    }

    @Test
    void country_is_known_by_code_and_name() {
        assertThat(List.of("de", "DEU", "Germany", "Allemagne", "ドイツ", " Deutschland "))
                .allSatisfy(text -> assertThat(gazetteer.country(text)).contains("DE"));
        assertThat(gazetteer.country("UK")).contains("GB");
        assertThat(gazetteer.country("GB")).contains("GB");
        assertThat(gazetteer.country("us")).contains("US");
        assertThat(gazetteer.country("CA")).contains("CA");
        assertThat(gazetteer.country("IN")).contains("IN");
        assertThat(gazetteer.country("Georgia")).contains("GE");
        assertThat(gazetteer.country("Texas")).isEmpty();
        assertThat(gazetteer.country("XX")).isEmpty();
        assertThat(gazetteer.country("")).isEmpty();
    }

    @Test
    void distance_is_the_great_circle() {
        assertThat(Gazetteer.distanceKm(52.5200, 13.4050, 48.1374, 11.5755)).isCloseTo(504, within(2.0));
        assertThat(Gazetteer.distanceKm(0, 179.5, 0, -179.5)).isCloseTo(111.2, within(0.1));
        assertThat(Gazetteer.distanceKm(0, 0, 0, 180)).isCloseTo(20_015, within(1.0));
        assertThat(Gazetteer.distanceKm(10, 10, 10, 10)).isZero();
    }
}
