package io.rolecall.ingest.normalize;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts of money as texts write them: digits, what groups and parts them, and the signs, codes and names of currencies. */
final class PayFigures {
    private static final String CODES =
            "USD|EUR|GBP|CAD|AUD|NZD|CHF|SEK|NOK|DKK|PLN|CZK|INR|SGD|BRL|JPY|MXN|ZAR|HUF|RON|ILS|AED|HKD|TRY";
    private static final Set<String> CODE = Set.of(CODES.split("\\|"));
    private static final String CURRENCY = "(?:US\\$|CA\\$|C\\$|AU\\$|A\\$|NZ\\$|S\\$|HK\\$|R\\$|[$€£₹¥]"
            + "|\\b(?:" + CODES + ")\\b"
            + "|(?<!\\p{L})(?iu:euros?|kronor|kroner|kr|zł|złotych|kč)(?!\\p{L})\\.?)";
    private static final String NUMBER =
            "(?<![\\d.,])(?:\\d{1,3}(?:[.,'’ ]\\d{3})+(?!\\d)(?:[.,]\\d{1,2})?|\\d{1,7}(?:[.,]\\d{1,2})?)(?!\\d)(?:,[-–—]|:-)?";
    private static final String AMOUNT = "(?<%1$sa>" + CURRENCY + ")? ?(?<%1$sn>" + NUMBER
            + ")(?<%1$sk> ?[kK]\\b| ?tys\\.)? ?(?<%1$sb>" + CURRENCY + ")?";
    /** What stands between the ends of a range; the first group also joins what is no range. */
    private static final String BETWEEN = "(?<sep> ?(?:(?<joint>and|und|et|y|e|en|och|og|i|oraz)"
            + "|-|–|—|to|bis|à|a|do|till|til|tot|até|hasta|ad"
            + "|(?:brutto|gross|bruto|/h|/ ?godz\\.?|/?(?:yr|year|hr|hour)) ?(?:[-–—]|to|bis|tot)) ?)";

    static final Pattern RANGE = Pattern.compile(
            String.format(Locale.ROOT, AMOUNT, "l") + BETWEEN + String.format(Locale.ROOT, AMOUNT, "h"));
    static final Pattern SINGLE = Pattern.compile(String.format(Locale.ROOT, AMOUNT, "l"));

    private static final Pattern FRACTION = Pattern.compile("[.,](\\d{1,2})$");
    private static final Pattern NO_DIGIT = Pattern.compile("\\D");

    private PayFigures() {}

    /** Whether there is a digit, and a sign, a code or a name of a currency. A look that spares most lines the patterns. */
    static boolean in(String line) {
        boolean digit = false;
        boolean currency = false;
        int capitals = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            capitals = c >= 'A' && c <= 'Z' ? capitals + 1 : 0;
            digit |= c >= '0' && c <= '9';
            currency |= c == '$' || c == '€' || c == '£' || c == '₹' || c == '¥';
            currency |= capitals == 3 && CODE.contains(line.substring(i - 2, i + 1));
        }
        return digit && (currency || named(line.toLowerCase(Locale.ROOT)));
    }

    private static boolean named(String line) {
        return line.contains("euro") || line.contains("kr") || line.contains("zł") || line.contains("kč");
    }

    /** The code of a match's currency; null where there is none or it can't be told. */
    static @Nullable String currency(
            MatchResult match, boolean range, @Nullable String language, Set<String> countries) {
        for (String group : range ? new String[] {"la", "lb", "ha", "hb"} : new String[] {"la", "lb"}) {
            String symbol = match.group(group);
            if (symbol != null && symbol.equals("$")) {
                // "$100,000 - $120,000 CAD": the code is more exact than the sign.
                String code = range && match.group("hb") != null ? match.group("hb") : match.group("lb");
                return code == null || code.equals("$") ? dollars(countries) : code(code, language, countries);
            }
            if (symbol != null) {
                return code(symbol, language, countries);
            }
        }
        return null;
    }

    private static @Nullable String code(String symbol, @Nullable String language, Set<String> countries) {
        return switch (symbol.toLowerCase(Locale.ROOT).replace(".", "")) {
            case "$" -> dollars(countries);
            case "us$" -> "USD";
            case "ca$", "c$" -> "CAD";
            case "au$", "a$" -> "AUD";
            case "nz$" -> "NZD";
            case "s$" -> "SGD";
            case "hk$" -> "HKD";
            case "r$" -> "BRL";
            case "€", "euro", "euros" -> "EUR";
            case "£" -> "GBP";
            case "₹" -> "INR";
            case "¥" -> countries.equals(Set.of("CN")) ? "CNY" : "JPY";
            case "zł", "złotych" -> "PLN";
            case "kč" -> "CZK";
            case "kronor" -> "SEK";
            case "kr", "kroner" -> crowns(language, countries);
            default -> symbol;
        };
    }

    /** The dollars of the country where the work is, if that has its own. */
    private static String dollars(Set<String> countries) {
        return switch (countries.size() == 1 ? countries.iterator().next() : "US") {
            case "CA" -> "CAD";
            case "AU" -> "AUD";
            case "NZ" -> "NZD";
            case "SG" -> "SGD";
            case "HK" -> "HKD";
            case "MX" -> "MXN";
            default -> "USD";
        };
    }

    /** Three countries write theirs alike: the country of the work tells, or the language. */
    private static @Nullable String crowns(@Nullable String language, Set<String> countries) {
        String of = countries.size() == 1 ? countries.iterator().next() : language == null ? "" : language;
        return switch (of) {
            case "SE", "sv" -> "SEK";
            case "NO", "nb" -> "NOK";
            case "DK", "da" -> "DKK";
            default -> null;
        };
    }

    static BigDecimal amount(MatchResult match, String side, boolean thousands) {
        BigDecimal number = number(match, side);
        return thousands ? number.movePointRight(3) : number;
    }

    /** One or two digits after the last mark are a fraction, three are thousands. */
    static BigDecimal number(MatchResult match, String side) {
        String digits = String.valueOf(match.group(side + "n"));
        Matcher fraction = FRACTION.matcher(digits);
        if (fraction.find()) {
            return new BigDecimal(
                    NO_DIGIT.matcher(digits.substring(0, fraction.start())).replaceAll("") + "." + fraction.group(1));
        }
        return new BigDecimal(NO_DIGIT.matcher(digits).replaceAll(""));
    }
}
