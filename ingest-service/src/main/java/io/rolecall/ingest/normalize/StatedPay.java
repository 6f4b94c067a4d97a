package io.rolecall.ingest.normalize;

import io.rolecall.posting.InvalidPostingException;
import io.rolecall.posting.Pay;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Pay that a source gives as data, each in its own way. What makes no sense is no pay; the posting doesn't suffer for it. */
public final class StatedPay {
    private static final BigDecimal HOURLY_AT_MOST = new BigDecimal(500);

    private static final int LONGEST_INTERVAL = 60;
    /** Two weeks, half a month, every 15 days. */
    private static final Pattern OTHER_INTERVAL = Pattern.compile(
            "(?i)(?<!\\d)(?!1(?!\\d))\\d|\\b(?:bi|semi|half|two|twice|other|halb|zwei|quarter\\p{L}*|fortnight\\p{L}*|biweekly|bimonthly|semimonthly)\\b");

    private StatedPay() {}

    /** Null where the parts make no pay. Without a period, small amounts are an hour's and large ones a year's. */
    public static @Nullable Pay of(
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            @Nullable String currency,
            Pay.@Nullable Period period) {
        BigDecimal low = positive(min);
        BigDecimal high = positive(max);
        BigDecimal top = high != null ? high : low;
        if (top == null || currency == null) {
            return null;
        }
        boolean swapped = low != null && high != null && low.compareTo(high) > 0;
        Pay.Period per =
                period != null ? period : top.compareTo(HOURLY_AT_MOST) <= 0 ? Pay.Period.HOUR : Pay.Period.YEAR;
        try {
            return new Pay(
                    swapped ? high : low,
                    swapped ? low : high,
                    currency.strip().toUpperCase(Locale.ROOT),
                    per,
                    Pay.Source.STATED);
        } catch (InvalidPostingException e) {
            return null;
        }
    }

    private static @Nullable BigDecimal positive(@Nullable BigDecimal amount) {
        return amount == null || amount.signum() <= 0 ? null : amount;
    }

    /**
     * The period that a source's own word names: {@code 1 YEAR}, {@code per-year-salary}, {@code HOURLY}, {@code Monat}; null
     * where it is none that pay is compared by, such as two weeks.
     */
    public static Pay.@Nullable Period interval(@Nullable String interval) {
        if (interval == null || interval.length() > LONGEST_INTERVAL) {
            return null;
        }
        String words = interval.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})|[^\\p{L}\\d]+", " ")
                .strip();
        return OTHER_INTERVAL.matcher(words).find() ? null : PayWords.period(words);
    }

    /** The period that a label names, such as "Hourly rate"; null where it names none. */
    public static Pay.@Nullable Period periodIn(String label) {
        return PayWords.period(label);
    }
}
