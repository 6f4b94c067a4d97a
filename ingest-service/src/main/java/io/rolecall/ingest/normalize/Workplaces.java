package io.rolecall.ingest.normalize;

import io.rolecall.posting.Workplace;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the work is done, by words. Hybrid is not remote, and a remote sensor is no workplace. */
public final class Workplaces {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** Words for remote work that other languages have; they name no place. */
    static final String REMOTE_ABROAD =
            "100 ?% home[ -]?office|home[ -]?office|mobiles arbeiten|remot[oa]|a distancia|à distance|da remoto"
                    + "|t[ée]l[ée]travail|teletrabajo|teletrabalho|telelavoro|thuiswerken|thuiswerk|op afstand|på distans|distans(?:arbete)?"
                    + "|hjemmekontor|praca zdalna|zdaln(?:ie|a|y)|etätyö";

    private static final Pattern HYBRID_PLACE =
            Pattern.compile("(?<!\\p{L})(?:hybrides?|hybrid|híbrid[oa]|ibrid[oa]|hybrydow\\p{L}+)(?!\\p{L})", FLAGS);
    private static final Pattern REMOTE_PLACE = Pattern.compile(
            "(?<!\\p{L})(?:remote|" + REMOTE_ABROAD + "|work from home|wfh|anywhere|any location)(?!\\p{L})", FLAGS);
    private static final Pattern ONSITE_PLACE =
            Pattern.compile("\\b(?:on-?site|in[ -]office|in[ -]person|vor ort)\\b", FLAGS);

    /** In a title the word stands apart: in brackets, after a dash or comma, or at the end. */
    private static final Pattern HYBRID_TITLE = apart("hybrid|hybride|híbrido");

    private static final Pattern REMOTE_TITLE =
            apart("(?:fully |100 ?% )?remote|" + REMOTE_ABROAD + "|work from home|wfh");
    private static final Pattern ONSITE_TITLE = apart("on-?site|in[ -]office|vor ort");

    private static final String ROLE =
            "(?:role|position|job|opportunity|opening|contract|internship|stelle|poste|puesto)";
    private static final Pattern HYBRID_TEXT = Pattern.compile(
            "\\bhybrid (?:work(?:ing|place)?|" + ROLE
                    + "|schedule|model|arrangement|set-?up|environment|office|policy|basis|remote)"
                    + "|\\b(?:is|are|be|:|as) (?:a )?hybrid\\b(?! cloud)|\\bhybrides? arbeiten|\\bhybrides arbeitsmodell"
                    + "|\\b(?:\\d|one|two|three|four)(?: ?(?:-|–|to|or) ?(?:\\d|two|three|four))?\\+? days?(?: (?:a|per|each) week|/week)? (?:in|from|at) (?:the|our|an)\\b[^.\\n]{0,30}\\b(?:office|hq|headquarters|hub)",
            FLAGS);
    private static final Pattern REMOTE_TEXT = Pattern.compile(
            "\\b(?:fully|100 ?%|completely|entirely) remote\\b|\\bthis (?:is an? |" + ROLE
                    + " is (?:a |an )?)(?:fully |100% |entirely )?remote\\b"
                    + "|\\bremote " + ROLE
                    + "\\b|\\b(?:location|workplace|arbeitsort|standort|lieu) ?: ?(?:\\w+ ){0,2}remote\\b"
                    + "|\\bwork (?:from|remotely from) anywhere\\b|\\b100 ?% home[ -]?office\\b|\\b100 ?% télétravail\\b",
            FLAGS);
    private static final Pattern NOT_REMOTE_TEXT = Pattern.compile(
            "\\b(?:not|no|isn't|non|never) (?:an? |be |currently |fully |eligible for |available for |considered )*remote\\b|\\bremote "
                    + ROLE + "s? (?:is|are) not\\b|\\bremote work is not\\b|\\bno remote\\b",
            FLAGS);
    private static final Pattern ONSITE_TEXT = Pattern.compile(
            "\\b(?:fully|100 ?%|entirely|strictly) (?:on-?site|in[ -](?:office|person))\\b|\\b" + ROLE
                    + " is (?:fully |an? |100% )*(?:on-?site|in[ -](?:office|person))"
                    + "|\\b(?:on-?site|in[ -](?:office|person)) " + ROLE
                    + "\\b|\\b(?:5|five) days? (?:a|per|/) ?week (?:in|at|on-?site)\\b"
                    + "|\\b(?:in[ -]person|on-?site|in (?:the|our) office) (?:5|five) days\\b",
            FLAGS);

