package io.rolecall.ingest.normalize;

import io.rolecall.posting.Pay;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pay that a description tells in words. Careful rather than complete: an amount counts only with a currency, a likely size
 * for its period, and nothing near it that says that it is something else.
 */
final class PayText {
    private static final String CURRENCY = "(?:US\\$|CA\\$|C\\$|AU\\$|A\\$|NZ\\$|S\\$|HK\\$|R\\$|[$€£₹¥]"
            + "|\\b(?:USD|EUR|GBP|CAD|AUD|NZD|CHF|SEK|NOK|DKK|PLN|CZK|INR|SGD|BRL|JPY|MXN|ZAR|HUF|RON|ILS|AED|HKD|TRY)\\b"
            + "|\\bEuro\\b)";
    private static final String NUMBER = "\\d{1,3}(?:[.,'’ ]\\d{3})+(?:[.,]\\d{1,2})?|\\d{1,7}(?:[.,]\\d{1,2})?";
    private static final String AMOUNT =
            "(?<%1$sa>" + CURRENCY + ")? ?(?<%1$sn>" + NUMBER + ")(?<%1$sk> ?[kK]\\b)? ?(?<%1$sb>" + CURRENCY + ")?";
    private static final Pattern RANGE = Pattern.compile(String.format(Locale.ROOT, AMOUNT, "l")
            + "(?<sep> ?(?:-|–|—|to|and|bis|à|a|/?(?:yr|year|hr|hour) ?[-–—]) ?)"
            + String.format(Locale.ROOT, AMOUNT, "h"));
    private static final Pattern SINGLE = Pattern.compile(String.format(Locale.ROOT, AMOUNT, "l"));
    /** What follows an amount of money that is nobody's pay. */
    private static final Pattern OTHER_AFTER = Pattern.compile(
            "(?i)^[+]?\\s*(?:m\\b|mm\\b|mio|mn\\b|million|b\\b|bn\\b|billion|trillion|%|in (?:funding|revenue|arr|sales|assets)|arr\\b|series|"
                    + "(?:sign[- ]?on|signing|referral|retention|relocation|annual|performance)?\\s*(?:bonus|stipend|allowance|reimbursement|budget|credit|match)|"
                    + "worth|valuation|raised|revenue|gift|acv|contract value|in value|(?:/ ?month|per month|monthly|/ ?mo|a month) (?:to be used|toward|for)|per (?:diem allowance|employee)|ote\\b|equity)");

    private static final Pattern OTHER_BEFORE = Pattern.compile(
            "(?i)(?:raised|funding|revenue|valuation|valued|bonus|stipend|allowance|budget|reimburse\\w*|equity|stock|ote|on[- ]target[- ]earnings|"
                    + "commission|up to a? ?\\$?\\d+ ?k? match|401\\(?k\\)?|deals?|quota|customers?|assets|insurance|coverage|benefits? (?:of|worth)|save|saved|series [a-h])"
                    + "[^.\\n]{0,25}$");
    private static final Pattern PAY_BEFORE = Pattern.compile(
            "(?i)(?:salary|salaries|compensation|pay|paid|wage|rate|range|base|remuneration|earn|gehalt|vergütung|verdienst|lohn|salaire|rémunération|salario|"
                    + "retribuci[oó]n|stipendio|retribuzione|salaris|lön|løn|lønn|wynagrodzenie|package)\\b?[^\\n]{0,80}$");
    private static final BigDecimal THOUSAND = new BigDecimal(1_000);
    private static final Pattern GROSS_AFTER = Pattern.compile(
            "(?i)^[+]?\\s*(?:/|per|an?|p)\\s*(?:h|hr|hour|year|yr|annum|a)\\b|^.{0,20}\\b(?:brutto|brut|gross|bruto)\\b");
    private static final Pattern PERIOD_AFTER = Pattern.compile(
            "^[+]?[\\s,)]*(?:USD|EUR|GBP|CAD|AUD|CHF|gross|brutto|brut|base)?[\\s,(]*((?:/|per\\b|an?\\b|p\\.(?= ?a)|pro\\b|par\\b|por\\b|im\\b|all'|al\\b|á)?\\s*\\w+)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Map<Pay.Period, Pattern> PERIODS = Map.of(
            Pay.Period.HOUR,
            words("hours?|hourly|hr|hrs|h|stunde|std|stündlich|heure|hora|ora|uur|timme|time|godz\\p{L}*"),
            Pay.Period.DAY,
            words("days?|daily|tag|täglich|jour|día|dia|giorno|dag"),
            Pay.Period.WEEK,
            words("weeks?|weekly|wk|woche|wöchentlich|semaine|semana|settimana"),
            Pay.Period.MONTH,
            words("months?|monthly|mo|mth|monat|monatlich|mtl|mois|mes|mês|mese|maand|månad|måned|mies\\p{L}*|month's"),
            Pay.Period.YEAR,
            words(
                    "years?|yearly|yr|annum|annual|annually|annualized|pa|p\\.a|jahr|jährlich|jahresgehalt|an|annuel|annuels|année|año|anual|ano|anno|annui|jaar|år"));
    private static final Map<Pay.Period, long[]> LIKELY = Map.of(
            Pay.Period.HOUR, new long[] {3, 600},
            Pay.Period.DAY, new long[] {30, 5_000},
            Pay.Period.WEEK, new long[] {150, 20_000},
            Pay.Period.MONTH, new long[] {400, 80_000},
            Pay.Period.YEAR, new long[] {8_000, 1_500_000});
    private static final int MOST_LINES = 100;
    private static final int LONGEST_LINE = 2_000;

