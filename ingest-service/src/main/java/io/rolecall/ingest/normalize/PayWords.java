package io.rolecall.ingest.normalize;

import io.rolecall.posting.Pay;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words around an amount of money that tell whether it is somebody's pay, gross, and for how long. */
final class PayWords {
    /** The longest that these patterns reach back, except where they say more. */
    private static final int NEAR = 50;

    /** What follows an amount of money that is nobody's pay. */
    private static final Pattern OTHER_AFTER =
            Pattern.compile("^[+]?\\s*(?:m\\b|mm\\b|mio|mn\\b|million|milj|mld|b\\b(?!/)|bn\\b|billion|trillion|%|in"
                    + " (?:funding|revenue|arr|sales|assets)|arr\\b|series|(?:sign[-"
                    + " ]?on|signing|referral|retention|relocation|annual|performance)?\\s*(?:bonus|commissions?\\b|stipend|allowance|reimbursement|budget|credit|match)|worth|valuation|raised|revenue|gift|acv|contract"
                    + " value|in value|(?:/ ?month|per month|monthly|/ ?mo|a month) (?:to be used|toward|for)|per (?:diem"
                    + " allowance|employee)|\\(?ote\\b|(?:in )?on[-"
                    + " ]target|equity|(?:hours?|hrs?|stunden|heures|horas|uur|timmar|timer)(?:"
                    + " (?:per|a|an|each|pro|par|por|in|i)|/|"
                    + " ?weekly)\\b|(?:(?!(?:plus|and|with|und|et|y|en|och|e|or|base|excluding|not) )[\\p{L}/.']+"
                    + " ){0,3}(?:stipend|allowance|bonus|reimbursement|zuschuss|zulage|prämie|weiterbildung|prime\\b|premie|premia|premii|subsídio"
                    + " de|chèques?\\b|tickets?\\b|bidrag|toeslag))");

    private static final Pattern OTHER_BEFORE = Pattern.compile(
            "(?:raised|funding|revenue|valuation|valued|bonus|stipend\\b|stipends|allowance|budget|reimburse\\w*|equity|stock|\\bote|on[-"
                    + " ]target[- ]earnings|commission|up to a? ?\\$?\\d+ ?k?"
                    + " match|401\\(?k\\)?|deals?|quota|customers?|assets|insurance|coverage|benefits?"
                    + " (?:of|worth)|save|saved|series"
                    + " [a-h]|retainer|donat\\w+|fees?|umsatz|zuschuss|prämie|zulage|weiterbildung|fahrtkosten|chiffre"
                    + " d'affaires|(?:part )?variable (?:de|of|hasta|jusqu'à|up to|von)|\\bprimes?|indemnité|tickets?|chèques?|mutuelle|facturación|\\bbono|plus"
                    + " de|fatturato|premio|buoni|buono|omzet|reiskosten|onkosten|premie|omsättning|friskvård\\p{L}*|bidrag|premia|premii|dofinansowani\\p{L}*|dodat\\p{L}+|subsídio|prémio|vale)[^.\\n"
                    + "]{0,25}$");

    /** "(excluding bonus and equity) is" speaks of pay all the same. */
    private static final Pattern LEFT_OUT = Pattern.compile(
            "(?:exclu\\p{L}+|not inclu\\p{L}+|before|ohne|exkl\\p{L}*|hors|sans|sin|zonder|utan|uten)\\b[^.\\n"
                    + "\\d]{0,60}$");
    /** What comes together in a year, where the base may be told somewhere else. */
    private static final Pattern TOTAL = Pattern.compile("\\btotal (?:target |cash |annual |direct |expected"
            + " )*(?:comp\\p{L}*|earnings|rewards?|package|pay)(?:(?!base)[^\\n"
            + "]){0,60}$");

    private static final Pattern SALARY =
            Pattern.compile("(?:salar|gehalt|jahr|annual|year|sueldo|stipendio)\\p{L}*[^\\n]{0,40}$");

