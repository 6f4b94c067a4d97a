package io.rolecall.search.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.search.find.SearchResult.Count;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final Map<String, List<String>> ASKED = Map.of("q", List.of("nurse"), "page", List.of("3"));

    @Test
    void eachBandOfPayIsABarThatLeadsToWhatPaysAsMuch() {
        Histogram pay = Histogram.ofPay(
                ASKED,
                List.of(new Count("40000", 5), new Count("60000", 10), new Count("UNKNOWN", 85)),
                Labels.ENGLISH);
        assertThat(pay).isNotNull();
        assertThat(pay.bars()).hasSize(3);
        assertThat(pay.bars()).extracting(Histogram.Bar::height).containsExactly("28", "0", "56");
        assertThat(pay.bars().getFirst().tip()).isEqualTo("€40,000 to €50,000: 5");
        assertThat(pay.bars().getFirst().href())
                .contains("payMin=40000", "payCurrency=EUR", "payUnknown=drop", "q=nurse")
                .doesNotContain("page=");
        assertThat(pay.summary()).isEqualTo("Most often €60,000 to €70,000. 15 of 100 say what they pay.");
        assertThat(pay.links()).isNotEmpty();
    }

    @Test
    void withoutPayThereIsNothingToDraw() {
        assertThat(Histogram.ofPay(ASKED, List.of(new Count("UNKNOWN", 85)), Labels.ENGLISH))
                .isNull();
        assertThat(Histogram.ofPay(ASKED, List.of(), Labels.ENGLISH)).isNull();
        assertThat(PlaceMap.of(ASKED, List.of(), Labels.ENGLISH)).isNull();
    }

    @Test
    void eachDayOfFourWeeksIsABarAndOlderOnesAreNot() {
        Histogram days = Histogram.ofDays(
                ASKED,
                List.of(new Count("2026-11-22", 4), new Count("2026-11-10", 2), new Count("2026-09-01", 9)),
                LocalDate.parse("2026-11-22"),
                Labels.GERMAN);
        assertThat(days).isNotNull();
        assertThat(days.bars()).hasSize(28);
        assertThat(days.bars().getLast().tip()).isEqualTo("22. November 2026: 4");
        assertThat(days.bars().getLast().href()).contains("postedWithin=1d");
        assertThat(days.summary()).isEqualTo("4 in den letzten sieben Tagen, 6 in vier Wochen.");
    }

    @Test
    void everyDotOfTheMapLiesWithinItAndNorthIsUp() {
        PlaceMap map = PlaceMap.of(
                ASKED,
                List.of(
                        new Count("place:2950159", 40, "Berlin, DE"),
                        new Count("place:2147714", 10, "Sydney, AU"),
                        new Count("place:none-such", 3),
                        new Count("place:4671654", 5, "Austin, Texas, US")),
                Labels.ENGLISH);
        assertThat(map).isNotNull();
        assertThat(map.dots()).hasSize(3).allSatisfy(dot -> {
            assertThat(Double.parseDouble(dot.x())).isBetween(0.0, (double) PlaceMap.WIDTH);
            assertThat(Double.parseDouble(dot.y())).isBetween(0.0, (double) PlaceMap.HEIGHT);
        });
        assertThat(Double.parseDouble(map.dots().get(0).y()))
                .isLessThan(Double.parseDouble(map.dots().get(1).y()));
        assertThat(map.dots().getFirst().href()).contains("location=place%3A2950159&radiusKm=2");
        assertThat(map.summary()).isEqualTo("Most in Berlin, DE: 40.");
        assertThat(map.outlines().coasts()).startsWith("M");
    }

    @Test
    void outlinesAreAPathOfSomeKilobytesWhateverTheyShow() {
        for (double[] part : new double[][] {{-180, 85, 360}, {-12, 60, 40}, {5, 55, 12}, {23, 39, 3}, {20, 72, 60}}) {
            double units = 640 / part[2];
            Outlines.Paths paths = Outlines.in(new Outlines.Frame(part[0], part[1], units * 0.7, units, 640, 260));
            String both = paths.coasts() + paths.borders();
            assertThat(both.length()).isBetween(100, 9_000);
            for (String piece : both.substring(1).split("M")) {
                assertThat(piece.split("l"))
                        .hasSize(2)
                        .allSatisfy(numbers -> assertThat(
                                        numbers.replace("-", " -").strip().split(" +"))
                                .as(numbers)
                                .hasSizeGreaterThan(1)
                                .allMatch(n -> n.matches("-?\\d+"))
                                .matches(all -> all.length % 2 == 0));
            }
        }
        assertThat(Outlines.in(new Outlines.Frame(-30, 30, 100, 100, 640, 260)).coasts())
                .as("in the middle of the ocean")
                .isEmpty();
    }
}
