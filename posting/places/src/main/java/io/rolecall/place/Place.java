package io.rolecall.place;

import org.jspecify.annotations.Nullable;

/**
 * A place that the gazetteer knows.
 *
 * @param id the GeoNames id of a city ({@code 4671654}), the code of a region ({@code US.TX}) or country ({@code US})
 * @param kind how exact it is
 * @param name in English, mostly; {@link PlaceNames} has those of its readers' languages
 * @param region the code of the first-level region of a city, where GeoNames has one; null for a country, and the id for a region
 * @param country ISO 3166-1 alpha-2, upper case
 * @param lat degrees north, only of a city
 * @param lon degrees east, only of a city
 * @param population of a city as GeoNames has it; of a region or country the sum of its cities
 */
public record Place(
        String id,
        Kind kind,
        String name,
        @Nullable String region,
        String country,
        @Nullable Double lat,
        @Nullable Double lon,
        long population) {
    /** How exact a place is. */
    public enum Kind {
        CITY,
        REGION,
        COUNTRY
    }
}
