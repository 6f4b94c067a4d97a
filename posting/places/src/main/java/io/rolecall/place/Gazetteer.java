package io.rolecall.place;

import io.rolecall.posting.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which place a text names. No text makes it throw, and of a longer one only the first {@value #LONGEST} characters are read.
 * Safe for use by many threads.
 */
public final class Gazetteer {
    private static final int LONGEST = 300;

    private final Resolver resolver;
    private final Atlas atlas;

    /** A board names the same few places in thousands of postings. */
    private final Remembered<List<Resolver.Found>> remembered = new Remembered<>(8_192);

    private Gazetteer(Resolver resolver) {
        this.resolver = resolver;
        this.atlas = resolver.atlas();
    }

    private List<Resolver.Found> resolved(String text) {
        return remembered.get(text, resolver::resolve);
    }

    private static final class Bundled {
        static final Gazetteer IT = new Gazetteer(BundledData.load());
    }

    /** The gazetteer that comes with this module; loaded at the first call, one for all. */
    public static Gazetteer bundled() {
        return Bundled.IT;
    }

    /** The place that a text names; the first one when it names several. */
    public Optional<Place> find(String text) {
        for (Resolver.Found found : resolved(bounded(text))) {
            if (found.place() >= 0) {
                return Optional.of(atlas.place(found.place()));
            }
        }
        return Optional.empty();
    }

    /** The place of an id that {@link Place#id()} or {@link Location#placeId()} gave. */
    public Optional<Place> byId(String id) {
        int ordinal = atlas.ordinal(id);
        return ordinal < 0 ? Optional.empty() : Optional.of(atlas.place(ordinal));
    }

    /** The text, with what {@link #find} knows of it. A blank text becomes "?", as a location without a text is none. */
    public Location locate(String text) {
        String kept = bounded(text);
        return location(kept, find(kept).orElse(null));
    }

    /**
     * The places that a text names, in its order, each with the words that speak of it; words that name no place are kept as
     * unresolved locations, and a text that names none or one as a whole. Empty only for a blank text.
     */
    public List<Location> locateAll(String text) {
        String kept = bounded(text);
        if (kept.isBlank()) {
            return List.of();
        }
        List<Resolver.Found> all = resolved(kept);
        if (all.stream().noneMatch(found -> found.place() >= 0) || all.size() == 1) {
            return List.of(locate(kept));
        }
        List<Location> locations = new ArrayList<>(all.size());
        for (Resolver.Found found : all) {
            String words = withClosingBracket(kept, found.start(), found.end());
            locations.add(location(words, found.place() < 0 ? null : atlas.place(found.place())));
        }
        return locations;
    }

    private static String withClosingBracket(String text, int start, int end) {
        String words = text.substring(start, end);
        boolean open = words.lastIndexOf('(') > words.lastIndexOf(')');
        return open && end < text.length() && text.charAt(end) == ')' ? text.substring(start, end + 1) : words;
    }

    private static Location location(String text, @Nullable Place place) {
        String kept = text.isBlank() ? "?" : text;
        if (place == null) {
            return Location.unresolved(kept);
        }
        String city = place.kind() == Place.Kind.CITY ? place.name() : null;
        return new Location(kept, city, place.region(), place.country(), place.lat(), place.lon(), place.id());
    }

    /** The ISO 3166-1 alpha-2 code of a country, by its code ("de", "UK", "USA") or name in any language. */
    public Optional<String> country(String codeOrName) {
        Words words = Words.of(bounded(codeOrName).toUpperCase(Locale.ROOT));
        int best = -1;
        for (int meaning : resolver.names().meanings(words.hash())) {
            int place = NameIndex.ordinal(meaning);
            boolean said = NameIndex.manner(meaning) != NameIndex.BESIDE;
            if (said
                    && atlas.kind(place) == Place.Kind.COUNTRY
                    && (best < 0 || NameIndex.manner(meaning) == NameIndex.FIRST)) {
                best = place;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(atlas.place(best).country());
    }

    /** The distance between two points on the surface, in kilometres. */
    public static double distanceKm(double lat1, double lon1, double lat2, double lon2) {
        double a = square(Math.sin(Math.toRadians(lat2 - lat1) / 2))
                + Math.cos(Math.toRadians(lat1))
                        * Math.cos(Math.toRadians(lat2))
                        * square(Math.sin(Math.toRadians(lon2 - lon1) / 2));
        return 2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(a)));
    }

    private static double square(double x) {
        return x * x;
    }

    /** What a {@link Location} can hold: at most 300 characters, and none of them half or NUL. */
    private static String bounded(String text) {
        StringBuilder kept = new StringBuilder(Math.min(text.length(), LONGEST));
        for (int i = 0; i < text.length() && kept.length() < LONGEST; i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair && kept.length() + 2 <= LONGEST) {
                kept.append(c).append(text.charAt(++i));
            } else if (c != 0 && !Character.isSurrogate(c)) {
                kept.append(c);
            }
        }
        return kept.toString();
    }
}
