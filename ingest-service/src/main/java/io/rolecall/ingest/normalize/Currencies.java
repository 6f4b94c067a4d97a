package io.rolecall.ingest.normalize;

import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the signs, codes and names of currencies mean, some of them only with the country of the work or the language. */
final class Currencies {
    static final String CODES =
            "USD|EUR|GBP|CAD|AUD|NZD|CHF|SEK|NOK|DKK|PLN|CZK|INR|SGD|BRL|JPY|MXN|ZAR|HUF|RON|ILS|AED|HKD"
                    + "|TRY|CNY|KRW|PHP|MYR|IDR|THB|VND|TWD|SAR|QAR|EGP|KES|NGN|COP|CLP|ARS|UAH|BGN|ISK";
    private static final Set<String> CODE = Set.of(CODES.split("\\|"));

    /** A sign, a code or a name; a code may have the sign beside it. */
    static final String PATTERN = "(?:US ?\\$|CA\\$|CDN ?\\$|C\\$|AU\\$|A\\$|NZ\\$|S\\$|HK\\$|R\\$|[$€£₹¥₱₩₪₺₦₴]"
            + "|\\b(?:" + CODES + ")\\b(?: ?[$€£₹¥])?"
            + "|\\bRs\\b\\.?|\\b(?:RM|R)(?= ?\\d)|\\b(?:LPA|Ft|lei)\\b|\\b[Ll]a(?:kh|c)s?\\b"
            + "|(?<!\\p{L})(?iu:euros?|kronor|kroner|t?kr|zł|złotych|kč)(?!\\p{L})\\.?)";

    private Currencies() {}

    static boolean code(String text) {
        return CODE.contains(text);
    }

    /** Whether it counts in hundreds of thousands, as India does. */
    static boolean lakh(@Nullable String sign) {
        return sign != null && !sign.equals("lei") && (sign.startsWith("L") || sign.startsWith("l"));
    }

    /** The ISO 4217 code; null where several are possible. */
    static @Nullable String of(String sign, @Nullable String language, Set<String> countries) {
        if (sign.length() > 3 && code(sign.substring(0, 3))) {
            return sign.substring(0, 3);
        }
        return switch (sign.toLowerCase(Locale.ROOT).replace(".", "").replace(" ", "")) {
            case "$" -> dollars(countries);
            case "us$" -> "USD";
            case "ca$", "c$", "cdn$" -> "CAD";
            case "au$", "a$" -> "AUD";
            case "nz$" -> "NZD";
            case "s$" -> "SGD";
            case "hk$" -> "HKD";
            case "r$" -> "BRL";
            case "€", "euro", "euros" -> "EUR";
            case "£" -> "GBP";
            case "₹", "rs", "lpa", "lakh", "lakhs", "lac", "lacs" -> "INR";
            case "¥" -> countries.equals(Set.of("CN")) ? "CNY" : "JPY";
            case "₱" -> "PHP";
            case "₩" -> "KRW";
            case "₪" -> "ILS";
            case "₺" -> "TRY";
            case "₦" -> "NGN";
            case "₴" -> "UAH";
            case "rm" -> "MYR";
            case "r" -> countries.contains("ZA") ? "ZAR" : null;
            case "zł", "złotych" -> "PLN";
            case "kč" -> "CZK";
            case "ft" -> "HUF";
            case "lei" -> "RON";
            case "kronor" -> "SEK";
            case "kr", "tkr", "kroner" -> crowns(language, countries);
            default -> sign;
        };
    }

    /** What one pays with in all the countries; null where that is no single currency. */
    static @Nullable String ofCountries(Set<String> countries) {
        String found = null;
        for (String country : countries) {
            try {
                Currency currency = Currency.getInstance(Locale.of("", country));
                if (currency == null || found != null && !found.equals(currency.getCurrencyCode())) {
                    return null;
                }
                found = currency.getCurrencyCode();
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
        return found;
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

    /** Some currencies count in larger numbers: about how many make a euro, where that is more than five. */
    static long scale(String currency) {
        return switch (currency) {
            case "IDR", "VND" -> 20_000;
            case "COP" -> 4_000;
            case "KRW", "CLP", "NGN", "ARS" -> 1_000;
            case "JPY", "HUF", "ISK", "KES" -> 100;
            case "INR", "PHP", "EGP" -> 50;
            case "THB", "TWD", "UAH" -> 30;
            case "SEK", "NOK", "DKK", "CZK", "MXN", "TRY", "ZAR", "CNY" -> 10;
            default -> 1;
        };
    }
}
