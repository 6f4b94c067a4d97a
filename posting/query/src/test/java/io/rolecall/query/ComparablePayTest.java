package io.rolecall.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rolecall.posting.Pay;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparablePayTest {
    @ParameterizedTest
    @CsvSource({
        "20, 25.50, EUR, HOUR, 4160000, 5304000",
        "200, 200, EUR, DAY, 5200000, 5200000",
        "1000, , EUR, WEEK, 5200000, 5200000",
        ", 4000, EUR, MONTH, 4800000, 4800000",
        "60000, 80000, USD, YEAR, 5167513, 6890018",
        "8000000, 8000000, JPY, YEAR, 4509582, 4509582",
    })
    void eachPayIsOneFigureAYearInEuro(
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            String currency,
            Pay.Period period,
            long least,
            long most) {
        assertThat(ComparablePay.of(new Pay(min, max, currency, period, Pay.Source.STATED)))
                .isEqualTo(new ComparablePay(least, most));
    }

    @Test
    void payInACurrencyWithoutARateHasNone() {
        assertThat(ComparablePay.of(null)).isNull();
        assertThat(ComparablePay.of(pay("1", "ARS", Pay.Period.YEAR))).isNull();
    }

    @Test
    void itIsShownInAnyCurrencyWithARate() {
        ComparablePay comparable = ComparablePay.of(pay("60000", "USD", Pay.Period.YEAR));
        assertThat(PayText.yearly(comparable, "USD")).isEqualTo("$60,000 a year");
        assertThat(PayText.yearly(comparable, "EUR")).isEqualTo("€51,675 a year");
    }

    @Property
    void theLargestPayThereCanBeFits(
            @ForAll @BigRange(min = "0", max = "1000000000000") @Scale(4) BigDecimal amount,
            @ForAll Pay.Period period) {
        for (String currency : ExchangeRates.bundled().currencies()) {
            ComparablePay comparable = ComparablePay.of(new Pay(amount, Pay.MOST, currency, period, Pay.Source.STATED));
            assertThat(comparable.min()).isBetween(0L, comparable.max());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            USD           | line 3, 'USD': is not a name and a value
            USD one       | line 3, 'USD one'
            XXZ 1         | line 3, 'XXZ 1'
            KWD 0.01      | is less than 0.05
            EUR 1         | is there twice
            date tomorrow | line 3, 'date tomorrow'
            """)
    void aRateThatCannotBeReadIsNamedByItsLine(String line, String message) {
        assertThatThrownBy(() -> ExchangeRates.read(List.of("date 2025-10-09", "source ECB # comment", line)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
        assertThatThrownBy(() -> ExchangeRates.read(List.of("source ECB"))).hasMessageContaining("no date");
    }

    private static Pay pay(String amount, String currency, Pay.Period period) {
        return new Pay(new BigDecimal(amount), new BigDecimal(amount), currency, period, Pay.Source.STATED);
    }
}
