package io.rolecall.ingest.normalize;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts of money as texts write them: digits, what groups and parts them, and the currencies beside them. */
final class PayFigures {
    /** Groups of three, India's groups of two and three, or none; a fraction; a dash for no cents. */
    private static final String NUMBER =
            "(?<![\\d.,])(?:\\d{1,3}(?:[.,'’ ]\\d{3})+(?!\\d)(?:[.,]\\d{1,2})?|\\d{1,2}(?:,\\d{2})+,\\d{3}(?!\\d)"
                    + "|\\d{1,7}(?:[.,]\\d{1,2})?)(?!\\d)(?:[.,](?:--|[-–—])|:-)?";

    private static final String THOUSANDS = " ?[kK](?=\\b|€|EUR)| ?tys\\.| ?Tsd\\.?| ?T(?=€|EUR)| ?t(?=kr)";
    private static final String AMOUNT = "(?<%1$sa>" + Currencies.PATTERN + ")? ?(?<%1$sn>" + NUMBER + ")(?<%1$sk>"
            + THOUSANDS + ")? ?(?<%1$sb>" + Currencies.PATTERN + ")?";
    /** A period or a word for gross that both ends of a range have beside them. */
    private static final String UNIT = "(?:(?: ?/ ?| (?:per|an?|pro|par|por|al|je|p\\.)"
            + " )(?:yr|year|annum|hr|hour|h|mo|month|week|wk|day|an|mois|heure|godz|Jahr|Monat|Std|Stunde|uur|maand|mån|mes|año|mese|mnd)\\b\\.?|"
            + " ?(?:brutto|gross|bruto|bruts?|lordi|base|annually|yearly|hourly|monthly|p\\.?a\\.?)(?!\\p{L})| in our"
            + " lowest geographic market)";
    /** What stands between the ends of a range; the first group also joins what is no range. */
    private static final String BETWEEN = "(?<sep>" + UNIT
            + "{0,2} ?(?:(?<joint>and|und|et|y|e|en|och|og|i|oraz)"
            + "|-|–|—|to|up to|through|bis|à|a|do|till|til|tot|até|hasta|ad"
            + "|[,;/-]? ?(?:to |and )?(?:an? )?\\(?[Mm]ax(?:imum|\\.)?(?: of|:)?\\)?:?) ?)";

    private static final int LONGEST_NAME = 8;

    static final Pattern RANGE = Pattern.compile(
            String.format(Locale.ROOT, AMOUNT, "l") + BETWEEN + String.format(Locale.ROOT, AMOUNT, "h"));
    static final Pattern SINGLE = Pattern.compile(String.format(Locale.ROOT, AMOUNT, "l"));

    private static final Pattern FRACTION = Pattern.compile("[.,](\\d{1,2})$");
    private static final Pattern NO_DIGIT = Pattern.compile("\\D");
    /** What may stand right beside an amount and is a currency or counts thousands of one. */
    private static final Set<String> NAMES = Set.of(
            "euro", "euros", "kr", "tkr", "kronor", "kroner", "zł", "złotych", "kč", "lei", "ft", "rs", "rm", "r",
            "lpa", "lakh", "lakhs", "lac", "lacs", "tys", "tsd", "teur", "keur");
    /** Words for pay beside which an amount may lack a currency. */
    private static final String[] PAY = {
        "salar",
        "pay",
        "compens",
        "wage",
        "gehalt",
        "lohn",
        "vergüt",
        "rémun",
        "lön",
        "lønn",
        "løn",
        "loon",
        "sueldo",
        "ral",
        "bruto",
        "retribu",
        "stipend",
        "ersättning"
    };

    private PayFigures() {}

