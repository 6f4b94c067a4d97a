package io.rolecall.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What a place is called in the language of whoever reads of it: by the name that the language has of its own, otherwise as the
 * gazetteer calls it. For people only: programs get ids, and names that are the same for all.
 */
public final class PlaceNames {
    private static final List<Own> GERMAN = read("de");

    private static final Map<String, String> GERMAN_BY_ID =
            GERMAN.stream().collect(Collectors.toUnmodifiableMap(Own::id, Own::name));

    /** To find out what the runtime calls a country takes longer than all the rest. */
    private static final Map<String, String> GERMAN_COUNTRIES = new ConcurrentHashMap<>();

    private PlaceNames() {}

    /**
     * A language's own name of a place.
     *
     * @param main what the gazetteer calls it
     * @param manner how it is understood, as {@link NameIndex} tells manners
     */
    record Own(String id, String main, String name, int manner) {}

    /** All names that languages have of their own, so that they are understood as well. */
    static List<Own> all() {
        return GERMAN;
    }

    /** The place's name, and nothing else: {@code München}. */
    public static String of(Place place, Locale reader) {
        if (!german(reader)) {
            return place.name();
        }
        return place.kind() == Place.Kind.COUNTRY
                ? country(place.country(), reader)
                : GERMAN_BY_ID.getOrDefault(place.id(), place.name());
    }

    /** With what tells it from its namesakes: {@code München, Bayern, Deutschland}. */
    public static String inFull(Place place, Locale reader) {
        String within = within(place, reader);
        return place.kind() == Place.Kind.COUNTRY
                ? of(place, reader)
                : of(place, reader) + ", " + within + country(place.country(), reader);
    }

    /** With the country's code for its name, where there is little room: {@code München, Bayern, DE}. */
    public static String inShort(Place place, Locale reader) {
        return brief(of(place, reader) + ", " + within(place, reader) + place.country());
    }

    /** A full name without the region where that has the city's name: {@code Berlin, State of Berlin, Germany}. */
    public static String brief(String full) {
        String[] parts = full.split(", ", 3);
        return parts.length == 3 && parts[1].contains(parts[0]) ? parts[0] + ", " + parts[2] : full;
    }

    /** The region that a city is in, to be followed by something. */
    private static String within(Place place, Locale reader) {
        String region = place.region();
        return region == null || place.kind() != Place.Kind.CITY
                ? ""
                : Gazetteer.bundled()
                        .byId(region)
                        .map(p -> of(p, reader) + ", ")
                        .orElse("");
    }

    /** A country, by its code. */
    public static String country(String code, Locale reader) {
        return german(reader)
                ? GERMAN_COUNTRIES.computeIfAbsent(code, PlaceNames::germanCountry)
                : Gazetteer.bundled().byId(code).map(Place::name).orElse(code);
    }

    private static String germanCountry(String code) {
        String name = Locale.of("", code).getDisplayCountry(Locale.GERMAN).replace("Sonderverwaltungsregion ", "");
        return name.isEmpty() ? code : name;
    }

    private static boolean german(Locale reader) {
        return reader.getLanguage().equals("de");
    }

    private static List<Own> read(String language) {
        String file = "names." + language + ".tsv";
        try (InputStream input = PlaceNames.class.getResourceAsStream(file)) {
            if (input == null) {
                throw new MissingResourceException("The gazetteer has no " + file, PlaceNames.class.getName(), file);
            }
            return new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> own(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The names of places can't be read: " + file, e);
        }
    }

    private static Own own(String[] fields) {
        int manner = switch (fields.length == 3 ? "" : fields[3]) {
            case "" -> NameIndex.OTHER;
            case "own" -> NameIndex.OWN;
            case "beside" -> NameIndex.BESIDE;
            default -> throw new IllegalStateException("A name of a place is read in no such manner: " + fields[3]);
        };
        return new Own(fields[0], fields[1], fields[2], manner);
    }
}
