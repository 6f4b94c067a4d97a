package io.rolecall.ingest.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Pay;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatedPayTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1 YEAR             | YEAR
        YEARLY             | YEAR
        ANNUAL             | YEAR
        Annually           | YEAR
        years              | YEAR
        per-year-salary    | YEAR
        per_year           | YEAR
        per-month-salary   | MONTH
        1 MONTH            | MONTH
        Monat              | MONTH
        mois               | MONTH
        weekly             | WEEK
        per-week-salary    | WEEK
        DAY                | DAY
        per-day-wage       | DAY
        per-hour-wage      | HOUR
        perHour            | HOUR
        HOURS              | HOUR
        Hourly rate        | HOUR
        1 HOUR             | HOUR
        2 WEEK             |
        bi-weekly-salary   |
        BiWeekly           |
        semi-monthly       |
        15 days            |
        quarter            |
        one-time           |
        NONE               |
        """)
    void knowsSourcesWordsForThePeriod(String word, Pay.Period period) {
        assertThat(StatedPay.interval(word)).isEqualTo(period);
    }
}