    private static final Pattern PAY_BEFORE = Pattern.compile(
            "(?:salary|salaries|compensation|pay|paid|wage|rate|taux horaire|tjm|range|base|remuneration|earn|gehalt|vergütung|verdien|lohn|bezahlung|tarif|salaire|rémunération|payée?|salario|sueldo|salário|remuneração|retribuci[oó]n|stipendio|retribuzione|compenso|salaris|loon|verdien|lön|løn|wynagrodzeni|pensj|stawk|zarobk|płac|package|entgelt|fizet|palk)\\p{L}*[^\\n"
                    + "]{0,80}$");
    private static final Pattern PAY_JUST_BEFORE =
            Pattern.compile("(?:salary|salaries|compensation|pay|wages?|hourly rate|(?:pay|rate) (?:rate|of pay)|pay"
                    + " range|remuneration|gehalt|gehalts\\p{L}+|vergütung|lohn|salaire|rémunération|salario|sueldo|ral|retribuzione|salaris|loon|lön|lønn|løn)(?:"
                    + " (?:range|band|ranges|scale|is|of|will be|ranges? from|från|von|de|van|da|brut|annuel|between|for"
                    + " this (?:role|position)|from|at|for|the|this|role|position))*\\s*[:\\-–=(]?\\s*$");
    /** "DOE" stands beside pay and nothing else. */
    private static final Pattern DEPENDING =
            Pattern.compile("^\\+?[ ,(]*(?:doe|d\\.o\\.e|dependent on|depending on|based on|commensurate|selon"
                    + " (?:profil|expérience)|je nach|según|afhankelijk|beroende)");

    private static final Pattern PER_WHAT =
            Pattern.compile("^[+]?\\s*(?:/|per\\b|pro\\b|par\\b|por\\b|each\\b|an?\\b)\\s*\\p{L}");

    private static final String GROSS = "brutto\\w*|brutos?|bruts?|brute|gross|lord[oi]|ilíquidos?";

    private static final Pattern GROSS_NEAR = Pattern.compile("^[^.\\n\\d]{0,20}\\b(?:" + GROSS + ")\\b");
    private static final Pattern GROSS_BEFORE = Pattern.compile("\\b(?:" + GROSS + ")\\b[^.\\n\\d]{0,20}$");

    private static final String NET =
            "(?<![.\\p{L}-])(?:nets?|nette|netto\\p{L}*|nett[oi]|netos?|l[ií]quidos?|na rękę|after tax(?:es)?|efter"
                    + " skatt)(?![\\p{L}-])";

    private static final Pattern NET_AFTER = Pattern.compile("^(?:(?!\\b(?:" + GROSS + ")\\b)[^.\\n\\d]){0,25}?" + NET);
    private static final Pattern NET_BEFORE = Pattern.compile(NET + "(?:(?!\\b(?:" + GROSS + ")\\b)[^.\\n\\d]){0,15}$");

    private static final Pattern BETWEEN = Pattern.compile(
            "(?:between|zwischen|entre|compris\\p{L}* entre|tra|fra|tussen|mellan|mellem|mellom|między)\\s*$");
    private static final Pattern UP_TO = Pattern.compile(
            "(?<!\\p{L})(?:up to|bis zu|jusqu'à|hasta|até|fino a|tot|upp till|do|(?:au )?max(?:imum|imaal|imal|imalt|imo|\\.)?(?: de| of| von)?|höchstens|como máximo|hogst(?:ens)?|högst) ?$");
    private static final Pattern FROM = Pattern.compile(
            "(?<!\\p{L})(?:from|starting at|starts at|at least|ab|mindestens|desde|a partir de|à partir de|dès|a partire"
                    + " da|vanaf|minimaal|från|lägst|od|minst) ?$");

    /** A period that follows an amount: in a phrase, or as a word by itself. */
    private static final Pattern PERIOD_AFTER =
            Pattern.compile("^[+]?[\\s,)(]*(?:(?:usd|eur|gbp|cad|aud|chf|base|salary|pay|doe|compensation|" + GROSS
                    + ")[\\s,)(]*){0,3}((?:/|per\\b|an?\\b|each\\b|pro\\b|je\\b|die\\b|in"
                    + " der\\b|im\\b|par\\b|de"
                    + " l['’]|l['’]|à"
                    + " l['’]|por\\b|a"
                    + " la\\b|al\\b|à\\b|ao\\b|p(?:er|or|ar)?\\b\\.?|all['’]|alla\\b|i\\b|om\\b|om"
                    + " året|za\\b|na\\b|w\\b|pr\\.?)?\\s*[\\p{L}.]+(?:/\\p{L}+)?)");

    /** "A", "an" and "time" mean a period in one language and nothing in another; they count in a phrase only. */
    private static final Pay.Period[] PERIOD = {
        Pay.Period.HOUR, Pay.Period.DAY, Pay.Period.WEEK, Pay.Period.MONTH, Pay.Period.YEAR
    };