    private static final String[] HYBRID_WORDS = {"brid", "bryd"};
    private static final String[] ONSITE_WORDS = {"site", "office", "person", "vor ort"};
    private static final String[] REMOTE_WORDS = {
        "remot",
        "home",
        "mobil",
        "distan",
        "travail",
        "trabajo",
        "trabalho",
        "lavoro",
        "thuis",
        "afstand",
        "hjemme",
        "zdaln",
        "etätyö",
        "wfh",
        "anywhere",
        "any location"
    };

    /** One of these occurs in every line that tells anything here; looking for them first is much cheaper. */
    private static final String[] WORTH_READING = {
        "remot",
        "hybrid",
        "on-site",
        "onsite",
        "on site",
        "office",
        "person",
        "home",
        "télétravail",
        "headquarters",
        "hub",
        "hq",
        "anywhere",
        "days"
    };

    private Workplaces() {}

    private static Pattern apart(String words) {
        return Pattern.compile(
                "(?:[(\\[][^()\\[\\]]{0,40}\\b(?:" + words
                        + ")\\b[^()\\[\\]]{0,60}[)\\]]|(?:\\s[-–—|/•·@]|[,:;])\\s*(?:" + words
                        + ")\\b(?! sens| control| monitor| support| access)|^(?:" + words + ")\\s*[-–—|:,]|\\b(?:"
                        + words + ")\\s*$)",
                FLAGS);
    }

    /** What a source's own word for it means. */
    public static Optional<Workplace> word(String stated) {
        boolean remote = REMOTE_PLACE.matcher(stated).find();
        if (HYBRID_PLACE.matcher(stated).find()) {
            return Optional.of(Workplace.HYBRID);
        } else if (remote) {
            return Optional.of(Workplace.REMOTE);
        }
        String plain = stated.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return plain.equals("onsite") || plain.equals("inoffice") || plain.equals("office") || plain.equals("inperson")
                ? Optional.of(Workplace.ONSITE)
                : Optional.empty();
    }

    /** What the texts of a posting tell, the shortest first: places, title, description. */
    static Workplace read(Draft draft, String title, String text) {
        StringBuilder names = new StringBuilder();
        for (Draft.Place place : draft.places) {
            if (place instanceof Draft.Place.Named named) {
                names.append(named.text()).append('\n');
            }
        }
        String places = names.toString();
        String said = (places + title).toLowerCase(Locale.ROOT);
        boolean remotePossible = !draft.notRemote;
        // A look before each pattern, for words of which each of its matches has one.
        boolean remoteWord = remotePossible && any(said, REMOTE_WORDS);
        boolean onsiteWord = any(said, ONSITE_WORDS);
        if (any(said, HYBRID_WORDS)
                && (HYBRID_PLACE.matcher(places).find()
                        || HYBRID_TITLE.matcher(title).find())) {
            return Workplace.HYBRID;
        }
        if (remoteWord && REMOTE_PLACE.matcher(places).find()) {
            return Workplace.REMOTE;
        }
        if (onsiteWord
                && (ONSITE_PLACE.matcher(places).find()
                        || ONSITE_TITLE.matcher(title).find())) {
            return Workplace.ONSITE;
        }
        if (remoteWord && REMOTE_TITLE.matcher(title).find()) {
            return Workplace.REMOTE;
        }
        String worth = worthReading(text);
        if (draft.remoteOrHybrid) {
            return HYBRID_TEXT.matcher(worth).find() ? Workplace.HYBRID : Workplace.REMOTE;
        }
        if (any(worth, "hybrid", "day") && HYBRID_TEXT.matcher(worth).find()) {
            return Workplace.HYBRID;
        }
        if (remotePossible
                && any(worth, "remot", "anywhere", "home", "télétravail")
                && REMOTE_TEXT.matcher(worth).find()
                && !NOT_REMOTE_TEXT.matcher(worth).find()) {
            return Workplace.REMOTE;
        }
        return any(worth, "site", "office", "person")
                        && ONSITE_TEXT.matcher(worth).find()
                ? Workplace.ONSITE
                : Workplace.UNKNOWN;
    }

    private static boolean any(String text, String... words) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static String worthReading(String text) {
        StringBuilder worth = new StringBuilder();
        String lower = text.toLowerCase(Locale.ROOT);
        for (int from = 0; from < lower.length(); ) {
            int end = lower.indexOf('\n', from);
            String line = lower.substring(from, end < 0 ? lower.length() : end);
            if (any(line, WORTH_READING)) {
                worth.append(line).append('\n');
            }
            from = end < 0 ? lower.length() : end + 1;
        }
        return worth.toString();
    }
}
