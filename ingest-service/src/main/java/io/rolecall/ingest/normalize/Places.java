package io.rolecall.ingest.normalize;

import io.rolecall.place.Gazetteer;
import io.rolecall.posting.Location;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Places that a source gives in parts. */
public final class Places {
    private Places() {}

    /** The text of a place by its parts, those that say the same left out. */
    public static String text(@Nullable String city, @Nullable String region, @Nullable String country) {
        return Stream.of(city, region, country)
                .filter(part -> part != null && !part.isBlank())
                .map(String::strip)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** A place with what the source states of it; a country may be given by name. */
    static Location of(
            String text,
            @Nullable String city,
            @Nullable String region,
            @Nullable String country,
            @Nullable Double lat,
            @Nullable Double lon) {
        String code =
                country == null ? null : Gazetteer.bundled().country(country).orElse(null);
        String regionCode = region != null && region.toUpperCase(Locale.ROOT).matches("[A-Z]{2}\\.[A-Z0-9]{1,10}")
                ? region.toUpperCase(Locale.ROOT)
                : null;
        return new Location(text, city, regionCode, code, lat, lon, null);
    }
}
