package io.rolecall.ingest.normalize;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What postings say, in several languages, about where those who work remotely may live, and what sounds like it and isn't. */
final class ResidenceWords {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** How one of these begins must begin a word in every sentence that tells anything here. */
    private static final String[] WORTH_READING = {
        "remot",
        "based",
        "reside",
        "residing",
        "resident",
        "located",
        "living",
        "live in",
        "authori",
        "eligib",
        "right to work",
        "work permit",
        "anywhere",
        "hiring",
        "open to",
        "only",
        "wohn",
        "lebst",
        "ansässig",
        "deutschlandweit",
        "bundesweit",
        "europaweit",
        "eu-weit",
        "österreichweit",
        "schweizweit",
        "innerhalb",
        "arbeitserlaubnis",
        "home",
        "résid",
        "basé",
        "habit",
        "vivre",
        "domicili",
        "partout",
        "autoris",
        "télétravail",
        "resid",
        "radicad",
        "ubicad",
        "basad",
        "vivir",
        "permiso",
        "cualquier",
        "teletrabajo",
        "woon",
        "gevestigd",
        "thuis",
        "werkvergunning",
        "bosatt",
        "arbetstillstånd",
        "distans",
        "var som",
        "hela sverige"
    };

    private static final String PEOPLE =
            "(?:must|need(?:s)? to|have to|required to|should|you|candidates?|applicants?|employees? must|anyone|is open to|open to)";
    /** Between who is meant and where they live: nobody else. */
    private static final String ONLY_THEM =
            "(?:(?!clients?|customers?|compan|offices?|team|partner|vendor|colleague|stakeholder|member|headquarter|\\bhq\\b|our |we |if )[^;:])";

    static final Condition[] CONDITIONS = {
        // English
        on(
                "remot",
                "\\bremote(?:ly)? ?[(–—:,/-]+ ?(?:only )?(?:in |within |from |anywhere in |based in |across )?(?:the )?"),
        on(
                "remot",
                "\\bremote(?:ly)?(?: work(?:ing)?| role| position| job)? (?:in|within|from|across|anywhere in|from anywhere in|from within|based"
                        + " in)(?: any| one)?(?: of)? (?:the )?"),
        on(
                "based|locat|resid|liv|domicil",
                PEOPLE + ONLY_THEM
                        + "{0,60}?\\b(?:based|located|reside|residing|residents?|live|living|domiciled)(?: and [\\p{L} ]{4,40}?)?"
                        + " (?:permanently |legally |currently |physically )?(?:in|within|of|anywhere in|anywhere within|from)(?: one of)? (?:the )?"),
        on(
                "work",
                "\\b(?:authori[sz](?:ed|ation)|eligible|eligibility|entitled|right|permission|permitted|permit|able|allowed) (?:to live and"
                        + " )?(?:to )?(?:legally )?work(?: lawfully| legally| remotely)? (?:in|within|from|for any employer in)(?: either)? (?:the )?"),
        on("anywhere", "\\b(?:from |work )?anywhere (?:in|within|across) (?:the )?"),
        on(
                "hiring|open",
                "\\b(?:hiring|open) (?:only )?(?:to|for)? ?(?:remote )?(?:candidates|applicants|people|residents|employees)? ?(?:only )?(?:in|from|of|based"
                        + " in|located in|across|within) (?:the )?"),
        on("open", "\\bopen (?:only )?to (?:the )?(?=[^.]{2,40}\\bresidents)"),
        // German
        on(
                "wohn|lebst|ansässig|arbeitserlaubnis|home|remot|arbeiten",
                "\\b(?:wohnsitz|wohnhaft|wohnst|lebst|ansässig|wohnort|arbeitserlaubnis|(?:home ?office|remote|homeoffice|arbeiten)) (?:[(–:-]"
                        + " ?)?(?:aus |von |überall |innerhalb |bundesweit )?(?:in|für|innerhalb|aus|von)? ?(?:ganz )?(?:von |der |den |die )?"),
        // French
        on(
                "résid|basé|habit|viv|domicil",
                "\\b(?:doi[st]|devez|devrez|vous|candidat\\p{L}*|obligatoirement)"
                        + " [^;:.]{0,50}?\\b(?:résid\\p{L}+|basée?s?|habit\\p{L}+|vivre|vivez|domicili\\p{L}+) (?:en|au|aux|dans|à) (?:l['’]|la |le |les )?"),
        on(
                "télétravail|remote",
                "\\b(?:télétravail|full remote|remote)(?: complet| total| possible)? (?:[(–:-] ?)?(?:depuis|partout en|en|dans|depuis la) (?:l['’]|la |le |les )?"),
        on("partout", "\\bpartout en "),
        on("autorisé", "\\bautorisée?s? à travailler (?:en|au|aux|dans) (?:l['’]|la |le |les )?"),
        // Spanish
        on(
                "resid|vivir|vivas|radicad|ubicad|basad",
                "\\b(?:residir|residencia|residente|residas|resides|vivir|vivas|radicad[oa]|ubicad[oa]|basad[oa])(?: legalmente| actualmente)? en"
                        + " (?:la |el |los )?"),
        on(
                "teletrabajo|remot",
                "\\b(?:teletrabajo|remoto|remota)(?: 100 ?%)? (?:[(–:-] ?)?(?:en|desde|dentro de|solo en) (?:la |el |los |toda )?"),
        on("cualquier", "\\bcualquier (?:lugar|parte|punto) de (?:la |el |los )?"),
        on("permiso", "\\bpermiso de trabajo (?:en|para) (?:la |el |los )?"),
        // Dutch
        on(
                "woon|wonen|gevestigd|werkvergunning|remote|thuis",
                "\\b(?:woonachtig|woont|wonen|woonplaats|gevestigd bent|werkvergunning|remote|thuiswerken|thuis)"
                        + " (?:[(–:-] ?)?(?:zijn |bent )?(?:in|binnen|voor|vanuit|vanuit heel) (?:de |het |heel )?"),
        // Swedish
        on(
                "bosatt|arbetstillstånd|distans|remote",
                "\\b(?:bosatt|bosatta|arbetstillstånd|distans|remote) (?:[(–:-] ?)?(?:i|inom|från|var som helst i|i hela) (?:hela )?"),
        on("var som", "\\bvar som helst (?:i|inom) (?:hela )?"),
        on("hela", "\\bhela (?=sverige)")
    };

