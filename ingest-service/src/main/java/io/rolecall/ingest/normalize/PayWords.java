package io.rolecall.ingest.normalize;

import io.rolecall.posting.Pay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words around an amount of money that tell whether it is somebody's pay, gross, and for how long. */
final class PayWords {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** What follows an amount of money that is nobody's pay. */
    private static final Pattern OTHER_AFTER = Pattern.compile(
            "^[+]?\\s*(?:m\\b|mm\\b|mio|mn\\b|million|milj|mld|b\\b|bn\\b|billion|trillion|%|in (?:funding|revenue|arr|sales|assets)|arr\\b|series|"
                    + "(?:sign[- ]?on|signing|referral|retention|relocation|annual|performance)?\\s*(?:bonus|stipend|allowance|reimbursement|budget|credit|match)|"
                    + "worth|valuation|raised|revenue|gift|acv|contract value|in value|(?:/ ?month|per month|monthly|/ ?mo|a month) (?:to be used|toward|for)|per (?:diem allowance|employee)|ote\\b|equity|"
                    + "(?:[\\p{L}/.']+ ){0,3}(?:stipend|allowance|bonus|reimbursement|zuschuss|zulage|prämie|weiterbildung|prime\\b|premie|premia|premii|subsídio de|chèques?\\b|tickets?\\b|bidrag|toeslag))",
            FLAGS);

    private static final Pattern OTHER_BEFORE = Pattern.compile(
            "(?:raised|funding|revenue|valuation|valued|bonus|stipend\\b|stipends|allowance|budget|reimburse\\w*|equity|stock|\\bote|on[- ]target[- ]earnings|"
                    + "commission|up to a? ?\\$?\\d+ ?k? match|401\\(?k\\)?|deals?|quota|customers?|assets|insurance|coverage|benefits? (?:of|worth)|save|saved|series [a-h]|retainer|donat\\w+|fees?|"
                    + "umsatz|zuschuss|prämie|zulage|weiterbildung|fahrtkosten|chiffre d'affaires|\\bprimes?|indemnité|tickets?|chèques?|mutuelle|facturación|\\bbono|plus de|fatturato|premio|buoni|buono|"
                    + "omzet|reiskosten|onkosten|premie|omsättning|friskvård\\p{L}*|bidrag|premia|premii|dofinansowani\\p{L}*|dodat\\p{L}+|subsídio|prémio|vale)"
                    + "[^.\\n]{0,25}$",
            FLAGS);

    private static final Pattern PAY_BEFORE = Pattern.compile(
            "(?:salary|salaries|compensation|pay|paid|wage|rate|range|base|remuneration|earn|gehalt|vergütung|verdien|lohn|bezahlung|tarif|salaire|rémunération|payée?|salario|sueldo|salário|remuneração|"
                    + "retribuci[oó]n|stipendio|retribuzione|compenso|salaris|loon|verdien|lön|løn|wynagrodzeni|pensj|stawk|zarobk|płac|package)\\p{L}*[^\\n]{0,80}$",
            FLAGS);

    private static final String GROSS = "brutto\\w*|bruts?|brute|gross|brutos?|lord[oi]|ilíquidos?";

    private static final Pattern GROSS_NEAR = Pattern.compile("^[^.\\n\\d]{0,20}\\b(?:" + GROSS + ")\\b", FLAGS);
    private static final Pattern GROSS_BEFORE = Pattern.compile("\\b(?:" + GROSS + ")\\b[^.\\n\\d]{0,20}$", FLAGS);

    private static final String NET =
            "(?<![.\\p{L}-])(?:nets?|nette|netto\\p{L}*|nett[oi]|netos?|l[ií]quidos?|na rękę|after tax(?:es)?|efter skatt)(?![\\p{L}-])";

    private static final Pattern NET_AFTER =
            Pattern.compile("^(?:(?!\\b(?:" + GROSS + ")\\b)[^.\\n\\d]){0,25}?" + NET, FLAGS);
    private static final Pattern NET_BEFORE =
            Pattern.compile(NET + "(?:(?!\\b(?:" + GROSS + ")\\b)[^.\\n\\d]){0,15}$", FLAGS);

    private static final Pattern BETWEEN = Pattern.compile(
            "(?:between|zwischen|entre|compris\\p{L}* entre|tra|fra|tussen|mellan|mellem|mellom|między)\\s*$", FLAGS);
    private static final Pattern UP_TO =
            Pattern.compile("\\b(?:up to|bis zu|jusqu'à|hasta|até|fino a|tot|upp till|do) ?$", FLAGS);
    private static final Pattern FROM = Pattern.compile(
            "\\b(?:from|starting at|starts at|at least|ab|mindestens|desde|a partir de|à partir de|dès|a partire da|vanaf|minimaal|från|lägst|od|minst) ?$",
            FLAGS);