    /** Whether a number stands beside a sign, a code or a name of a currency. A look that spares most lines the patterns. */
    static boolean in(String text, int start, int end) {
        boolean large = false;
        boolean digits = false;
        boolean sign = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c > '9' && c < '£' || c < '$') {
                continue;
            }
            if (c < '0' || c > '9') {
                sign |= c == '$' || c == '€' || c == '£' || c == '¥' || c >= '\u20a6' && c <= '\u20ba';
                if (sign && digits) {
                    return true;
                }
                continue;
            }
            int last = i + 1;
            while (last < end && text.charAt(last) >= '0' && text.charAt(last) <= '9') {
                last++;
            }
            digits = true;
            if (sign || currency(wordBefore(text, start, i)) || currency(wordAfter(text, last, end))) {
                return true;
            }
            large |= last - i == 3 && i - start > 1 && ".,'’ \u00a0\u202f".indexOf(text.charAt(i - 1)) >= 0
                    || last < end && (text.charAt(last) | 0x20) == 'k';
            i = last - 1;
        }
        return large && payIn(text, start, end);
    }

    private static boolean currency(String word) {
        return !word.isEmpty() && (Currencies.code(word) || NAMES.contains(word.toLowerCase(Locale.ROOT)));
    }

    /** The word that ends before a number, at most a space or a dot between; empty where there is none. */
    private static String wordBefore(String text, int start, int number) {
        int to = number;
        while (to > start && number - to < 2 && !Character.isLetter(text.charAt(to - 1))) {
            to--;
        }
        int from = to;
        while (from > start && to - from <= LONGEST_NAME && Character.isLetter(text.charAt(from - 1))) {
            from--;
        }
        return to - from > LONGEST_NAME ? "" : text.substring(from, to);
    }

    /** The word that begins after a number, with what may stand between: a k, a dash for no cents, a space. */
    private static String wordAfter(String text, int number, int end) {
        int from = number;
        if (from < end && (text.charAt(from) | 0x20) == 'k' && from + 1 < end && text.charAt(from + 1) != 'r') {
            from++;
        }
        while (from < end && from - number < 5 && !Character.isLetterOrDigit(text.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < end && to - from <= LONGEST_NAME && Character.isLetter(text.charAt(to))) {
            to++;
        }
        return to - from > LONGEST_NAME ? "" : text.substring(from, to);
    }

    private static boolean payIn(String text, int start, int end) {
        String lower = text.substring(start, end).toLowerCase(Locale.ROOT);
        for (String word : PAY) {
            if (lower.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Like {@code find(from)}, but looks only where there are digits; ten times faster than a pattern that begins optionally. */
    static boolean next(Matcher matcher, CharSequence line, int from) {
        int end = line.length();
        matcher.useTransparentBounds(true).useAnchoringBounds(false);
        for (int i = from; i < end; i++) {
            if (!digit(line.charAt(i)) || i > from && digit(line.charAt(i - 1))) {
                continue;
            }
            int start = Math.max(from, currencyBefore(line, i));
            if (start < i && matcher.region(start, end).lookingAt()
                    || matcher.region(i, end).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Where the sign or word begins that stands before a number; where the number begins if there is neither. */
    private static int currencyBefore(CharSequence line, int number) {
        int to = number > 0 && line.charAt(number - 1) == ' ' ? number - 1 : number;
        int from = to;
        if (from > 0 && !Character.isLetterOrDigit(line.charAt(from - 1)) && line.charAt(from - 1) != ' ') {
            from--;
            from = from > 2 && line.charAt(from - 1) == ' ' && capital(line.charAt(from - 2)) ? from - 1 : from;
        }
        while (from > 0 && to - from <= LONGEST_NAME && Character.isLetter(line.charAt(from - 1))) {
            from--;
        }
        return from == to ? number : from;
    }

    private static boolean capital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /** The code of a match's currency; null where there is none or it can't be told. */
    static @Nullable String currency(
            MatchResult match, boolean range, @Nullable String language, Set<String> countries) {
        for (String group : range ? new String[] {"la", "lb", "ha", "hb"} : new String[] {"la", "lb"}) {
            String sign = match.group(group);
            if (sign != null && sign.equals("$")) {
                // "$100,000 - $120,000 CAD": the code is more exact than the sign.
                String code = range && match.group("hb") != null ? match.group("hb") : match.group("lb");
                return Currencies.of(code == null ? "$" : code, language, countries);
            }
            if (sign != null) {
                return Currencies.of(sign, language, countries);
            }
        }
        return null;
    }

    /** Whether no currency stands at the amounts of a range, and yet they are too large or exact for other numbers. */
    static boolean bare(MatchResult range) {
        boolean named = range.group("la") != null
                || range.group("lb") != null
                || range.group("ha") != null
                || range.group("hb") != null;
        return !named
                && (range.group("hk") != null
                        || NO_DIGIT.matcher(range.group("ln")).find()
                                && number(range, "l").compareTo(BigDecimal.valueOf(1_000)) >= 0);
    }

    /** How the money of India is told: in hundreds of thousands, and then by the year. */
    static boolean lakhs(MatchResult match, boolean range) {
        return Currencies.lakh(match.group("lb")) || range && Currencies.lakh(match.group("hb"));
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
