package io.rolecall.ingest.form;

import io.rolecall.ingest.normalize.Draft;
import io.rolecall.ingest.normalize.EmploymentTypes;
import io.rolecall.ingest.normalize.Workplaces;
import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.InvalidPostingException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** What an item of a feed says, by field: texts as the feed has them, several of one field in the order of trust. */
final class Fields {
    private static final Pattern PARTS = Pattern.compile("\\s*(?:[,;/|•+\\n]|\\s[-–]\\s)\\s*");
    private static final int LONGEST_NAME = 200;
    /** "Pas de télétravail", and not "not specified". */
    private static final Pattern NOT_REMOTE = Pattern.compile(
            "(?i)(?:pas|sans|aucun|ingen|ikke|inget|kein|keine|geen|no|not|non|nicht|nein|nej|nei|none)\\b(?!.*(?:specif|spécif|précis|precis|renseign|oppgi|angi|angeg|known|bekannt|défini)).*");

    private static final Set<String> YES =
            Set.of("true", "yes", "ja", "oui", "si", "sim", "tak", "ano", "1", "10", "x", "y", "j");
    private static final Set<String> NO =
            Set.of("false", "no", "nei", "nein", "nee", "nej", "non", "nao", "nie", "ne", "0", "00", "n", "none");

    private final Map<Field, TreeMap<Integer, List<String>>> values = new EnumMap<>(Field.class);
    private final List<FieldPlaces.Place> places = new ArrayList<>();

    /** Notes a text; blank ones are none. */
    void put(Field field, int rank, String text) {
        String stripped = text.strip();
        if (!stripped.isEmpty() && !stripped.equals("null")) {
            values.computeIfAbsent(field, _ -> new TreeMap<>())
                    .computeIfAbsent(rank, _ -> new ArrayList<>())
                    .add(stripped);
        }
    }

    /** Says that a field has this text whatever the feed has. */
    void only(Field field, List<String> texts) {
        values.remove(field);
        texts.forEach(text -> put(field, 0, text));
    }

    void place(FieldPlaces.Place place) {
        if (place.text() != null || place.city() != null || place.region() != null || place.country() != null) {
            places.add(place);
        }
    }

    /** The most trusted text of a field. */
    @Nullable String first(Field field) {
        TreeMap<Integer, List<String>> texts = values.get(field);
        return texts == null ? null : texts.firstEntry().getValue().getFirst();
    }

    private List<String> all(Field field) {
        TreeMap<Integer, List<String>> texts = values.get(field);
        return texts == null
                ? List.of()
                : texts.values().stream().flatMap(Collection::stream).distinct().toList();
    }

    /** What the feed calls the item: its identity, or else its page's address; null where it has neither. */
    @Nullable String externalId() {
        String id = first(Field.ID);
        String url = first(Field.URL);
        return id != null ? Addresses.key(id) : url != null ? Addresses.canonical(url) : null;
    }

    /**
     * The posting that it describes.
     *
     * @throws InvalidPostingException when nothing says which it is
     */
    Draft draft(Listing listing, Dates dates) {
        String id = externalId();
        if (id == null) {
            throw new InvalidPostingException("id", "is missing, and so is url");
        }
        String organization = all(Field.ORGANIZATION).stream()
                .filter(Fields::name)
                .findFirst()
                .orElse(null);
        String posted = first(Field.DATE_POSTED);
        String until = first(Field.VALID_THROUGH);
        Draft draft = new Draft(listing.source(), id)
                .requisitionId(first(Field.REQUISITION_ID))
                .url(url())
                .title(first(Field.TITLE))
                .organization(
                        organization != null ? organization : listing.organizationName(), organizationUrl(listing))
                .category(cut(first(Field.CATEGORY), 200))
                .language(language())
                .datePosted(posted == null ? null : dates.read(posted, false).orElse(null))
                .validThrough(until == null ? null : dates.read(until, true).orElse(null));
        description(draft);
        places(draft);
        all(Field.SKILLS).forEach(skills -> PARTS.splitAsStream(skills).forEach(draft::skill));
        employment(draft);
        workplace(draft);
        FieldPay.set(
                draft,
                all(Field.PAY),
                first(Field.PAY_MIN),
                first(Field.PAY_MAX),
                first(Field.PAY_CURRENCY),
                first(Field.PAY_PERIOD));
        return draft;
    }