    static final Pattern WHOLE_COUNTRY = Pattern.compile(
            "\\b(?:(deutschlandweit|bundesweit)|(europaweit|eu-weit)|(österreichweit)|(schweizweit))\\b", FLAGS);
    /** "(US only)", "US-based candidates": a place before its condition. */
    static final Pattern BEFORE = Pattern.compile(
            "(?<![\\p{L}#])((?:\\p{Lu}[\\p{L}.]*|and|or|&|/|,| ){1,40}?)[ -](?:only\\b|residents only|(?i:remote\\b)(?! sens| control| monitor| access)|based"
                    + " (?:candidates|applicants) only|citizens and residents)");

    static final Pattern LINE_OF_PLACES = Pattern.compile(
            "^\\W*(?:location|locations|work location|standort|arbeitsort|einsatzort|lieu|ubicación|locatie|plats|ort|placering) ?: ?(.{2,80})$",
            FLAGS);

    /** Sentences that name countries for other reasons. */
    static final Pattern OTHERWISE = Pattern.compile(
            "\\b(?:equal|opportunit(?:y|ies) employer|protected|discriminat\\p{L}*|accommodat\\p{L}*|e-?verify|verify|verification|i-9|compliance"
                    + "|salar\\p{L}*|compensation|pay|ote|wages?|benefits?|insurance|401|pto|holidays?|privacy|gdpr|gehalt\\p{L}*|salaire|salario|salaris|lön"
                    + "|if (?:you|applicable|located|based|hired)|(?:for|where|when) (?:candidates|applicants|those|employees|residents|roles|positions|hires)"
                    + "|clients? (?:in|are|across)|customers? (?:in|are|across)|our (?:\\p{L}+ )?(?:offices?|clients?|customers?|teams?|compan\\p{L}+|headquarters|hq|users)"
                    + "|(?:is|are) headquartered|founded|not (?:open|available|able|eligible|hiring)|cannot|can't|unable|except|excluding|outside|preferred|preferably|ideally|nice to have"
                    + "|unsere \\p{L}+ (?:in|sitzt|sind)|kunden|büros|nos (?:bureaux|clients)|clientes|oficinas|klanten|kantoren|kunder|kontor)\\b",
            FLAGS);
    /** What makes a place something else than where one lives. */
    static final Pattern OTHER_HEAD = Pattern.compile(
            "^[ -]*(?:customers?|clients?|markets?|teams?|offices?|compan\\p{L}+|business\\p{L}*|colleagues|users|hq|headquarters?|entity|subsidiary|law|laws"
                    + "|government|time ?zones?|hours|working hours|business hours|holidays?|est\\b|pst\\b|cet\\b|citizens?\\b(?! and)|army|military|dollars?|accounting|gaap|tax)",
            FLAGS);

    private static final String[][] BY_LETTER = new String[512][];

    static {
        for (char letter = 0; letter < BY_LETTER.length; letter++) {
            String first = String.valueOf(letter);
            String[] all = Stream.of(WORTH_READING)
                    .filter(word -> word.startsWith(first))
                    .toArray(String[]::new);
            BY_LETTER[letter] = all;
        }
    }

    private ResidenceWords() {}

    /** @param keys of which one must be in a sentence before the pattern is tried */
    record Condition(String[] keys, Pattern words) {
        boolean maybeIn(String small) {
            for (String key : keys) {
                if (small.contains(key)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static Condition on(String keys, String words) {
        return new Condition(keys.split("\\|"), Pattern.compile(words, FLAGS));
    }

    /** Where the next word begins that may matter; -1 where none does. */
    static int next(String text, int from) {
        boolean letter = from > 0 && Character.isLetter(text.charAt(from - 1));
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean begins = !letter;
            letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c > 0x7f && Character.isLetter(c);
            if (begins && letter && matters(text, i, Character.toLowerCase(c))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matters(String text, int at, char first) {
        if (first < BY_LETTER.length) {
            for (String word : BY_LETTER[first]) {
                if (text.regionMatches(true, at, word, 0, word.length())) {
                    return true;
                }
            }
        }
        return false;
    }
}
