package io.rolecall.notify.channel;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger says of a posting and why it matched, in the reader's language. The ledger keeps English lines of few forms, made
 * before it is known who reads them: by these forms they are said again. What has none of them stays as it is.
 */
final class Facts {
    private static final Set<String> WORKPLACES = Set.of("On site", "Hybrid", "Remote");
    private static final Pattern MORE = Pattern.compile("(?s)(.*) and (\\d{1,9}) more");
    private static final Pattern RATES = Pattern.compile(" at the rates of (\\d{4}-\\d{2}-\\d{2})");

    /** Signs of a currency before or after an amount or a range of them. */
    private static final String UNIT = "[A-Z]{0,3}\\p{Sc}|[A-Z]{3}";

    private static final String NUMBER = "\\d[\\d,]*(?:\\.\\d+)?";
    private static final Pattern AMOUNT =
            Pattern.compile("(?<unit>(?:" + UNIT + ") ?)?(?<low>" + NUMBER + ")(?:–(?<high>" + NUMBER + "))?");
    private static final Pattern PAY = Pattern.compile(
            "(?s)(?:(?:up to|from|at least) )?" + AMOUNT.pattern().replaceAll("\\?<\\w+>", "?:") + "(?: or "
                    + AMOUNT.pattern().replaceAll("\\?<\\w+>", "?:")
                    + ")*(?: [A-Z]{3})? an? (?:hour|day|week|month|year).{0,200}");
    private static final String[] PARTS = {
        "parsed", "upTo", "from", "atLeast", "about", "or", "HOUR", "DAY", "WEEK", "MONTH", "YEAR"
    };

    private final Phrases phrases;
    private final Phrases english;

    Facts(Phrases phrases, Phrases english) {
        this.phrases = phrases;
        this.english = english;
    }

    /** A place, a workplace or pay. */
    String fact(String text) {
        if (phrases.tag().equals("en")) {
            return text;
        }
        if (PAY.matcher(text).matches()) {
            return pay(text);
        }
        if (text.equals("any")) {
            return phrases.say("pay.any");
        }
        if (text.startsWith(english.say("part.anyIn") + " ")) {
            return part(part(text, "anyIn"), "or");
        }
        int comma = text.lastIndexOf(", ");
        if (comma > 0 && WORKPLACES.contains(text.substring(comma + 2))) {
            return place(text.substring(0, comma)) + ", " + workplace(text.substring(comma + 2));
        }
        return WORKPLACES.contains(text) ? workplace(text) : place(text);
    }

    private String workplace(String text) {
        return phrases.say("workplace." + text.toUpperCase(Locale.ROOT).replace(" ", ""));
    }

    private String place(String text) {
        Matcher more = MORE.matcher(text);
        return more.matches() ? phrases.say("place.more", more.group(1), more.group(2)) : text;
    }

    private String pay(String text) {
        String rates = "";
        String rest = text;
        Matcher at = RATES.matcher(rest);
        if (at.find()) {
            rates = phrases.say("pay.rates", phrases.date(LocalDate.parse(at.group(1))));
            rest = rest.substring(0, at.start()) + rest.substring(at.end());
        }
        rest = AMOUNT.matcher(rest)
                .replaceAll(m -> Matcher.quoteReplacement(amount(m.group("low"), m.group("high"), m.group("unit"))));
        for (String part : PARTS) {
            rest = part(rest, part);
        }
        return rest + rates;
    }

    private String part(String text, String part) {
        return Pattern.compile("(?<![\\p{L}])" + Pattern.quote(english.say("part." + part)) + "(?![\\p{L}])")
                .matcher(text)
                .replaceAll(Matcher.quoteReplacement(phrases.say("part." + part)));
    }

    private String amount(String low, @Nullable String high, @Nullable String unit) {
        return number(low) + (high == null ? "" : "–" + number(high)) + (unit == null ? "" : " " + unit.strip());
    }

    private String number(String written) {
        BigDecimal number = new BigDecimal(written.replace(",", ""));
        NumberFormat format = NumberFormat.getNumberInstance(phrases.spoken());
        int decimals = Math.max(0, number.scale());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(number);
    }
}
