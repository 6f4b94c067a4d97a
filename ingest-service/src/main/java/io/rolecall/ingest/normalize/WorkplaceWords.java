package io.rolecall.ingest.normalize;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What descriptions say, in several languages, about working at home, in an office or in both. For lower-case text. */
final class WorkplaceWords {
    private static final String ROLE =
            "(?:role|position|job|opportunity|opening|contract|internship|stelle|poste|puesto)";
    private static final String NUMBER =
            "[1-4]|one|two|three|four|ein|zwei|drei|vier|un|deux|trois|quatre|dos|tres|cuatro|due|tre|een|twee|drie|två";
    /** Of five working days, so one to four. */
    private static final String DAYS =
            "(?<![\\p{L}\\d.,$€-])(?:" + NUMBER + ")(?: ?(?:-|–|/|to|or|bis|oder|à|a|ou|o|of|till) ?(?:"
                    + NUMBER + "|5))?\\+?[ -](?:days?|tage?n?|jours?|d[ií]as?|giorni|dag(?:en|ar)?|dager|dni)(?:"
                    + " ?(?:a|per|each|every|/|pro|die|in der|i|in de|par|por|a la|alla|w)"
                    + " ?(?:week|woche|semaine|semana|settimana|veckan?|uken|tygodniu))?(?: of the week|"
                    + " weekly|,)?";

    private static final String AT_HOME =
            "(?:home[ -]?office|mobiles? arbeiten|mobilarbeit|t[ée]l[ée]travail|teletraba[jl]h?o|telelavoro|smart"
                    + " ?working|thuis(?:werken)?|hemifrån|(?:på )?distans(?:arbete)?|hjemmekontor|hjemmearbejde)";

    /** At the beginning of a word or number: everywhere else it needn't be tried. */
    private static final String START = "(?<![\\p{L}\\d])(?:";

    static final Pattern HYBRID = Pattern.compile(START + "hybrid (?:work(?:ing|place)?|" + ROLE
            + "|schedule|model|arrangement|set-?up|office|policy|basis|remote)|(?:is|are|be|:|as) (?:a )?hybrid\\b(?!"
            + " cloud)|(?:location|workplace|arbeitsort|standort|lieu|work (?:type|model|mode|style|arrangement)) ?:"
            + " ?(?:[\\p{L},]+ ){0,3}\\(?hybrid|" + DAYS
            + "(?:(?: onsite| on-site)? (?:in|from|at|on) (?:the|our|an)(?: [\\p{L}-]+){0,4}"
            + " (?:office|hq|headquarters|hub)\\b| (?:in[ -](?:office|person)|on-?site|remote(?:ly)?|from"
            + " home|wfh)\\b| (?:im |in |de |en |da |di |od |på |met )?(?:" + AT_HOME
            + "|remote|büro|kantoor|zdaln)| (?:au bureau|en (?:la )?oficina|in ufficio|op kantoor|på kontoret|w"
            + " biurze|vor ort|sur site|en présentiel))|hybride[sn]?"
            + " (?:arbeit|modell|stelle|position|zusammenarbeit)|hybrid(?:modell|arbeit|arbete|lösning|upplägg|avtal)|(?<!kein"
            + " )(?<!100 % )(?<!100% )(?:home[ -]?office|mobiles arbeiten|mobilarbeit) (?:ist |teilweise |anteilig"
            + " |tageweise |zeitweise |nach absprache )*(?:möglich|teilweise|anteilig|nach"
            + " absprache)|(?:teilweise|anteilig|tageweise)(?:es|e)? (?:im |von )?(?:home[ -]?office|remote|zu"
            + " ?hause)|(?<!pas de )télétravail (?:est |être"
            + " )?(?:partiel|possible|ponctuel|occasionnel|hybride|régulier|flexible)|(?:mode|travail|modèle|rythme|format|organisation|poste)"
            + " (?:de travail )?hybride|teletraba[jl]h?o"
            + " (?:parcial|h[ií]brido)|(?:modalidade?|modelo|trabajo|trabalho|formato|esquema|regime|puesto)(?: de"
            + " (?:trabajo|trabalho))?:? h[ií]brid[oa]|(?:modalità|lavoro|modello)(?: di lavoro)?:? ibrid[oa]|smart"
            + " ?working parziale|hybride? (?:te )?werken|hybride werk|(?:deels|gedeeltelijk) (?:vanuit"
            + " )?thuis|thuiswerken (?:is )?mogelijk|delvis (?:på )?(?:distans|hemifrån|hjemmekontor)|möjlighet"
            + " (?:att|till) (?:arbeta |jobba )?(?:delvis |visst )?(?:på"
            + " )?(?:distans|hemifrån|hybrid)|(?:mulighet|mulighed) for (?:\\p{L}+"
            + " )?(?:hjemmekontor|hjemmearbejde)|(?:praca|pracy|tryb|trybie|model) hybrydow)");

