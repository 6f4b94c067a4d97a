package io.rolecall.query;

import io.rolecall.posting.Pay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Pay as one figure for everything that compares: for a full-time year, in hundredths of a euro, rounded down. What filters, sorts
 * and counts by pay uses this; what is shown says that it does, and of which day the {@link ExchangeRates} are.
 *
 * @param min the lower end; the upper one where only that is posted
 * @param max the upper end, by which a posting is found; the lower one where only that is posted
 */
public record ComparablePay(long min, long max) {
    /** Null where there is no pay, or in a currency without a rate. */
    public static @Nullable ComparablePay of(@Nullable Pay pay) {
        if (pay == null || !ExchangeRates.bundled().knows(pay.currency())) {
            return null;
        }
        return new ComparablePay(inEuro(bottom(pay), pay.currency()), inEuro(top(pay), pay.currency()));
    }

    /** Both ends in another currency, in hundredths, rounded to the nearest. */
    public ComparablePay in(String currency) {
        ExchangeRates rates = ExchangeRates.bundled();
        return new ComparablePay(rates.fromEuro(min, currency), rates.fromEuro(max, currency));
    }

    static long inEuro(long hundredths, String currency) {
        return ExchangeRates.bundled().toEuro(hundredths, currency);
    }

    /** The upper end as posted, for a year in hundredths of its own currency. */
    public static long top(Pay pay) {
        return annual(pay.max() != null ? pay.max() : pay.min(), pay.period());
    }

    private static long bottom(Pay pay) {
        return annual(pay.min() != null ? pay.min() : pay.max(), pay.period());
    }

    /** The result fits by far: amounts end at {@link Pay#MOST}. */
    static long annual(@Nullable BigDecimal amount, Pay.Period period) {
        BigDecimal some = amount == null ? BigDecimal.ZERO : amount;
        return some.multiply(BigDecimal.valueOf(perYear(period)))
                .movePointRight(2)
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }

    /** How many of the period a full-time year is taken to have. Postings don't say their hours in numbers. */
    static int perYear(Pay.Period period) {
        return switch (period) {
            case HOUR -> 2080;
            case DAY -> 260;
            case WEEK -> 52;
            case MONTH -> 12;
            case YEAR -> 1;
        };
    }
}