    private PayText() {}

    private static Pattern words(String words) {
        return Pattern.compile(
                "(?<![\\p{L}])(?:" + words + ")(?![\\p{L}])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The first pay that a text tells of: a range if there is one, otherwise a single amount. */
    static Optional<Pay> find(String text) {
        Pay single = null;
        int lines = 0;
        for (String line : text.split("\n")) {
            // Most lines name no money, and a look is cheaper than the patterns.
            if (!namesMoney(line) || lines++ >= MOST_LINES) {
                continue;
            }
            String some = line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE);
            StringBuilder rest = new StringBuilder(some);
            Matcher ranges = RANGE.matcher(some);
            while (ranges.find()) {
                Pay pay = pay(some, ranges.toMatchResult(), true);
                if (pay != null) {
                    return Optional.of(pay);
                }
                // What is no pay as a range is none by halves.
                if (currency(ranges.toMatchResult(), true) != null) {
                    rest.replace(ranges.start(), ranges.end(), "#".repeat(ranges.end() - ranges.start()));
                }
            }
            Matcher singles = SINGLE.matcher(rest);
            while (single == null && singles.find()) {
                single = pay(rest.toString(), singles.toMatchResult(), false);
            }
        }
        return Optional.ofNullable(single);
    }

    /** Whether there is a digit, and a sign or what may be the code of a currency. */
    private static boolean namesMoney(String line) {
        boolean digit = false;
        boolean currency = line.contains("Euro");
        int capitals = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            capitals = c >= 'A' && c <= 'Z' ? capitals + 1 : 0;
            digit |= c >= '0' && c <= '9';
            currency |= capitals == 3 || c == '$' || c == '€' || c == '£' || c == '₹' || c == '¥';
        }
        return digit && currency;
    }

    private static @Nullable Pay pay(String text, MatchResult match, boolean range) {
        String currency = currency(match, range);
        if (currency == null) {
            return null;
        }
        String before = text.substring(Math.max(0, match.start() - 100), match.start());
        String after = text.substring(match.end(), Math.min(text.length(), match.end() + 40));
        if (OTHER_AFTER.matcher(after).find() || OTHER_BEFORE.matcher(before).find()) {
            return null;
        }
        boolean lowK = match.group("lk") != null;
        boolean highK = range && match.group("hk") != null;
        BigDecimal high = amount(match, range ? "h" : "l", range ? highK : lowK);
        // "120-150k" and "$170-195,000" mean thousands on both sides.
        boolean alike = range
                && number(match, "l").compareTo(THOUSAND) < 0
                && high.compareTo(BigDecimal.TEN.multiply(THOUSAND)) >= 0;
        BigDecimal low = range ? amount(match, "l", lowK || alike) : high;
        Pay.Period period = period(before, after, range ? match.group("sep") : "", high);
        if (period == null || low.compareTo(high) > 0) {
            return null;
        }
        // A single amount is pay only where the words before or after it say so.
        if (!range
                && !PAY_BEFORE.matcher(before).find()
                && !GROSS_AFTER.matcher(after).find()) {
            return null;
        }
        long[] likely = LIKELY.get(period);
        if (likely == null
                || low.compareTo(BigDecimal.valueOf(likely[0])) < 0
                || high.compareTo(BigDecimal.valueOf(likely[1] * scale(currency))) > 0
                || high.compareTo(low.multiply(BigDecimal.TEN)) > 0) {
            return null;
        }
        boolean upTo =
                !range && before.toLowerCase(Locale.ROOT).matches("(?s).*\\b(?:up to|bis zu|jusqu'à|hasta|fino a) ?$");
        boolean from = !range
                && (after.startsWith("+")
                        || before.toLowerCase(Locale.ROOT)
                                .matches("(?s).*\\b(?:from|ab|starting at|at least|mindestens|desde|à partir de) ?$"));
        return new Pay(upTo ? null : low, from ? null : high, currency, period, Pay.Source.PARSED);
    }