    private static final String ENTIRELY = "(?:fully|100"
            + " ?%|completely|entirely|vollständig|komplett|ausschließlich|totalement|entièrement|full|totalmente|completamente|volledig|helt|w"
            + " pełni|całkowicie|fuldt|na stałe)";

    static final Pattern REMOTE = Pattern.compile(START + "(?<!\\p{L})" + ENTIRELY
            + " (?:im |en |da |in |al |på |von |vanuit |a )?(?:remot[eoa]?|" + AT_HOME
            + "|distancia|distance|op afstand|zdaln\\p{L}+)(?!\\p{L})"
            + "|(?:en )?" + AT_HOME + " (?:à |al |a )?(?:100 ?%|complet|total|intégral|completo)"
            + "|this (?:is an? |" + ROLE
            + " is (?:a |an )?)(?:fully |100% |entirely )?remote\\b(?! (?:or|and|possible|friendly))"
            + "|remote " + ROLE + "\\b|(?:location|workplace|arbeitsort|standort|einsatzort|lieu|ubicación|lugar de"
            + " trabajo|modalidade?|sede|locatie|plaats|placering|ort|work"
            + " (?:type|model|mode|style|arrangement))(?: de (?:trabajo|trabalho))? ?:"
            + " ?(?:(?!hybrid|not |or )[\\p{L}\\d%]+"
            + " ){0,2}(?:remot[eoa]|heldistans|distans|homeoffice|home"
            + " office|télétravail|teletrabajo|teletrabalho|thuiswerken)(?!\\p{L})|work"
            + " (?:from|remotely from) anywhere\\b|heldistans|praca (?:w pełni |całkowicie |100 ?%"
            + " )?zdalna\\b)");

    static final Pattern NOT_REMOTE = Pattern.compile(START
            + "(?:not|no|isn't|non|never|cannot|can't) (?:an? |be |currently |fully |eligible for |available for"
            + " |considered |offered |performed )*remote\\b|remote "
            + ROLE
            + "s? (?:is|are) not\\b|remote (?:work|candidates|applicants|applications)(?: \\p{L}+)?"
            + " (?:is|are|will|can)(?: not|not)\\b|(?:kein|nicht|pas (?:de|en)|sin|no"
            + " es|geen|niet|inte|ikke|nie|non|não) (?:\\p{L}+ )?(?:remot\\p{L}*|"
            + AT_HOME + ")" + ")");

    static final Pattern ONSITE =
            Pattern.compile(START + "(?:fully|100 ?%|entirely|strictly) (?:on-?site|in[ -](?:office|person))\\b|" + ROLE
                    + " is (?:a |an )?(?:fully |full-time |100% )*(?:on-?site|in[ -](?:office|person))(?!\\p{L})"
                    + "|(?:on-?site|in[ -](?:office|person)) " + ROLE + "\\b|(?:5|five) days? (?:a|per|/) ?week,?"
                    + " (?:in|at|from|on-?site)\\b|(?:5|five) days"
                    + " (?:in["
                    + " -](?:office|person)|on-?site)\\b|(?:in["
                    + " -]person|on-?site|in (?:the|our) office),?"
                    + " (?:5|five) days\\b|(?<!\\p{L})(?:100"
                    + " ?%|totalmente|completamente|modalidade?:?|regime|trabajo|trabalho|puesto|poste|travail)"
                    + " (?:en )?(?:presencial|présentiel)|inget distansarbete|kein(?:e)?"
                    + " (?:home[ -]?office|remote)|pas de"
                    + " télétravail|(?:geen thuiswerk|sin"
                    + " teletrabajo|praca stacjonarna))");