    /** A text about the employer is not its name. */
    private static boolean name(String organization) {
        return organization.length() <= LONGEST_NAME && organization.indexOf('<') < 0 && !organization.contains("&lt;");
    }

    /** Only a web address: a wrong one must not cost the posting. */
    private @Nullable String organizationUrl(Listing listing) {
        String url = first(Field.ORGANIZATION_URL);
        return url != null && url.matches("(?i)https?://\\S{1,1900}") ? url : listing.organizationUrl();
    }

    private static @Nullable String cut(@Nullable String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    private @Nullable String language() {
        String language = first(Field.LANGUAGE);
        return language != null && language.matches("[A-Za-z]{2,3}(?:[-_].{1,10})?") ? language : null;
    }

    /** The parts of a description in the feed's order of trust; a summary counts only where there is nothing else. */
    private void description(Draft draft) {
        TreeMap<Integer, List<String>> texts = values.get(Field.DESCRIPTION);
        if (texts == null) {
            return;
        }
        Map<Integer, List<String>> main = texts.headMap(FieldWords.SUMMARY);
        Set<String> parts = new LinkedHashSet<>();
        (main.isEmpty() ? texts : main).values().forEach(parts::addAll);
        String text = String.join("\n\n", parts);
        html(draft, text);
    }

    /** A description that is HTML, escaped once more or twice, as feeds have it. */
    static void html(Draft draft, String text) {
        String once = text.indexOf('<') < 0 && text.contains("&amp;lt;") ? Parser.unescapeEntities(text, false) : text;
        if (once.indexOf('<') < 0 && once.contains("&lt;")) {
            draft.escapedHtml(once);
        } else {
            draft.html(once);
        }
    }

    /** An address without its scheme is still one; a mail address is no page. */
    private @Nullable String url() {
        String url = first(Field.URL);
        if (url == null) {
            // A guid may be one.
            return all(Field.ID).stream()
                    .filter(id -> id.matches("(?i)https?://\\S{4,}"))
                    .findFirst()
                    .orElse(null);
        }
        if (url.regionMatches(true, 0, "mailto:", 0, 7)) {
            return null;
        }
        String tidy = url.replace(" ", "%20");
        return tidy.matches("(?i)[a-z0-9-]+(?:\\.[a-z0-9-]+)+(?:[/?].*)?") ? "https://" + tidy : tidy;
    }

    /** The texts of the name that is trusted most; those of other names may say the same in other words. */
    private List<String> best(Field field) {
        TreeMap<Integer, List<String>> texts = values.get(field);
        return texts == null
                ? List.of()
                : texts.firstEntry().getValue().stream().distinct().toList();
    }

    /** Coordinates are no country. */
    private @Nullable String country() {
        String country = first(Field.COUNTRY);
        return country != null && country.chars().anyMatch(Character::isDigit) ? null : country;
    }

    private void places(Draft draft) {
        FieldPlaces.set(draft, best(Field.PLACE), best(Field.CITY), first(Field.REGION), first(Field.COUNTRY), places);
    }

    private void employment(Draft draft) {
        for (String value : all(Field.EMPLOYMENT_TYPE)) {
            EmploymentTypes.of(value)
                    .ifPresentOrElse(
                            draft::employmentType,
                            () -> PARTS.splitAsStream(value)
                                    .forEach(part -> EmploymentTypes.of(part).ifPresent(draft::employmentType)));
        }
        BigDecimal share = FieldPay.amount(first(Field.EMPLOYMENT_SHARE));
        if (share != null && share.signum() > 0) {
            draft.employmentType(
                    share.compareTo(new BigDecimal(100)) >= 0 ? EmploymentType.FULL_TIME : EmploymentType.PART_TIME);
        }
    }

    private void workplace(Draft draft) {
        String said = first(Field.WORKPLACE);
        if (said == null) {
            return;
        }
        said = said.replace('_', ' ');
        String plain = FieldWords.plain(said);
        if (YES.contains(plain)) {
            draft.remoteOrHybrid();
        } else if (NO.contains(plain) || NOT_REMOTE.matcher(said).matches()) {
            draft.notRemote();
        } else {
            Workplaces.word(said).ifPresent(draft::workplace);
        }
    }

    /** Whether a text says yes, in one of several languages. */
    static boolean yes(String text) {
        return YES.contains(FieldWords.plain(text));
    }
}
