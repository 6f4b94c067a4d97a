package io.rolecall.ingest.normalize;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Kinds of employment that titles and descriptions name, where the source states none. Silence stays silence. */
final class EmploymentWords {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern FULL_TITLE =
            words("full[- ]?time|vollzeit|temps (?:plein|complet)|jornada completa|tiempo completo|tempo"
                    + " (?:pieno|integral)|voltijds?|heltid|fuldtid");
    private static final Pattern PART_TITLE =
            words("part[- ]?time|teilzeit|temps partiel|media jornada|jornada parcial|tiempo parcial|tempo"
                    + " (?:parziale|parcial)|deeltijds?|deltid|minijob");
    private static final Pattern CONTRACTOR_TITLE =
            words("freelancer?|freiberuflich\\p{L}*|independent contractor|contractor(?!"
                    + " \\p{L})|[(\\[][^()\\[\\]]{0,30}\\bcontract\\b[^()\\[\\]]{0,30}[)\\]]|(?<=[-–—|,:] )contract$");
    private static final Pattern TEMPORARY_TITLE =
            words("temporary(?! (?:works|accommodation|structures|staff|housing))|seasonal|befristet\\p{L}*|fixed[-"
                    + " ]term|CDD|intérim(?:aire)?|vikariat|visstid|tijdelijke?|(?:maternity|parental leave)"
                    + " cover|elternzeitvertretung");

    private static final String JOB =
            "(?:(?:permanent|regular|salaried|exempt|remote|on-?site|hybrid|in-person|employee|w-?2),?"
                    + " )*(?:position|role|opportunity|job|contract|employment)\\b";
    private static final String LABEL = "(?:this is an?|employment type|job type|type of employment|contract"
            + " type|schedule|commitment|anstellungsart|beschäftigungsart|arbeitszeit|type de contrat|temps de"
            + " travail|jornada|tipo de"
            + " jornada|tipo de contrato|soort contract|dienstverband|tjänsten är|stillingen er|omfattning|anställningsform|arbetstid|stillingsprosent|omfang)";
    private static final Pattern FULL_TEXT = Pattern.compile("(?<!\\p{L})(?:" + LABEL
            + " ?:? ?(?:permanent,? |regular,? |salaried,? |exempt,? |cdi,? (?:à )?|på )?(?:full[-"
            + " ]?time|vollzeit|temps plein|completa|voltijd|heltid|fuldtid)|full[- ]?time,? " + JOB
            + "|in vollzeit|vollzeitstelle|vollzeit ?(?:/|oder|und) ?teilzeit|à temps (?:plein|complet)|a"
            + " (?:jornada completa|tiempo completo)|(?:fulltime|voltijds?e?)"
            + " (?:functie|baan|dienstverband|job)|heltids(?:tjänst|stilling)|fuldtidsstilling)");
    private static final Pattern PART_TEXT = Pattern.compile("(?<!\\p{L})(?:" + LABEL
            + " ?:? ?(?:permanent,? |regular,? |salaried,? |exempt,? |cd[id],? (?:à )?|på )?(?:part[-"
            + " ]?time|teilzeit|temps partiel|parcial|deeltijd|deltid)|part[- ]?time,? " + JOB
            + "|in teilzeit|teilzeitstelle|vollzeit ?(?:/|oder|und) ?teilzeit|à temps partiel|a (?:media"
            + " jornada|tiempo parcial|jornada parcial)|(?:parttime|deeltijdse?)"
            + " (?:functie|baan|dienstverband|job)|deltids(?:tjänst|stilling))");
    private static final Pattern TEMPORARY_TEXT = Pattern.compile("(?<!\\p{L})(?:" + LABEL
            + " ?:? ?(?:en |un |på |et )?(?:cdd|temporal|tijdelijk|vikariat|befristet|temporary|fixed[- ]term|visstid)(?!\\p{L})"
            + "|(?:recrut\\p{L}+|poste|contrat|mission) (?:en |un )?cdd(?!\\p{L})|contrat à durée déterminée"
            + "|befristete (?:stelle|anstellung|position)|contrato temporal|tijdelijke? (?:contract|functie|baan))");
    /** What an internship may become is not what it is. */
    private static final Pattern LATER = Pattern.compile(
            "convert|conversion|transition|lead(?:ing)? to|possib|potential|become|return offer|turn into|in addition"
                    + " to|after |future|any other|for our|other ");

    /** The ends of words of which one occurs wherever a text tells; without the first letter, which may be a capital. */
    private static final String[] WORTH_READING = {
        "time",
        "lzeit",
        "emps ",
        "ornada",
        "iempo ",
        "ltijd",
        "eltid",
        "uldtid",
        "CDD",
        "éterminée",
        "emporal",
        "ijdelijk",
        "ikariat",
        "efristet"
    };

    private static final int AROUND = 60;

    private EmploymentWords() {}

    private static Pattern words(String words) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + words + ")(?![\\p{L}\\p{N}])", FLAGS);
    }

    /** Empty where nothing is clear. */
    static Set<EmploymentType> read(String title, Level level, String text) {
        Set<EmploymentType> found = EnumSet.noneOf(EmploymentType.class);
        add(found, EmploymentType.FULL_TIME, FULL_TITLE, title);
        add(found, EmploymentType.PART_TIME, PART_TITLE, title);
        add(found, EmploymentType.CONTRACTOR, CONTRACTOR_TITLE, title);
        add(found, EmploymentType.TEMPORARY, TEMPORARY_TITLE, title);
        if (level == Level.INTERN) {
            found.add(EmploymentType.INTERN);
        }
        return found.isEmpty() ? inText(text) : found;
    }

    private static void add(Set<EmploymentType> found, EmploymentType type, Pattern words, String text) {
        if (words.matcher(text).find()) {
            found.add(type);
        }
    }

    private static Set<EmploymentType> inText(String text) {
        Set<EmploymentType> found = EnumSet.noneOf(EmploymentType.class);
        for (String word : WORTH_READING) {
            for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
                if (word.equals("time") && !fullOrPart(text, at)) {
                    continue;
                }
                int line = text.lastIndexOf('\n', at) + 1;
                int newline = text.indexOf('\n', at);
                String around = text.substring(
                                Math.max(line, at - AROUND),
                                Math.min(newline < 0 ? text.length() : newline, at + AROUND))
                        .toLowerCase(Locale.ROOT);
                if (!LATER.matcher(around).find()) {
                    add(found, EmploymentType.FULL_TIME, FULL_TEXT, around);
                    add(found, EmploymentType.PART_TIME, PART_TEXT, around);
                    add(found, EmploymentType.TEMPORARY, TEMPORARY_TEXT, around);
                }
            }
        }
        return found;
    }

    private static boolean fullOrPart(String text, int time) {
        int end = time > 0 && !Character.isLetter(text.charAt(time - 1)) ? time - 1 : time;
        return end >= 3 && (text.startsWith("ull", end - 3) || text.startsWith("art", end - 3));
    }
}