    /** A period that follows an amount: in a phrase, or as a word by itself. */
    private static final Pattern PERIOD_AFTER = Pattern.compile(
            "^[+]?[\\s,)(]*(?:(?:USD|EUR|GBP|CAD|AUD|CHF|base|salary|" + GROSS + ")[\\s,)(]*){0,2}"
                    + "((?:/|per\\b|an?\\b|each\\b|pro\\b|je\\b|die\\b|in der\\b|im\\b|par\\b|de l['’]|l['’]|à l['’]|por\\b|a la\\b|al\\b|à\\b|ao\\b|p(?:er|or|ar)?\\b\\.?|all['’]|alla\\b|i\\b|om\\b|om året|za\\b|na\\b|w\\b|pr\\.?)?\\s*[\\p{L}.]+)",
            FLAGS);

    /** "A", "an" and "time" mean a period in one language and nothing in another; they count in a phrase only. */
    private static final Map<Pay.Period, Pattern> PERIODS = Map.of(
            Pay.Period.HOUR,
            words(
                    "hours?|hourly|hr|hrs|h|stunde|std|stündlich|stundenlohn|heure|horaires?|hora|ora|orari[oa]|uur|uurloon|timme|timmen|timlön|timelønn?|(?:pr|per|i)\\.? timen?|godz\\p{L}*"),
            Pay.Period.DAY,
            words("days?|daily|tag|täglich|tagessatz|jour|día|dia|giorno|dag|dzie[nń]\\p{L}*"),
            Pay.Period.WEEK,
            words("weeks?|weekly|wk|woche|wöchentlich|semaine|semana|settimana|vecka|veckan|tydzień|tygodniow\\p{L}"),
            Pay.Period.MONTH,
            words(
                    "months?|monthly|mo|mth|month's|(?:brutto)?monat(?:lich|s(?:gehalt|lohn|brutto))?|mtl|mois|mensuel(?:le)?s?|mes|mensual(?:es)?|mês|mensa(?:l|is)|mese|mensil[ei]|maand(?:elijks|salaris|loon)?|månad|månaden|månadslön|mån|måned(?:en|slønn?)?|mdr?|mies\\p{L}*|mc"),
            Pay.Period.YEAR,
            words(
                    "years?|yearly|yr|annum|annual|annually|annualized|pa|p\\.a|(?:brutto)?jahr(?:es(?:gehalt|brutto|lohn))?|jährlich|(?:par|/|l['’]) ?an|annuel(?:le)?s?|année|año|anual(?:es)?|anua(?:l|is)|ano|anno|annu[io]|annual[ei]|jaar(?:lijks|salaris|basis)?|år|året|årligen|årslønn?|rok|rocznie"));

    private PayWords() {}

    private static Pattern words(String words) {
        return Pattern.compile("(?<!\\p{L})(?:" + words + ")(?!\\p{L})", FLAGS);
    }

    /** The text to both sides of an amount, within its line. */
    record Around(String before, String after) {
        static Around of(String line, int start, int end) {
            return new Around(
                    line.substring(Math.max(0, start - 100), start),
                    line.substring(end, Math.min(line.length(), end + 40)));
        }

        boolean otherMoney() {
            return OTHER_AFTER.matcher(after).find()
                    || OTHER_BEFORE.matcher(before).find();
        }

        /** Pay is told gross; what somebody takes home depends on who they are. */
        boolean net() {
            return NET_AFTER.matcher(after).find() || NET_BEFORE.matcher(before).find();
        }

        boolean gross() {
            return GROSS_NEAR.matcher(after).find()
                    || GROSS_BEFORE.matcher(before).find();
        }

        boolean pay() {
            return PAY_BEFORE.matcher(before).find();
        }

        /** Whether "and" before the next amount makes a range of the two. */
        boolean between() {
            return BETWEEN.matcher(before).find();
        }

        boolean upTo() {
            return UP_TO.matcher(before).find();
        }

        boolean from() {
            return after.startsWith("+") || FROM.matcher(before).find();
        }

        /** The words right after the amount that may name a period; empty where there are none. */
        String phrase() {
            Matcher matcher = PERIOD_AFTER.matcher(after);
            return matcher.find() ? matcher.group(1) : "";
        }

        /** The words of the sentence before the amount. */
        String sentence() {
            int end = Math.max(
                    Math.max(before.lastIndexOf(". "), before.lastIndexOf("! ")),
                    Math.max(before.lastIndexOf("; "), before.lastIndexOf("? ")));
            return before.substring(end + 1);
        }
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
}
