package io.rolecall.ingest.normalize;

import io.rolecall.ingest.normalize.PayWords.Around;
import io.rolecall.posting.Pay;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Pay that a description tells in words. Careful rather than complete: an amount counts only with a currency, a likely size
 * for its period, and nothing near it that says that it is something else. What one is left with after tax is not taken.
 */
final class PayText {
    private static final BigDecimal THOUSAND = new BigDecimal(1_000);
    private static final Map<Pay.Period, long[]> LIKELY = Map.of(
            Pay.Period.HOUR, new long[] {3, 600},
            Pay.Period.DAY, new long[] {30, 5_000},
            Pay.Period.WEEK, new long[] {150, 20_000},
            Pay.Period.MONTH, new long[] {400, 80_000},
            Pay.Period.YEAR, new long[] {8_000, 1_500_000});
    private static final int MOST_LINES = 100;
    private static final int LONGEST_LINE = 2_000;
    private static final int LONGEST_HEADING = 60;

    private final @Nullable String language;
    private final Set<String> countries;

    private PayText(@Nullable String language, Set<String> countries) {
        this.language = language;
        this.countries = countries;
    }

    /**
     * The first pay that a text tells of: a range if there is one, otherwise a single amount.
     *
     * @param language of the text, and {@code countries} of the work: several currencies share a sign
     */
    static Optional<Pay> find(String text, @Nullable String language, Set<String> countries) {
        return Optional.ofNullable(new PayText(language, countries).first(text));
    }

    private @Nullable Pay first(String text) {
        Pay single = null;
        Pay total = null;
        int lines = 0;
        int heading = 0;
        for (int start = 0, end; start < text.length() && lines < MOST_LINES; start = end + 1) {
            int newline = text.indexOf('\n', start);
            end = newline < 0 ? text.length() : newline;
            int stop = Math.min(end, start + LONGEST_LINE);
            // Most lines name no money, and a look is cheaper than the patterns.
            if (!PayFigures.in(text, start, stop)) {
                heading = end == start ? heading : start;
                continue;
            }
            lines++;
            String some = plain(text.substring(start, stop));
            String above = heading < start && heading + LONGEST_HEADING >= start
                    ? text.substring(heading, start).strip()
                    : "";
            StringBuilder rest = new StringBuilder(some);
            Matcher ranges = PayFigures.RANGE.matcher(some);
            for (int at = 0; PayFigures.next(ranges, some, at); at = ranges.end()) {
                MatchResult match = ranges.toMatchResult();
                Around around = Around.of(above, some, match.start(), match.end());
                if (currency(around, match, true) == null || match.group("joint") != null && !around.between()) {
                    continue;
                }
                Pay pay = pay(around, match, true);
                if (pay != null && !around.total()) {
                    return pay;
                }
                total = total == null ? pay : total;
                // What is no pay as a range is none by halves.
                rest.replace(match.start(), match.end(), "#".repeat(match.end() - match.start()));
            }
            Matcher singles = PayFigures.SINGLE.matcher(rest);
            for (int at = 0; single == null && PayFigures.next(singles, rest, at); at = singles.end()) {
                MatchResult match = singles.toMatchResult();
                if (currency(null, match, false) != null) {
                    single = pay(Around.of(above, rest.toString(), match.start(), match.end()), match, false);
                }
            }
        }
        return total != null ? total : single;
    }

    /** All kinds of space are one. */
    private static String plain(String line) {
        return line.replace('\u00a0', ' ')
                .replace('\u202f', ' ')
                .replace('\u2009', ' ')
                .replace("  ", " ");
    }

    /** As written; or that of the country, for a range of sums right behind a word for pay. */
    private @Nullable String currency(@Nullable Around around, MatchResult match, boolean range) {
        String written = PayFigures.currency(match, range, language, countries);
        return written == null && around != null && PayFigures.bare(match) && around.payJustBefore()
                ? Currencies.ofCountries(countries)
                : written;
    }