    /** How one of these begins must begin a word in every line that tells anything here; a look is much cheaper. */
    private static final String[] WORTH_READING = {
        "hybrid",
        "híbrid",
        "hibrid",
        "ibrid",
        "hybryd",
        "remot",
        "zdaln",
        "stacjonarn",
        "distan",
        "heldistans",
        "hemifrån",
        "hjemme",
        "télétravail",
        "teletrab",
        "telelavoro",
        "smart working",
        "smartworking",
        "home office",
        "home-office",
        "homeoffice",
        "mobilarbeit",
        "mobiles arbeiten",
        "thuis",
        "afstand",
        "presencial",
        "présentiel",
        "on-site",
        "onsite",
        "in-office",
        "in office",
        "in-person",
        "in person",
        "anywhere",
        "day",
        "vor ort",
        "büro",
        "bureau",
        "oficina",
        "ufficio",
        "kantoor",
        "kontoret",
        "biurze",
        "wfh"
    };

    private static final int BEFORE = 70;
    private static final int AFTER = 110;
    /** The words by their first three letters: most words in a text begin with one or two as some of these. */
    private static final int BUCKETS = 1 << 12;

    private static final int BEGINNING = 3;

    private static final String[] @Nullable [] BY_BEGINNING = new String[BUCKETS][];
    /** Letters as they are compared; 0 for what is none. */
    private static final char[] LETTERS = new char[0x250];

    static {
        for (char c = 0; c < LETTERS.length; c++) {
            LETTERS[c] = Character.isLetter(c) ? lower(c) : 0;
        }
        for (String word : WORTH_READING) {
            int bucket = bucket(word.toCharArray(), 0);
            String[] before = BY_BEGINNING[bucket];
            String[] all = before == null ? new String[1] : Arrays.copyOf(before, before.length + 1);
            all[all.length - 1] = word;
            BY_BEGINNING[bucket] = all;
        }
    }

    private WorkplaceWords() {}

    /** Whether there is any of the words that matter. */
    static boolean in(String text) {
        return !worthReading(text).isEmpty();
    }

    /** What stands around the words that matter, in lower case, each piece in a line of its own. */
    static String worthReading(String text) {
        StringBuilder worth = new StringBuilder();
        char[] chars = text.toCharArray();
        int length = chars.length;
        int taken = 0;
        boolean letter = false;
        for (int i = 0; i < length; i++) {
            char c = chars[i];
            boolean begins = !letter;
            letter = c < LETTERS.length ? LETTERS[c] != 0 : Character.isLetter(c);
            if (!begins || !letter || i + BEGINNING > length || !matters(text, i, BY_BEGINNING[bucket(chars, i)])) {
                continue;
            }
            int line = text.lastIndexOf('\n', i) + 1;
            int from = Math.max(Math.max(taken, line), i - BEFORE);
            int newline = text.indexOf('\n', i);
            int to = Math.min(newline < 0 ? length : newline, i + AFTER);
            if (to > from) {
                if (from != taken || from == line) {
                    // Otherwise it goes on where the piece before it ended.
                    worth.append('\n');
                }
                worth.append(text, from, to);
                taken = to;
            }
        }
        return worth.toString().toLowerCase(Locale.ROOT);
    }

    /** "3 days", "three days", but not "every day". */
    private static boolean counted(String text, int day) {
        char before = day < 2 ? ' ' : text.charAt(day - 2);
        return before >= '1' && before <= '5' || "+eorv".indexOf(before) >= 0;
    }

    /** @param words that begin as the text does there; null where there are none */
    private static boolean matters(String text, int at, String @Nullable [] words) {
        if (words != null) {
            for (String word : words) {
                if (text.regionMatches(true, at, word, 0, word.length())) {
                    return !word.equals("day") || counted(text, at);
                }
            }
        }
        return false;
    }

    private static int bucket(char[] chars, int at) {
        int beginning = 0;
        for (int i = at; i < at + BEGINNING; i++) {
            char c = chars[i];
            // What is no letter is a space, a hyphen or nothing that any of the words has.
            beginning = beginning * 31 + (c >= LETTERS.length ? lower(c) : LETTERS[c] == 0 ? c : LETTERS[c]);
        }
        return beginning & BUCKETS - 1;
    }

    private static char lower(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }
}
