package io.rolecall.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnderstandingTest {
    @Test
    void whatSaysNothingOfTheWorkIsToldAsSuch() {
        Understanding understanding = Query.parse(
                        Map.of("q", List.of("Jobs in Berlin as a \"nurse\""), "title", List.of("Head of \"the\"")))
                .understanding();
        assertThat(understanding.fillers()).containsExactly("Jobs", "in", "as", "a", "of");
        assertThat(understanding.criteria())
                .extracting(Understood::meaning)
                .containsExactly("Berlin and \"nurse\"", "Head and \"the\" in the title");
        assertThat(understanding.query()).containsEntry("q", List.of("Jobs in Berlin as a \"nurse\""));
    }

    @Test
    void whatWasUnderstoodIsToldByWhatItIsAbout() {
        Understanding understanding = Query.parse(Map.of(
                        "q", List.of("RN \"dev\" -k8s organization:SRE site reliability engineer"),
                        "location", List.of("München", "France"),
                        "payMin", List.of("30"),
                        "payPeriod", List.of("HOUR"),
                        "payCurrency", List.of("USD")))
                .understanding();
        assertThat(understanding.concepts())
                .containsExactly(
                        new Understanding.AlsoFound("RN", List.of("registered nurse"), List.of("nurse")),
                        new Understanding.AlsoFound("k8s", List.of("Kubernetes"), List.of()),
                        new Understanding.AlsoFound("site reliability engineer", List.of("SRE"), List.of()));
        assertThat(understanding.places())
                .extracting(
                        Understanding.NamedPlace::given,
                        Understanding.NamedPlace::name,
                        Understanding.NamedPlace::radiusKm)
                .containsExactly(tuple("München", "Munich, Bavaria, Germany", 25), tuple("France", "France", null));
        assertThat(understanding.pay()).satisfies(pay -> {
            assertThat(pay.yearly()).isEqualTo("53742.14");
            assertThat(pay.ratesOf()).isEqualTo("2025-10-09");
        });
        assertThat(Query.parse(understanding.query()).understanding().concepts())
                .isEqualTo(understanding.concepts());
        assertThat(Query.parse(Map.of("payMin", List.of("1")))
                        .understanding()
                        .pay()
                        .ratesOf())
                .isNull();
        assertThat(Query.parse(Map.of("q", List.of("java"))).understanding().pay())
                .isNull();
    }
}
