package io.rolecall.ingest.form;

import io.rolecall.ingest.normalize.Draft;
import io.rolecall.ingest.normalize.StatedPay;
import io.rolecall.posting.Pay;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Pay as feeds give it in fields: bounds, a currency and a period apart, or all in one text. */
final class FieldPay {
    private static final Pattern NUMBER = Pattern.compile(
            "(\\d{1,3}(?:[ .,'’\u00a0\u202f]\\d{3})+|\\d{1,9})(?:[.,](\\d{1,2}|0{3,6}))?(?!\\d)(?:\\s?([kK])\\b)?");
    private static final Pattern ONLY_NUMBERS = Pattern.compile(
            "\\s*" + NUMBER.pattern() + "\\s*(?:(?:-|–|to|à|til|bis|tot)\\s*" + NUMBER.pattern() + "\\s*)?");
    private static final BigDecimal HOURLY_AT_MOST = new BigDecimal(500);

    private FieldPay() {}

    static void set(
            Draft draft,
            List<String> texts,
            @Nullable String min,
            @Nullable String max,
            @Nullable String currency,
            @Nullable String period) {
        String code = code(currency);
        Pay pay = stated(amount(min), amount(max), code, period);
        String words = String.join("\n", texts);
        if (pay == null && texts.size() == 1 && ONLY_NUMBERS.matcher(words).matches()) {
            List<BigDecimal> numbers = numbers(words);
            pay = stated(numbers.getFirst(), numbers.getLast(), code, period);
        }
        if (pay != null) {
            draft.pay(pay);
        } else if (texts.isEmpty() && currency != null && (min != null || max != null)) {
            draft.payText(
                    String.join(" ", or(min), min == null || max == null ? "" : "-", or(max), currency, or(period)));
        } else if (!texts.isEmpty()) {
            // The words beside the figure say what a field's name does in others.
            draft.payText(String.join(" ", words, currency == null ? "" : currency, period == null ? "" : period)
                    .strip());
        }
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable Pay stated(
            @Nullable BigDecimal min, @Nullable BigDecimal max, @Nullable String currency, @Nullable String period) {
        BigDecimal top = max != null && max.signum() > 0 ? max : min;
        if (top == null || top.signum() <= 0 || currency == null) {
            return null;
        }
        Pay.Period per = period == null ? null : StatedPay.interval(period);
        per = per == null && period != null ? StatedPay.periodIn(period) : per;
        per = per == null ? bySize(top, currency) : per;
        return per == null ? null : StatedPay.of(min, max, currency, per);
    }

    /** Without a word, only a size that can be nothing else. */
    private static Pay.@Nullable Period bySize(BigDecimal top, String currency) {
        long size = top.longValue();
        return switch (currency) {
            case "SEK", "NOK", "DKK" ->
                size >= 180_000
                        ? Pay.Period.YEAR
                        : size >= 15_000 && size <= 120_000
                                ? Pay.Period.MONTH
                                : size >= 90 && size <= 900 ? Pay.Period.HOUR : null;
            case "EUR", "USD", "GBP", "CHF", "CAD", "AUD", "NZD" ->
                size >= 15_000
                        ? Pay.Period.YEAR
                        : top.compareTo(HOURLY_AT_MOST) <= 0
                                ? Pay.Period.HOUR
                                : currency.equals("EUR") && size >= 1_200 && size <= 9_000 ? Pay.Period.MONTH : null;
            case "PLN" ->
                size >= 60_000
                        ? Pay.Period.YEAR
                        : size >= 3_000 && size <= 40_000
                                ? Pay.Period.MONTH
                                : size >= 20 && size <= 250 ? Pay.Period.HOUR : null;
            case "CZK" ->
                size >= 300_000
                        ? Pay.Period.YEAR
                        : size >= 15_000 && size <= 150_000
                                ? Pay.Period.MONTH
                                : size >= 100 && size <= 1_000 ? Pay.Period.HOUR : null;
            default -> null;
        };
    }

    /** A single number as people write it; null where there is none, or more than one. */
    static @Nullable BigDecimal amount(@Nullable String text) {
        List<BigDecimal> numbers = text == null || text.length() > 100 ? List.of() : numbers(text);
        return numbers.size() == 1 ? numbers.getFirst() : null;
    }

    private static List<BigDecimal> numbers(String text) {
        List<BigDecimal> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            String fraction = matcher.group(2);
            BigDecimal number =
                    new BigDecimal(matcher.group(1).replaceAll("\\D", "") + (fraction == null ? "" : "." + fraction));
            numbers.add(matcher.group(3) == null ? number : number.movePointRight(3));
        }
        return numbers;
    }

    private static @Nullable String code(@Nullable String currency) {
        String word = currency == null ? "" : currency.strip().toUpperCase(Locale.ROOT);
        return switch (word) {
            case "€", "EURO", "EUROS" -> "EUR";
            case "£" -> "GBP";
            case "US$" -> "USD";
            default -> word.matches("[A-Z]{3}") ? word : null;
        };
    }
}
