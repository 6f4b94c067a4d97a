package io.rolecall.query;

import io.rolecall.posting.Pay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query asks of the pay.
 *
 * @param min the least that the posting's top must reach; null where any pay will do
 * @param currencies which can be compared with it, sorted; empty where any can
 * @param period what {@code min} pays for
 * @param unknownKept whether a posting without comparable pay is kept
 */
public record PayWanted(@Nullable BigDecimal min, List<String> currencies, Pay.Period period, boolean unknownKept) {
    /** Nothing asked. */
    static final PayWanted ANY = new PayWanted(null, List.of(), Pay.Period.YEAR, true);

    public PayWanted {
        currencies = currencies.stream().distinct().sorted().toList();
        if (min == null) {
            period = Pay.Period.YEAR;
        } else if (min.scale() > 2 || min.signum() <= 0 || min.compareTo(Pay.MOST) > 0) {
            throw new IllegalArgumentException("payMin " + min);
        }
        if (min == null && unknownKept) {
            // Without a figure there is nothing to compare: each posting is kept, whatever its currency.
            currencies = List.of();
        }
    }

    /** Whether it rules nothing out. */
    boolean any() {
        return min == null && unknownKept;
    }

    /** {@link #min} for a year in hundredths; 0 without it. */
    long annualMin() {
        return min == null ? 0 : annual(min, period);
    }

    /**
     * The upper end for a year in hundredths, rounded down: the one figure by which pay is compared. The result fits by far: amounts
     * end at {@link Pay#MOST}.
     */
    static long annualTop(Pay pay) {
        BigDecimal top = pay.max() != null ? pay.max() : pay.min();
        return annual(top == null ? BigDecimal.ZERO : top, pay.period());
    }

    private static long annual(BigDecimal amount, Pay.Period period) {
        return amount.multiply(BigDecimal.valueOf(perYear(period)))
                .movePointRight(2)
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }

    /** How many of the period a full-time year is taken to have. */
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
