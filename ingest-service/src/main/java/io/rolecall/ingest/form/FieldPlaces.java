package io.rolecall.ingest.form;

import io.rolecall.ingest.normalize.Draft;
import io.rolecall.ingest.normalize.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Places as feeds give them in fields: in parts, as one text, or both. */
final class FieldPlaces {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    /** Where a place's usual line ends in the country's code. */
    private static final Set<String> CODES = Set.of("US", "CA", "GB", "AU");

    /** A place by its parts. */
    record Place(
            @Nullable String text,
            @Nullable String city,
            @Nullable String region,
            @Nullable String country) {}

    private FieldPlaces() {}

    /**
     * Sets what a posting's fields say of its places.
     *
     * @param texts and cities of one place each, all in the same region and country
     * @param together places whose parts stand together
     */
    static void set(
            Draft draft,
            List<String> texts,
            List<String> cities,
            @Nullable String region,
            @Nullable String country,
            List<Place> together) {
        for (int i = 0; i < Math.max(texts.size(), cities.size()); i++) {
            place(draft, new Place(at(texts, i), at(cities, i), region, country));
        }
        List<Place> places = new ArrayList<>(together);
        // A country beside a town is the town's.
        boolean exact = places.stream().anyMatch(place -> place.text() != null || place.city() != null);
        places.removeIf(place -> exact && place.text() == null && place.city() == null && place.region() == null);
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
            String country = missing(text, place.country());
            draft.place(
                    Places.text(text, missing(text, place.region()), country == null ? null : named(country)), null);
        }
    }

    /** The text of a place by its parts. A country's code may be taken for a region's, and its name can't. */
    static String address(@Nullable String city, @Nullable String region, @Nullable String country) {
        // "Arrondissement; Lot (46); Occitanie": the widest stands last.
        String widest = region == null ? null : region.substring(region.lastIndexOf(';') + 1);
        boolean alone = city == null && region == null;
        return Places.text(city, widest, country == null ? null : alone ? countryName(country) : named(country));
    }

    private static @Nullable String named(String country) {
        return CODES.contains(country.strip()) ? country : countryName(country);
    }

    /** The English name of a country that is given by its code; other texts as they are. */
    static @Nullable String countryName(@Nullable String country) {
        return country == null || !COUNTRIES.contains(country.strip())
                ? country
                : Locale.of("", country.strip()).getDisplayCountry(Locale.ENGLISH);
    }

    /** The part, if the text doesn't have it already; a code is had as a word only. */
    private static @Nullable String missing(String text, @Nullable String part) {
        if (part == null) {
            return null;
        }
        boolean had = part.length() > 3
                ? text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT))
                : Pattern.compile("(?<!\\p{L})" + Pattern.quote(part) + "(?!\\p{L})")
                        .matcher(text)
                        .find();
        return had ? null : part;
    }
}
