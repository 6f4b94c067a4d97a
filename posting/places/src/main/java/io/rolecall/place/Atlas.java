package io.rolecall.place;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The places by their ordinal: countries, then regions, then cities from the largest to the smallest. Held in arrays, as a
 * hundred thousand objects would take three times the memory.
 */
final class Atlas {
    private static final double DEGREE = 10_000;

    private final Map<String, Integer> byId = new HashMap<>();
    private int countries;
    private int regions;
    private int size;

    private byte[] names = new byte[1 << 20];
    private int[] nameEnds = new int[1 << 17];
    private int[] geonames = new int[1 << 17];
    private short[] countryOf = new short[1 << 17];
    private short[] regionOf = new short[1 << 17];
    private int[] lat = new int[1 << 17];
    private int[] lon = new int[1 << 17];
    private int[] population = new int[1 << 17];
    private String[] codes = new String[1 << 12];
    private final java.util.BitSet parts = new java.util.BitSet();
    private final java.util.BitSet namedAfterCity = new java.util.BitSet();
    private int[] citiesById = new int[0];

    int addCountry(String code, String name) {
        countries++;
        return add(code, name, (short) size, (short) -1);
    }

    /** A region of a country that was added before; -1 when it wasn't. */
    int addRegion(String code, String name) {
        Integer country = byId.get(code.substring(0, 2));
        if (country == null) {
            return -1;
        }
        regions++;
        return add(code, name, country.shortValue(), (short) size);
    }

    private int add(String code, String name, short country, short region) {
        int ordinal = next(name);
        if (ordinal >= codes.length) {
            codes = Arrays.copyOf(codes, codes.length * 2);
        }
        codes[ordinal] = code;
        byId.put(code, ordinal);
        countryOf[ordinal] = country;
        regionOf[ordinal] = region;
        return ordinal;
    }

    int addCity(
            int id,
            String name,
            String country,
            String region,
            double latitude,
            double longitude,
            int people,
            boolean part) {
        Integer countryOrdinal = byId.get(country);
        if (countryOrdinal == null) {
            return -1;
        }
        Integer regionOrdinal = byId.get(country + "." + region);
        int ordinal = next(name);
        geonames[ordinal] = id;
        countryOf[ordinal] = countryOrdinal.shortValue();
        regionOf[ordinal] = regionOrdinal == null ? -1 : regionOrdinal.shortValue();
        lat[ordinal] = (int) Math.round(latitude * DEGREE);
        lon[ordinal] = (int) Math.round(longitude * DEGREE);
        population[ordinal] = people;
        parts.set(ordinal, part);
        if (!part) {
            population[countryOrdinal] += people;
            if (regionOrdinal != null) {
                population[regionOrdinal] += people;
            }
        }
        return ordinal;
    }

    private int next(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int start = size == 0 ? 0 : nameEnds[size - 1];
        if (start + bytes.length > names.length) {
            names = Arrays.copyOf(names, names.length * 2);
        }
        if (size == nameEnds.length) {
            grow(size * 2);
        }
        System.arraycopy(bytes, 0, names, start, bytes.length);
        nameEnds[size] = start + bytes.length;
        return size++;
    }

    private void grow(int capacity) {
        nameEnds = Arrays.copyOf(nameEnds, capacity);
        geonames = Arrays.copyOf(geonames, capacity);
        countryOf = Arrays.copyOf(countryOf, capacity);
        regionOf = Arrays.copyOf(regionOf, capacity);
        lat = Arrays.copyOf(lat, capacity);
        lon = Arrays.copyOf(lon, capacity);
        population = Arrays.copyOf(population, capacity);
    }

    /** After the last place: drops the room that was kept for more. */
    void complete() {
        grow(size);
        names = Arrays.copyOf(names, size == 0 ? 0 : nameEnds[size - 1]);
        codes = Arrays.copyOf(codes, countries + regions);
        long[] sorted = new long[size - countries - regions];
        for (int i = 0; i < sorted.length; i++) {
            int ordinal = countries + regions + i;
            sorted[i] = (long) geonames[ordinal] << 32 | ordinal;
        }
        Arrays.sort(sorted);
        citiesById = new int[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            citiesById[i] = (int) sorted[i];
        }
    }

    int size() {
        return size;
    }

    Place.Kind kind(int ordinal) {
        if (ordinal < countries) {
            return Place.Kind.COUNTRY;
        }
        return ordinal < countries + regions ? Place.Kind.REGION : Place.Kind.CITY;
    }

    String name(int ordinal) {
        int start = ordinal == 0 ? 0 : nameEnds[ordinal - 1];
        return new String(names, start, nameEnds[ordinal] - start, StandardCharsets.UTF_8);
    }

    int country(int ordinal) {
        return countryOf[ordinal];
    }

    /** The region's ordinal, or -1. */
    int region(int ordinal) {
        return regionOf[ordinal];
    }

    int population(int ordinal) {
        return population[ordinal];
    }

    /** Whether the place is a part of a city: Brooklyn. */
    boolean part(int ordinal) {
        return parts.get(ordinal);
    }

    /** Whether the region has the name of a city in it: New York, São Paulo, Zürich. */
    boolean namedAfterCity(int region) {
        return namedAfterCity.get(region);
    }

    void nameAfterCity(int region) {
        namedAfterCity.set(region);
    }

    boolean isStateOfUnitedStates(int region) {
        return codes[region].startsWith("US.");
    }

    int regionsFrom() {
        return countries;
    }

    int citiesFrom() {
        return countries + regions;
    }

    double distanceKm(int one, int other) {
        return Gazetteer.distanceKm(lat[one] / DEGREE, lon[one] / DEGREE, lat[other] / DEGREE, lon[other] / DEGREE);
    }

    /** Whether a country or region has the other place in it. */
    boolean contains(int wide, int narrow) {
        return switch (kind(wide)) {
            case COUNTRY -> countryOf[narrow] == wide && narrow != wide;
            case REGION -> regionOf[narrow] == wide && narrow != wide;
            case CITY -> false;
        };
    }

    /** The ordinal of an id as {@link Place#id()} has it, or -1. */
    int ordinal(String id) {
        Integer code = byId.get(id);
        if (code != null) {
            return code;
        }
        if (id.isEmpty() || id.length() > 10 || !id.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        long wanted = Long.parseLong(id);
        int low = 0;
        int high = citiesById.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = geonames[citiesById[middle]];
            if (found == wanted) {
                return citiesById[middle];
            }
            if (found < wanted) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    Place place(int ordinal) {
        Place.Kind kind = kind(ordinal);
        boolean city = kind == Place.Kind.CITY;
        int region = regionOf[ordinal];
        return new Place(
                city ? Integer.toString(geonames[ordinal]) : codes[ordinal],
                kind,
                name(ordinal),
                region < 0 ? null : codes[region],
                codes[countryOf[ordinal]],
                degrees(city, lat[ordinal]),
                degrees(city, lon[ordinal]),
                population[ordinal]);
    }

    private static @Nullable Double degrees(boolean city, int value) {
        return city ? (Double) (value / DEGREE) : null;
    }
}
