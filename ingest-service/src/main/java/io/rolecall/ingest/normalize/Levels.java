package io.rolecall.ingest.normalize;

import io.rolecall.posting.Level;
import java.util.regex.Pattern;

/** The seniority that a title names, in the languages of most boards. Silence is UNKNOWN, and so is "manager". */
final class Levels {
    private static final Pattern INTERN = words(
            "interns?|internships?|co-?op|stagiaire?|stageplek|afstudeerstage|meewerkstage|snuffelstage|^stage(?= ?[-–:|(])|offre de"
                    + " stage|practicante|pasant[ií]a|studentmedarbejder|praktik(?:um|ant(?:in)?)|werkstudent(?:in|en)?|working"
                    + " student|stagiaire|becari[oa]|pasante|tirocini(?:o|ante)|stagista|est[aá]gio|estagi[aá]ri[oa]|pr[aá]cticas|harjoittelija|praktikplats|sta[zż]ysta|student"
                    + " assistant|summer analyst");
    /** Whoever leads interns is none. */
    private static final Pattern NOT_INTERN =
            words("intern(?:ship)?s? (?:program|coordinator|recruiter|recruiting|manager|relations)(?:me)?s?");

    private static final Pattern EXECUTIVE = words("chief (?!of staff|engineer|architect|nurse)[\\p{L}&,"
            + " ]{0,40}officer|c[efotims]o|ciso|cpo|cro|cdo|cco|s?vp|evp|avp|vice["
            + " -]president|president|director|directora|directeur|directrice|direktor(?:in)?|head"
            + " of|head,|managing director|geschäftsführer(?:in)?|general"
            + " manager|bereichsleiter(?:in)?|verkställande direktör|direktör|managing partner");
    private static final Pattern NOT_EXECUTIVE = words(
            "(?:assistant|assistent(?:in)?|secretary|support|advisor|associate|ea) (?:to|of|for|der|des) [^,]*|art"
                    + " director|creative director|funeral director|office of the c[efot]o");

    private static final Pattern LEAD = words(
            "lead|leads|team ?lead|tech ?lead|team ?leader|teamleiter(?:in)?|teamleitung|principal|chef d'équipe|jefe"
                    + " de equipo|engineering managers?|manager of engineering|staff(?= (?:\\p{L}+"
                    + " ){0,4}(?:engineer|developer|scientist|designer|architect|product|programmer|researcher|sre))|distinguished|chief"
                    + " (?:engineer|architect|nurse)|capo ?squadra|kierownik"
                    + " zespołu|teamleider|ploegleider|afdelingsleider|teamledare|gruppchef|arbetsledare|abteilungsleiter(?:in)?|gruppenleiter(?:in)?|schichtleiter(?:in)?|responsable"
                    + " d.équipe|líder|foreman|leiter(?:in)?");
    /** Leads that are sold, measured or lead nobody. */
    private static final Pattern NOT_LEAD = words(
            "lead (?:gen|generation|generator|qualification|management|nurtur\\p{L}*|conversion|acid|time|paint|scoring|capture|abatement)\\p{L}*|(?:sales|inbound|outbound|qualified)"
                    + " leads");

    private static final Pattern SENIOR = words(
            "senior|sr|snr|sénior|sênior|starszy|vanhempi|erfahren(?:e[rn]?)?|expérimenté(?:e)?|experienced|ervaren|erfaren|med"
                    + " erfarenhet|doświadczon[ya]");
    private static final Pattern NOT_SENIOR = words(
            "senior(?:en)?"
                    + " (?:living|care|citizens?|home|homes|housing|services|center|centre|companion|health|community|communities|class|school|year)|seniorenheim|seniorenpflege");

    private static final Pattern ENTRY = words(
            "junior|jr|jnr|entry[ -]level|new[ -]?grad(?:uate)?s?|graduate|grad|early["
                    + " -]career|trainee|apprentice(?:ship)?|auszubildende[rn]?|ausbildung|azubi|berufseinsteiger(?:in)?|alternan(?:t|te|ce)|apprenti(?:e)?|débutant(?:e)?|júnior|aprendiz|młodszy|university"
                    + " grad|campus|college grad|absolvent(?:in)?|berufsanfänger(?:in)?|jeunes? diplômée?s?|recién"
                    + " (?:titulad|graduad)[oa]|nyexaminerad|nyutdannet|nyuddannet|lärling|lærling|leerling|neolaureat[oa]|apprendista|starter");
    private static final Pattern NOT_ENTRY = words(
            "graduate (?:school|program (?:manager|director|coordinator)|admissions|studies|medical|faculty)|campus"
                    + " (?:recruiter|recruiting|security|director|manager|safety)");

    private static final Pattern MID = words("mid(?![ -]?(?:market|size|atlantic|west|stage|day|term|office|cap))|mid["
            + " -]?level|intermediate|medior|mid[ -]?senior|confirmé(?:e)?|semi[ -]?senior|pleno");

    private Levels() {}

    private static Pattern words(String words) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:" + words + ")(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** @param internship whether the source says that it is one */
    static Level of(String title, boolean internship) {
        if (internship || found(INTERN, without(NOT_INTERN, title))) {
            return Level.INTERN;
        } else if (found(EXECUTIVE, without(NOT_EXECUTIVE, title))) {
            return Level.EXECUTIVE;
        } else if (found(LEAD, without(NOT_LEAD, title))) {
            return Level.LEAD;
        } else if (found(MID, title)) {
            return Level.MID;
        } else if (found(SENIOR, without(NOT_SENIOR, title))) {
            return Level.SENIOR;
        } else if (found(ENTRY, without(NOT_ENTRY, title))) {
            return Level.ENTRY;
        }
        return Level.UNKNOWN;
    }

    private static boolean found(Pattern words, String title) {
        return words.matcher(title).find();
    }

    private static String without(Pattern misleading, String title) {
        return misleading.matcher(title).replaceAll(" ");
    }
}