    private @Nullable Pay pay(Around around, MatchResult match, boolean range) {
        String currency = currency(range ? around : null, match, range);
        if (currency == null) {
            return null;
        }
        boolean lakhs = PayFigures.lakhs(match, range);
        boolean lowK = match.group("lk") != null;
        boolean highK = range && match.group("hk") != null;
        BigDecimal high = PayFigures.amount(match, range ? "h" : "l", range ? highK : lowK);
        BigDecimal first = PayFigures.number(match, "l");
        // "120-150k" and "$170-195,000" mean thousands on both sides.
        boolean alike = range
                && first.compareTo(THOUSAND) < 0
                && (highK || high.compareTo(BigDecimal.TEN.multiply(THOUSAND)) >= 0);
        BigDecimal low = range ? PayFigures.amount(match, "l", lowK || alike) : high;
        if (lakhs) {
            low = low.movePointRight(5);
            high = high.movePointRight(5);
        }
        if (low.compareTo(high) > 0 || high.compareTo(low.multiply(BigDecimal.TEN)) > 0) {
            return null;
        }
        String phrase = around.phrase();
        // A single amount is pay only where the words before or after it say so.
        if (!range && !around.pay() && !around.gross() && !lakhs && !rate(phrase)) {
            return null;
        }
        Pay.Period period = period(around, phrase, range ? match.group("sep") : "", currency, low, high);
        if (period == null && lakhs) {
            period = Pay.Period.YEAR;
        }
        if (period == null || !likely(period, currency, low, high)) {
            return null;
        }
        if (around.otherMoney() || around.net()) {
            return null;
        }
        boolean upTo = !range && around.upTo();
        boolean from = !range && !upTo && around.from();
        return new Pay(upTo ? null : low, from ? null : high, currency, period, Pay.Source.PARSED);
    }

    /** An amount by the hour or year is a rate of pay; by the month, English also tells of allowances and subscriptions. */
    private static boolean rate(String phrase) {
        Pay.Period period = PayWords.period(phrase);
        return period == Pay.Period.HOUR
                || period == Pay.Period.YEAR
                || period == Pay.Period.MONTH && !phrase.matches("(?i).*(?:month|mo|mth).*");
    }

    private static Pay.@Nullable Period period(
            Around around, String phrase, String between, String currency, BigDecimal low, BigDecimal high) {
        Pay.Period stated = PayWords.period(phrase);
        if (stated == null) {
            stated = PayWords.period(between);
        }
        if (stated != null) {
            return stated;
        }
        Pay.Period before = PayWords.period(around.sentence());
        // "After 30 days: $90,000" names a period that isn't the amount's.
        if (before != null && likely(before, currency, low, high)) {
            return before;
        }
        Pay.Period above = PayWords.period(around.above());
        if (above != null && likely(above, currency, low, high)) {
            return above;
        }
        return around.perSomethingElse() ? null : bySize(around, currency, low, high);
    }

    /** Without a word, only an amount that can be nothing else: of a year, or of a month where pay is told by the month. */
    private static Pay.@Nullable Period bySize(Around around, String currency, BigDecimal low, BigDecimal amount) {
        long size = amount.longValue();
        return switch (currency) {
            case "USD", "EUR", "GBP", "CAD", "AUD", "NZD", "CHF" ->
                size >= 20_000
                        ? Pay.Period.YEAR
                        : currency.equals("EUR") && size >= 1_400 && size <= 9_000 && around.gross()
                                ? Pay.Period.MONTH
                                : hourly(around, low, amount) ? Pay.Period.HOUR : null;
            case "SEK", "DKK" ->
                size >= 200_000
                        ? Pay.Period.YEAR
                        : size >= 15_000 && size <= 120_000 && around.pay() ? Pay.Period.MONTH : null;
            case "PLN" -> size >= 3_500 && size <= 50_000 && around.pay() ? Pay.Period.MONTH : null;
            case "JPY", "HUF", "INR" -> null;
            default -> size >= 200_000 ? Pay.Period.YEAR : null;
        };
    }

    /** Nobody works a day, let alone a month, for that little; but "salary $50 - $60" may leave out thousands. */
    private static boolean hourly(Around around, BigDecimal low, BigDecimal high) {
        return around.payJustBefore()
                && !around.salary()
                && low.longValue() >= 8
                && high.longValue() <= 100
                && high.compareTo(low.multiply(BigDecimal.TWO)) <= 0;
    }

    private static boolean likely(Pay.Period period, String currency, BigDecimal low, BigDecimal high) {
        long[] likely = LIKELY.get(period);
        long scale = Currencies.scale(currency);
        return likely != null
                && low.compareTo(BigDecimal.valueOf(likely[0] * Math.max(1, scale / 5))) >= 0
                && high.compareTo(BigDecimal.valueOf(likely[1] * scale)) <= 0;
    }
}