    private static final Pattern PERIODS = Pattern.compile(
            "(?<!\\p{L})(?:(hours?|hourly|hr|hrs|h|ph|p\\.?/?h|stunde|std|stündlich|stundenlohn|heure|horaires?|hora|ora|orari[oa]|uur|uurloon|timme|timmen|timlön|timelønn?|(?:pr|per|i)\\.?"
                    + " timen?|godz\\p{L}*)|(days?|daily|day"
                    + " rate|tjm|tag|täglich|tagessatz|jour|día|dia|giorno|dag|dzie[nń]\\p{L}*)"
                    + "|(weeks?|weekly|wk|pw|p/w|woche|wöchentlich|semaine|semana|settimana|vecka|veckan|tydzień|tygodniow\\p{L})"
                    + "|(months?|monthly|mo|pcm|p/m|mnd|måndes\\p{L}*|mth|month's|(?:brutto)?monat(?:lich|s(?:gehalt|lohn|brutto))?|mtl|mois|mensuel(?:le)?s?|mes|mensual(?:es)?|mês|mensa(?:l|is)|mese|mensil[ei]|maand(?:elijks|salaris|loon)?|månad|månaden|månadslön|mån|måned(?:en|slønn?)?|mdr?|mies\\p{L}*|mc)|(years?|yearly|yr|annum|annual|annually|annualized|pa|p\\.a|p/a|b/a|(?:brutto)?jahr(?:es(?:gehalt|brutto|lohn))?|jährlich|(?:par|/|l['’])"
                    + " ?an|annuel(?:le)?s?|année|año|anual(?:es)?|anua(?:l|is)|ano|anno|annu[io]|annual[ei]|jaar(?:lijks|salaris|basis)?|år|året|årligen|årslønn?|rok|rocznie)"
                    + ")(?!\\p{L})");

    private PayWords() {}

    /** The text to both sides of an amount, within its line. */
    record Around(String above, String before, String after) {
        /** @param above the heading over the line; empty where there is none */
        static Around of(String above, String line, int start, int end) {
            return new Around(
                    above.toLowerCase(Locale.ROOT),
                    line.substring(Math.max(0, start - 100), start).toLowerCase(Locale.ROOT),
                    line.substring(end, Math.min(line.length(), end + 40)).toLowerCase(Locale.ROOT));
        }

        boolean otherMoney() {
            return OTHER_AFTER.matcher(after).find()
                    || near(OTHER_BEFORE, before) && !LEFT_OUT.matcher(before).find();
        }

        /** A pattern of what stands right before an amount, which needn't be tried at the beginning of a line. */
        private static boolean near(Pattern pattern, String before) {
            return pattern.matcher(before)
                    .region(Math.max(0, before.length() - NEAR), before.length())
                    .useTransparentBounds(true)
                    .find();
        }

        /** Pay is told gross; what somebody takes home depends on who they are. */
        boolean net() {
            return NET_AFTER.matcher(after).find() || near(NET_BEFORE, before);
        }

        boolean gross() {
            return GROSS_NEAR.matcher(after).find() || near(GROSS_BEFORE, before);
        }

        boolean pay() {
            return PAY_BEFORE.matcher(before).find()
                    || DEPENDING.matcher(after).find()
                    || before.isBlank() && PAY_BEFORE.matcher(above).find();
        }

        boolean payJustBefore() {
            return PAY_JUST_BEFORE
                    .matcher(before.isBlank() || before.strip().length() == 1 ? above : before)
                    .find();
        }

        boolean salary() {
            return SALARY.matcher(before.isBlank() ? above : before).find();
        }

        /** Whether it is what comes together in a year, with what isn't base pay. */
        boolean total() {
            return TOTAL.matcher(before).find();
        }

        /** By the visit, the mile or the word. */
        boolean perSomethingElse() {
            return PER_WHAT.matcher(after).find();
        }

        /** Whether "and" before the next amount makes a range of the two. */
        boolean between() {
            return near(BETWEEN, before);
        }

        boolean upTo() {
            return near(UP_TO, before);
        }

        boolean from() {
            return after.startsWith("+") || near(FROM, before);
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
        if (label.isBlank()) {
            return null;
        }
        Matcher words = PERIODS.matcher(label.toLowerCase(Locale.ROOT));
        Pay.Period found = null;
        while (words.find()) {
            Pay.Period named = null;
            for (int i = 0; named == null && i < PERIOD.length; i++) {
                named = words.group(i + 1) == null ? null : PERIOD[i];
            }
            if (found != null && found != named) {
                return null;
            }
            found = named;
        }
        return found;
    }
}
