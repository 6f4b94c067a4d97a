package io.rolecall.search.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Pay;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "75000|95000|EUR|YEAR|€75,000–95,000 a year",
                "38.5|46|USD|HOUR|$38.50–46 an hour",
                "1150|1150|EUR|MONTH|€1,150 a month",
                "30000||GBP|YEAR|from £30,000 a year",
                "|500|CHF|DAY|up to CHF 500 a day",
            })
    void payIsShownAsItWasPosted(BigDecimal min, BigDecimal max, String currency, Pay.Period period, String shown) {
        assertThat(Labels.pay(new Pay(min, max, currency, period, Pay.Source.STATED)))
                .isEqualTo(shown);
    }

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
        assertThat(Labels.age(now.minus(age), now)).isEqualTo(told);
    }
}
