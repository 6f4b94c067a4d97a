package io.rolecall.ingest.form;

import io.rolecall.ingest.normalize.Draft;
import io.rolecall.ingest.normalize.EmploymentTypes;
import io.rolecall.ingest.normalize.Places;
import io.rolecall.ingest.normalize.Workplaces;
import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.InvalidPostingException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an item of a feed says, by field: texts as the feed has them, several of one field in the order of trust. */
final class Fields {
    private static final Pattern PARTS = Pattern.compile("\\s*(?:[,;/|•+\\n]|\\s[-–]\\s)\\s*");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> YES = Set.of("true", "yes", "ja", "oui", "si", "1", "x", "y", "j");
    private static final Set<String> NO = Set.of("false", "no", "nei", "nein", "nee", "nej", "non", "0", "n", "none");

    /** A place by its parts. */
    record Place(
            @Nullable String text,
            @Nullable String city,
            @Nullable String region,
            @Nullable String country) {}

    private final Map<Field, TreeMap<Integer, List<String>>> values = new EnumMap<>(Field.class);
    private final List<Place> places = new ArrayList<>();

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

    void place(Place place) {
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
        String organization = first(Field.ORGANIZATION);
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
        if (text.indexOf('<') < 0 && text.contains("&lt;")) {
            draft.escapedHtml(text);
        } else {
            draft.html(text);
        }
    }

    /** An address without its scheme is still one; a mail address is no page. */
    private @Nullable String url() {
        String url = first(Field.URL);
        if (url == null || url.regionMatches(true, 0, "mailto:", 0, 7)) {
            return null;
        }
        String tidy = url.replace(" ", "%20");
        return tidy.matches("(?i)[a-z0-9-]+(?:\\.[a-z0-9-]+)+(?:[/?].*)?") ? "https://" + tidy : tidy;
    }

    private void places(Draft draft) {
        List<String> texts = all(Field.PLACE);
        List<String> cities = all(Field.CITY);
        String region = first(Field.REGION);
        String country = first(Field.COUNTRY);
        for (int i = 0; i < Math.max(texts.size(), cities.size()); i++) {
            place(draft, new Place(at(texts, i), at(cities, i), region, country));
        }
        places.forEach(place -> place(
                draft,
                place.country() != null || country == null
                        ? place
                        : new Place(place.text(), place.city(), place.region(), country)));
        if (texts.isEmpty() && cities.isEmpty() && places.isEmpty()) {
            place(draft, new Place(null, null, region, country));
        }
    }

    private static @Nullable String at(List<String> texts, int i) {
        return i < texts.size() ? texts.get(i) : null;
    }

    private static void place(Draft draft, Place place) {
        String address = address(place.city(), place.region(), place.country());
        String text = place.text();
        if (text == null) {
            draft.place(address, null);
        } else if (place.city() != null) {
            draft.place(text, address);
        } else {
            // The text is the most exact, and the region and country tell which of its kind.
            draft.place(Places.text(text, within(text, place.region()), within(text, place.country())), null);
        }
    }

    /** The text of a place by its parts. A country's code by itself may be taken for a region's, and its name can't. */
    static String address(@Nullable String city, @Nullable String region, @Nullable String country) {
        boolean code = city == null && region == null && country != null && country.matches("\\s*[A-Z]{2}\\s*");
        return Places.text(city, region, code ? countryName(country) : country);
    }

    /** The English name of a country that is given by its code; other texts as they are. */
    static @Nullable String countryName(@Nullable String country) {
        return country == null || !COUNTRIES.contains(country.strip())
                ? country
                : Locale.of("", country.strip()).getDisplayCountry(Locale.ENGLISH);
    }

    private static @Nullable String within(String text, @Nullable String part) {
        return part == null || text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)) ? null : part;
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
        String plain = FieldWords.plain(said);
        if (YES.contains(plain)) {
            draft.remoteOrHybrid();
        } else if (NO.contains(plain)) {
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
