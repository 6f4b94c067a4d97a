package io.rolecall.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Pay;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "75000|95000|EUR|YEAR|€75,000–95,000 a year",
                "38.5|46|USD|HOUR|$38.50–46 an hour",
                "1150|1150|EUR|MONTH|€1,150 a month",
                "21|24.5|GBP|HOUR|£21–24.50 an hour",
                "30000||GBP|YEAR|from £30,000 a year",
                "|500|CHF|DAY|up to CHF 500 a day",
            })
    void payIsShownAsItWasPosted(BigDecimal min, BigDecimal max, String currency, Pay.Period period, String shown) {
        assertThat(PayText.of(new Pay(min, max, currency, period, Pay.Source.STATED)))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{`payMin`:20,`payCurrency`:`GBP`,`payPeriod`:`HOUR`}|at least £20 an hour",
                "{`payMin`:50000}|at least 50,000 a year",
                "{`payMin`:19.5,`payPeriod`:`HOUR`,`payCurrency`:[`EUR`,`CHF`]}|at least CHF 19.50 or €19.50 an hour",
                "{`payUnknown`:`drop`,`payCurrency`:`EUR`}|any in EUR"
            })
    void whatIsAskedIsSaidInTheSameWords(String json, String shown) {
        assertThat(PayText.of(Query.parseJson(json.replace('`', '"')).pay())).isEqualTo(shown);
    }
}
