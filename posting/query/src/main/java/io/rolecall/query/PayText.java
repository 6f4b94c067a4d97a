package io.rolecall.query;

import io.rolecall.posting.Pay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pay as people read it, on pages and in mails alike: {@code £21–24.50 an hour}. */
public final class PayText {
    private PayText() {}

    /** What is posted, in the units in which it is posted. */
    public static String of(Pay pay) {
        String unit = unit(pay.currency());
        BigDecimal min = pay.min();
        BigDecimal max = pay.max();
        String amount;
        if (min == null) {
            amount = "up to " + unit + amount(max);
        } else if (max == null) {
            amount = "from " + unit + amount(min);
        } else if (min.compareTo(max) == 0) {
            amount = unit + amount(min);
        } else {
            amount = unit + amount(min) + "–" + amount(max);
        }
        return amount + per(pay.period());
    }

    /** The same with the yearly figure by which it is compared: {@code $30 an hour, about €53,740 a year at the rates of 2025-10-09}. */
    public static String inEuro(Pay pay) {
        ComparablePay comparable = ComparablePay.of(pay);
        return comparable == null
                ? of(pay)
                : of(pay) + ", about " + yearly(comparable, "EUR") + " at the rates of "
                        + ExchangeRates.bundled().date();
    }

    /** A comparable figure in a currency with a rate, in whole units: {@code €50,000–62,000 a year}. */
    public static String yearly(ComparablePay comparable, String currency) {
        ComparablePay pay = comparable.in(currency);
        String min = whole(pay.min());
        String max = whole(pay.max());
        return unit(currency) + (min.equals(max) ? max : min + "–" + max) + per(Pay.Period.YEAR);
    }

    private static String whole(long hundredths) {
        return amount(BigDecimal.valueOf(hundredths, 2).setScale(0, RoundingMode.HALF_UP));
    }

    /** What is asked: {@code at least £20 an hour}. */
    public static String of(PayWanted wanted) {
        List<String> currencies = wanted.currencies();
        if (wanted.min() == null) {
            return currencies.isEmpty() ? "any" : "any in " + String.join(" or ", currencies);
        }
        String amount = currencies.isEmpty()
                ? amount(wanted.min())
                : currencies.stream().map(c -> unit(c) + amount(wanted.min())).collect(Collectors.joining(" or "));
        return "at least " + amount + per(wanted.period());
    }

    private static String unit(String currency) {
        String symbol = Currency.getInstance(currency).getSymbol(Locale.US);
        return symbol.length() > 1 && Character.isLetter(symbol.charAt(symbol.length() - 1)) ? symbol + " " : symbol;
    }

    private static String per(Pay.Period period) {
        return switch (period) {
            case HOUR -> " an hour";
            case DAY -> " a day";
            case WEEK -> " a week";
            case MONTH -> " a month";
            case YEAR -> " a year";
        };
    }

    private static String amount(@Nullable BigDecimal amount) {
        BigDecimal some = amount == null ? BigDecimal.ZERO : amount;
        NumberFormat format = NumberFormat.getNumberInstance(Locale.UK);
        int decimals = some.stripTrailingZeros().scale() <= 0 ? 0 : 2;
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(some);
    }
}
