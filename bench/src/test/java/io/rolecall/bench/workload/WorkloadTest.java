package io.rolecall.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rolecall.posting.Posting;
import io.rolecall.query.Query;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private static final Workload WORKLOAD = new Workload(Workload.Settings.USUAL);

    @Test
    void a_number_always_gives_the_same_posting_and_alert() {
        Workload again = new Workload(Workload.Settings.USUAL);
        assertThat(again.posting(77)).isEqualTo(WORKLOAD.posting(77)).isNotEqualTo(WORKLOAD.posting(78));
        assertThat(again.line(77)).isEqualTo(WORKLOAD.line(77));
        assertThat(again.query(77)).isEqualTo(WORKLOAD.query(77)).isNotEqualTo(WORKLOAD.query(78));
    }

    @Test
    void another_seed_gives_another_posting() {
        Workload other = new Workload(new Workload.Settings(1, Workload.Settings.LANGUAGES, 800, 0.01, 0));
        assertThat(other.posting(77).title()).isNotEqualTo(WORKLOAD.posting(77).title());
    }

    @Test
    void a_posting_says_what_its_vacancy_does() {
        int sameLanguage = 0;
        int samePay = 0;
        for (int i = 0; i < 200; i++) {
            Vacancy meant = WORKLOAD.vacancy(i);
            Posting read = meant.posting();
            assertThat(read.title()).isEqualTo(meant.title());
            assertThat(read.locations().getFirst().placeId())
                    .isEqualTo(meant.city().place().id());
            sameLanguage += meant.language().equals(read.language()) ? 1 : 0;
            samePay += (meant.pay() == null) == (read.pay() == null) ? 1 : 0;
        }
        assertThat(sameLanguage).isGreaterThan(190);
        assertThat(samePay).isGreaterThan(190);
    }

    @Test
    void postings_are_as_long_as_real_ones_and_of_several_languages() {
        Set<String> languages = new HashSet<>();
        double characters = 0;
        for (int i = 0; i < 500; i++) {
            Posting posting = WORKLOAD.posting(i);
            languages.add(posting.language());
            characters += posting.descriptionText().length();
        }
        assertThat(languages).containsAll(Workload.Settings.LANGUAGES);
        assertThat(characters / 500).isCloseTo(2_800, within(700.0));
    }

    @Test
    void alerts_use_the_whole_language() {
        Set<String> criteria = new HashSet<>();
        StringBuilder texts = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            Query query = WORKLOAD.query(i);
            criteria.addAll(query.parameters().keySet());
            texts.append(query.parameters().get("q")).append('\n');
        }
        assertThat(criteria)
                .contains(
                        "q",
                        "location",
                        "radiusKm",
                        "country",
                        "workplace",
                        "employmentType",
                        "payMin",
                        "organization");
        assertThat(texts.toString()).contains("title:", "\"", " OR ", " -", "* ");
    }

    @Test
    void hostile_alerts_are_as_many_as_asked_for() {
        Workload hostile = new Workload(new Workload.Settings(3, List.of("de"), 800, 0, 0.5));
        long broad = LongStream.range(0, 1_000)
                .mapToObj(hostile::query)
                .filter(q -> q.anyOfTerms().isEmpty())
                .count();
        assertThat(broad).isBetween(250L, 450L);
    }

    @Test
    void every_language_and_all_that_is_rare_can_be_invented() {
        Workload varied =
                new Workload(new Workload.Settings(5, Workload.Settings.KNOWN, evenly(), 100, 0.1, 0.2, 0.6, 1));
        Set<String> criteria = new HashSet<>();
        Set<String> languages = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            criteria.addAll(varied.query(i).parameters().keySet());
        }
        for (int i = 0; i < 300; i++) {
            languages.add(varied.posting(i).language());
        }
        assertThat(criteria).hasSizeGreaterThanOrEqualTo(17).contains("applicantCountry", "payPeriod", "category");
        assertThat(languages).hasSizeGreaterThan(20);
    }

    private static List<Integer> evenly() {
        return Workload.Settings.KNOWN.stream().map(_ -> 1).toList();
    }

    @Test
    void languages_are_as_common_as_they_weigh() {
        Workload mixed = new Workload(new Workload.Settings(5, List.of("fi", "ru"), List.of(1, 9), 100, 0, 0, 0, 1));
        long russian = LongStream.range(0, 300)
                .filter(i -> "ru".equals(mixed.posting(i).language()))
                .count();
        assertThat(russian).isBetween(240L, 295L);
    }

    @Test
    void what_is_as_usual_is_not_said_of_the_settings() {
        assertThat(new Workload.Settings(1, List.of("en"), 120, 0, 0))
                .hasToString("Settings[seed=1, languages=[en], trades=120, prefixes=0.0, hostile=0.0]");
    }
}
