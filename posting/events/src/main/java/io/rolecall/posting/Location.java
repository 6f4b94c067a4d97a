package io.rolecall.posting;

import org.jspecify.annotations.Nullable;

/**
 * A place of work, or a place where a remote worker may live. How exact it is shows in what is set: a country has only
 * {@code country}, a first-level region {@code region} and {@code country}, a city all of them and a point. Text that
 * could not be resolved has only {@code text}.
 *
 * @param text as the source wrote it, 1 to 300 characters
 * @param city the city's English name in the gazetteer
 * @param region the first-level region's code in the gazetteer, with its country: {@code US.TX}, {@code DE.02}
 * @param country ISO 3166-1 alpha-2, upper case
 * @param lat degrees north, WGS 84, -90 to 90; set exactly when {@code lon} is, and never for a region or a country
 * @param lon degrees east, WGS 84, -180 to 180
 * @param placeId the most exact place in the gazetteer: a GeoNames id for a city, the region's code, the country's code
 */
public record Location(
        String text,
        @Nullable String city,
        @Nullable String region,
        @Nullable String country,
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable String placeId) {
    public Location {
        text = Valid.required("locations.text", text, 300);
        city = Valid.optional("locations.city", city, 200);
        region = Valid.optional("locations.region", region, 20);
        country = Valid.optional("locations.country", country, 2);
        placeId = Valid.optional("locations.placeId", placeId, 20);
        if (country != null && !country.matches("[A-Z]{2}")) {
            throw new InvalidPostingException("locations.country", "is not a two-letter ISO 3166-1 code in upper case");
        }
        if ((lat == null) != (lon == null)) {
            throw new InvalidPostingException("locations.lat", "and locations.lon are only valid together");
        }
        if (lat != null && !(lat >= -90 && lat <= 90)) {
            throw new InvalidPostingException("locations.lat", "is not between -90 and 90");
        }
        if (lon != null && !(lon >= -180 && lon <= 180)) {
            throw new InvalidPostingException("locations.lon", "is not between -180 and 180");
        }
    }

    /** A place of which only the text is known. */
    public static Location unresolved(String text) {
        return new Location(text, null, null, null, null, null, null);
    }
}
