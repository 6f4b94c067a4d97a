package io.rolecall.ingest.normalize;

import io.rolecall.posting.Workplace;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Where the work is done, by words. Hybrid is not remote, and a remote sensor is no workplace. */
public final class Workplaces {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** Words for remote work that other languages have; they name no place. */
    static final String REMOTE_ABROAD =
            "100 ?% home[ -]?office|home[ -]?office|mobiles arbeiten|remot[oa]|a distancia|à distance|da"
                    + " remoto|t[ée]l[ée]travail|teletrabajo|teletrabalho|telelavoro|thuiswerken|thuiswerk|op afstand|på"
                    + " distans|distans(?:arbete)?|hjemmekontor|praca zdalna|zdaln(?:ie|a|y)|etätyö";

    /** Some days here, some there. */
    private static final String HYBRID_WORDS =
            "hybride?s?|h[ií]brid[oa]|ibrid[oa]|hybrydow\\p{L}+|hybridarbete|(?:home["
                    + " -]?office|mobiles arbeiten) (?:möglich|teilweise|anteilig)|(?:teilweise|anteilig) (?:home["
                    + " -]?office|remote)|(?:télétravail|teletrabajo|teletrabalho)"
                    + " (?:partiel|possible|ponctuel|occasionnel|parcial)|delvis (?:på )?distans|(?:deels|gedeeltelijk)"
                    + " thuis(?:werken)?|thuiswerken mogelijk|(?:partial(?:ly)?|partly) remote";

    private static final Pattern HYBRID_PLACE = Pattern.compile("(?<!\\p{L})(?:" + HYBRID_WORDS + ")(?!\\p{L})", FLAGS);
    private static final Pattern REMOTE_PLACE = Pattern.compile(
            "(?<!\\p{L})(?:remote|" + REMOTE_ABROAD
                    + "|work from home|wfh|telecommut(?:e|ing)|anywhere|any location)(?!\\p{L})",
            FLAGS);
    private static final Pattern ONSITE_PLACE =
            Pattern.compile("\\b(?:on-?site|in[ -]office|in[ -]person|vor ort)\\b", FLAGS);

    /** In a title the word stands apart: in brackets, after a dash or comma, or at the end. */
    private static final Pattern HYBRID_TITLE = apart(HYBRID_WORDS);

    private static final Pattern REMOTE_TITLE =
            apart("(?:fully |100 ?% )?remote|" + REMOTE_ABROAD + "|work from home|wfh");
    private static final Pattern ONSITE_TITLE = apart("on-?site|in[ -]office|vor ort");

    /** "Remote: no" is an answer, but to another question. */
    private static final Pattern NONE = Pattern.compile(
            "(?<!\\p{L})(?:no|not|non|nein|kein|keine|ingen|inget|geen|nej|nee|none|never)(?!\\p{L})", FLAGS);

    private static final Set<String> ONSITE_WORDS = Set.of(
            "onsite",
            "inoffice",
            "office",
            "inperson",
            "vorort",
            "präsenz",
            "büro",
            "surplace",
            "sursite",
            "présentiel",
            "presencial",
            "insede",
            "inpresenza",
            "oplocatie",
            "opkantoor",
            "påplats",
            "påkontoret",
            "stacjonarna");

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
        if (NONE.matcher(stated).find()) {
            return Optional.empty();
        }
        boolean remote = REMOTE_PLACE.matcher(stated).find();
        if (HYBRID_PLACE.matcher(stated).find()) {
            return Optional.of(Workplace.HYBRID);
        } else if (remote) {
            return Optional.of(Workplace.REMOTE);
        }
        String plain = stated.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
        return ONSITE_WORDS.contains(plain) ? Optional.of(Workplace.ONSITE) : Optional.empty();
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
        boolean remotePossible = !draft.notRemote;
        boolean inPlaces = WorkplaceWords.in(places);
        boolean inTitle = WorkplaceWords.in(title);
        if (inPlaces && HYBRID_PLACE.matcher(places).find()
                || inTitle && HYBRID_TITLE.matcher(title).find()) {
            return Workplace.HYBRID;
        }
        if (inPlaces && remotePossible && REMOTE_PLACE.matcher(places).find()) {
            return Workplace.REMOTE;
        }
        if (inPlaces && ONSITE_PLACE.matcher(places).find()
                || inTitle && ONSITE_TITLE.matcher(title).find()) {
            return Workplace.ONSITE;
        }
        if (inTitle && remotePossible && REMOTE_TITLE.matcher(title).find()) {
            return Workplace.REMOTE;
        }
        String worth = WorkplaceWords.worthReading(text);
        if (draft.remoteOrHybrid) {
            return WorkplaceWords.HYBRID.matcher(worth).find() ? Workplace.HYBRID : Workplace.REMOTE;
        }
        if (WorkplaceWords.HYBRID.matcher(worth).find()) {
            return Workplace.HYBRID;
        }
        if (remotePossible
                && WorkplaceWords.REMOTE.matcher(worth).find()
                && !WorkplaceWords.NOT_REMOTE.matcher(worth).find()) {
            return Workplace.REMOTE;
        }
        return WorkplaceWords.ONSITE.matcher(worth).find() ? Workplace.ONSITE : Workplace.UNKNOWN;
    }
}
