package io.rolecall.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Location;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AnyTextTest {
    private final Gazetteer gazetteer = Gazetteer.bundled();
    private final Resolver resolver = BundledData.load();

    @Property(tries = 1000)
    void no_text_makes_it_throw_and_the_same_text_means_the_same(@ForAll("anything") String text) {
        Location location = gazetteer.locate(text);
        assertThat(gazetteer.locate(text)).isEqualTo(location);
        List<Location> all = gazetteer.locateAll(text);
        gazetteer.country(text);
        gazetteer.byId(text);
        assertThat(all).hasSizeLessThanOrEqualTo(300);
        String possible = text.replaceAll("\\x00|\\p{Cs}", ""); // a location holds no NUL and no half character
        all.forEach(each -> assertThat(possible).contains(each.text()));
    }

    @Property(tries = 1000)
    void text_is_kept(@ForAll("mixtures") String text) {
        String location = gazetteer.locate(text).text();
        assertThat(location).isEqualTo(text.substring(0, Math.min(300, text.length())));
    }

    /** What has the most meanings, as often as it fits. */
    @Test
    void text_that_repeats_itself_costs_no_more_than_its_length() {
        for (String words : List.of(
                "San Jose, ",
                "San Antonio, Santa Cruz, ",
                "Springfield San Antonio ",
                "a b c ",
                "US ",
                "東",
                "/",
                "( , - ) ")) {
            assertThat(gazetteer.locateAll(words.repeat(300))).hasSizeLessThanOrEqualTo(100);
        }
    }

    /** Every hundredth place, from the largest to the smallest. */
    @Test
    void place_is_found_by_its_name_region_and_country() {
        Atlas atlas = resolver.atlas();
        int found = 0;
        int asked = 0;
        for (int i = atlas.citiesFrom(); i < atlas.size(); i += 100) {
            if (atlas.region(i) >= 0) {
                String text = atlas.name(i) + ", " + atlas.name(atlas.region(i)) + ", " + atlas.name(atlas.country(i));
                asked++;
                found += gazetteer.find(text).filter(atlas.place(i)::equals).isPresent() ? 1 : 0;
            }
        }
        assertThat(found / (double) asked).isGreaterThan(0.95);
    }

    @Property(tries = 300)
    void large_city_is_found_by_its_name_and_country(@ForAll @IntRange(max = 499) int rank) {
        Atlas atlas = resolver.atlas();
        int city = atlas.citiesFrom() + rank;
        String text = atlas.name(city) + ", " + atlas.name(atlas.country(city));
        assertThat(gazetteer.find(text).orElseThrow().country())
                .isEqualTo(atlas.place(city).country());
        assertThat(gazetteer.find(text).orElseThrow().name()).isEqualTo(atlas.name(city));
    }

    @Provide
    Arbitrary<String> anything() {
        return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(700), mixtures());
    }

    /** Names, separators and words in any order: what comes nearest to what people write, and worse. */
    @Provide
    Arbitrary<String> mixtures() {
        return Arbitraries.of(
                        "Berlin",
                        "Remote",
                        "US",
                        "CA",
                        "München",
                        "or",
                        "and",
                        "東京都",
                        "Москва",
                        "San Francisco",
                        "Georgia",
                        "Hybrid",
                        "Office",
                        "New York",
                        "NY",
                        "St. Louis",
                        "🚀",
                        "10115",
                        "Xyzzy",
                        "D.C.",
                        "Washington",
                        "IN",
                        "in",
                        "HQ",
                        ",",
                        ", ",
                        "(",
                        ")",
                        " - ",
                        "-",
                        "/",
                        " / ",
                        ";",
                        "|",
                        " ",
                        "\n",
                        ".",
                        "'",
                        "&",
                        "İstanbul",
                        "ß",
                        "\u0301")
                .list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .map(words -> String.join("", words))
                .filter(text -> !text.isBlank());
    }
}
