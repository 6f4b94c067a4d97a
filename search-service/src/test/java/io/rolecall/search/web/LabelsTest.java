package io.rolecall.search.web;

import static io.rolecall.testing.Postings.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.Location;
import io.rolecall.posting.Pay;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import io.rolecall.search.find.SearchResult.Count;
import io.rolecall.search.index.Facet;
import io.rolecall.testing.PostingBuilder;
import io.rolecall.testing.Postings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsTest {
    @ParameterizedTest
    @CsvSource({
        "-PT5M, just now",
        "PT10M, just now",
        "PT1H, 1 hour ago",
        "PT25H, yesterday",
        "P5D, 5 days ago",
        "P20D, 2 weeks ago",
        "P90D, 3 months ago",
        "P800D, 2 years ago"
    })
    void ageIsToldInTheUnitThatFits(Duration age, String told) {
        Instant now = Instant.parse("2026-11-22T12:00:00Z");
        assertThat(Labels.ENGLISH.age(now.minus(age), now)).isEqualTo(told);
    }

    @Test
    void aRegionKeptAsItsCountriesIsNamedOnce() {
        PostingBuilder builder = aPosting();
        for (String country : List.of("DE", "FR", "IT")) {
            builder.location(new Location("Europe", null, null, country, null, null, country));
        }
        assertThat(Labels.ENGLISH.place(builder.build(), 2)).isEqualTo("Europe");
        builder.location(Postings.BERLIN).location(Postings.LONDON);
        assertThat(Labels.ENGLISH.place(builder.build(), 2))
                .startsWith("Europe · ")
                .endsWith(" + 1 more");
        assertThat(Labels.GERMAN.place(builder.build(), 2)).endsWith(" + 1 weitere");
    }

    @Test
    void bothLanguagesSayAllThereIsToSay() {
        Set<String> english = keys(Locale.ROOT);
        assertThat(keys(Locale.GERMAN)).isEqualTo(english);
        assertThat(english).contains("workplace.REMOTE", "criterion.q");
        for (Labels words : List.of(Labels.ENGLISH, Labels.GERMAN)) {
            Stream.of(Workplace.values())
                    .forEach(w -> assertThat(words.workplace(w)).isNotBlank());
            Stream.of(EmploymentType.values())
                    .forEach(e -> assertThat(words.employmentType(e)).isNotBlank());
            Stream.of(Level.values()).forEach(l -> assertThat(words.level(l)).isNotBlank());
            Stream.of(Facet.values())
                    .forEach(f -> assertThat(words.text("facet." + f.key())).isNotBlank());
            Stream.of(ClosedReason.values())
                    .forEach(c ->
                            assertThat(words.text("posting.closed." + c, "")).isNotBlank());
        }
    }

    @Test
    void numbersDatesAndPayAreWrittenAsTheLanguageWritesThem() {
        assertThat(Labels.GERMAN.number(12345)).isEqualTo("12.345");
        assertThat(Labels.GERMAN.day(Instant.parse("2026-03-01T12:00:00Z"))).isEqualTo("1. März 2026");
        assertThat(Labels.GERMAN.country("AT")).isEqualTo("Österreich");
        Posting posting = aPosting().pay("21", "24.50", "USD", Pay.Period.HOUR).build();
        assertThat(new PayLabel(Labels.GERMAN).of(posting.pay())).isEqualTo("21–24,50 $ pro Stunde");
        assertThat(new PayLabel(Labels.ENGLISH).of(posting.pay())).isEqualTo("$21–24.50 an hour");
        assertThat(new PayLabel(Labels.GERMAN).inEuro(posting.pay())).contains(" € pro Jahr zu den Kursen vom ");
    }

    private static Set<String> keys(Locale locale) {
        return new TreeSet<>(ResourceBundle.getBundle(
                        "messages",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .keySet());
    }

    @Test
    void placesAreCalledAsTheReaderCallsThem() {
        Count munich = new Count("place:2867714", 3, "Munich, Bavaria, DE");
        Count berlin = new Count("place:2950159", 3, "Berlin, State of Berlin, DE");
        assertThat(Labels.GERMAN.place(munich)).isEqualTo("München, Bayern, DE");
        assertThat(Labels.ENGLISH.place(munich)).isEqualTo("Munich, Bavaria, DE");
        assertThat(Labels.GERMAN.place(berlin)).isEqualTo("Berlin, DE");
        assertThat(Labels.ENGLISH.place(berlin)).isEqualTo("Berlin, DE");
        assertThat(Labels.GERMAN.place(new Count("place:0", 3, null))).isEqualTo("place:0");
        assertThat(Labels.GERMAN.place("place:DE.02")).isEqualTo("Bayern");
        assertThat(Labels.GERMAN.place("Munich")).isEqualTo("Munich");
    }
}