    /** Some currencies count in larger numbers. */
    private static long scale(String currency) {
        return switch (currency) {
            case "JPY", "HUF" -> 100;
            case "INR" -> 50;
            case "SEK", "NOK", "DKK", "CZK", "MXN", "TRY", "ZAR" -> 10;
            default -> 1;
        };
    }

    private static Pay.@Nullable Period period(String before, String after, String between, BigDecimal amount) {
        Pay.Period stated = stated(after);
        if (stated == null) {
            stated = period(between);
        }
        if (stated == null) {
            int line = before.lastIndexOf('\n');
            stated = period(before.substring(line + 1));
        }
        if (stated != null) {
            return stated;
        }
        // Without a word, only an amount that can be nothing but a year's.
        return amount.compareTo(new BigDecimal(20_000)) >= 0 ? Pay.Period.YEAR : null;
    }

    private static Pay.@Nullable Period stated(String after) {
        Matcher matcher = PERIOD_AFTER.matcher(after);
        return matcher.find() ? period(matcher.group(1)) : null;
    }

    /** The period that a label names; null where it names none, or several. */
    static Pay.@Nullable Period period(String label) {
        List<Pay.Period> found = new ArrayList<>();
        PERIODS.forEach((period, words) -> {
            if (words.matcher(label).find()) {
                found.add(period);
            }
        });
        return found.size() == 1 ? found.getFirst() : null;
    }

    private static @Nullable String currency(MatchResult match, boolean range) {
        for (String group : range ? new String[] {"la", "lb", "ha", "hb"} : new String[] {"la", "lb"}) {
            String symbol = match.group(group);
            if (symbol != null && symbol.equals("$")) {
                // "$100,000 - $120,000 CAD": the code is more exact than the sign.
                String code = range && match.group("hb") != null ? match.group("hb") : match.group("lb");
                return code == null || code.equals("$") ? "USD" : code(code);
            }
            if (symbol != null) {
                return code(symbol);
            }
        }
        return null;
    }

    private static String code(String symbol) {
        return switch (symbol) {
            case "$", "US$" -> "USD";
            case "CA$", "C$" -> "CAD";
            case "AU$", "A$" -> "AUD";
            case "NZ$" -> "NZD";
            case "S$" -> "SGD";
            case "HK$" -> "HKD";
            case "R$" -> "BRL";
            case "€", "Euro" -> "EUR";
            case "£" -> "GBP";
            case "₹" -> "INR";
            case "¥" -> "JPY";
            default -> symbol;
        };
    }

    private static BigDecimal amount(MatchResult match, String side, boolean thousands) {
        BigDecimal number = number(match, side);
        return thousands ? number.movePointRight(3) : number;
    }

    /** One or two digits after the last mark are a fraction, three are thousands. */
    private static BigDecimal number(MatchResult match, String side) {
        String digits = String.valueOf(match.group(side + "n"));
        Matcher fraction = Pattern.compile("[.,](\\d{1,2})$").matcher(digits);
        if (fraction.find()) {
            return new BigDecimal(
                    digits.substring(0, fraction.start()).replaceAll("\\D", "") + "." + fraction.group(1));
        }
        return new BigDecimal(digits.replaceAll("\\D", ""));
    }
}
