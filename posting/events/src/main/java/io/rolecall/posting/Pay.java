package io.rolecall.posting;

import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Base pay as it was posted: gross, without bonus or equity. At least one of {@code min} and {@code max} is set; a single
 * figure sets both.
 *
 * @param min the lower end in units of the currency, at least 0; null for "up to"
 * @param max the upper end, not below {@code min}; null for "from"
 * @param currency ISO 4217
 * @param period what one amount pays for
 * @param source whether the source stated it as data or we read it from the text
 */
public record Pay(@Nullable BigDecimal min, @Nullable BigDecimal max, String currency, Period period, Source source) {
    /** The largest amount taken: above it, a figure in any currency is a typing error. */
    public static final BigDecimal MOST = new BigDecimal("1000000000000");

    public Pay {
        min = amount("pay.min", min);
        max = amount("pay.max", max);
        if (min == null && max == null) {
            throw new InvalidPostingException("pay", "has neither min nor max");
        }
        if (min != null && max != null && min.compareTo(max) > 0) {
            throw new InvalidPostingException("pay.min", "is above pay.max");
        }
        currency = Valid.required("pay.currency", currency, 3);
        try {
            currency = Currency.getInstance(currency).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw new InvalidPostingException("pay.currency", "is not an ISO 4217 code");
        }
        if (period == null) {
            throw new InvalidPostingException("pay.period", "is missing");
        }
        if (source == null) {
            throw new InvalidPostingException("pay.source", "is missing");
        }
    }

    private static @Nullable BigDecimal amount(String field, @Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        if (value.signum() < 0 || value.precision() - value.scale() > 14 || value.compareTo(MOST) > 0) {
            throw new InvalidPostingException(field, "is not between 0 and " + MOST.toPlainString());
        }
        // One form for one amount, so that 50, 50.0 and 5E1 are equal, print alike and make no change of the posting.
        BigDecimal plain = value.setScale(Math.min(Math.max(value.scale(), 0), 4), java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /** What one amount pays for. */
    public enum Period {
        HOUR,
        DAY,
        WEEK,
        MONTH,
        YEAR
    }

    /** How we know. */
    public enum Source {
        /** The source gave it as data. */
        STATED,
        /** We read it from the description's text. */
        PARSED
    }
}
