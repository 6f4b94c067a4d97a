package io.rolecall.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Reads the places that come with this module, and the names of our own for them. */
final class BundledData {
    private static final Pattern KIND = Pattern.compile("^(State of|County of|Republic of) "
            + "| (County|Region|Province|Department|District|Oblast'?|Krai|Kray|Voivodeship|Governorate|Division|Parish|State"
            + "|Republic|Prefecture)$");

    private final Atlas atlas = new Atlas();
    private final NameIndex names = new NameIndex();

    private BundledData() {}

    static Resolver load() {
        BundledData data = new BundledData();
        try {
            for (BufferedReader lines = lines(new GZIPInputStream(resource("places.tsv.gz"), 1 << 16)); ; ) {
                String line = lines.readLine();
                if (line == null) {
                    break;
                }
                data.place(split(line, '\t'));
            }
            data.atlas.complete();
            lines(resource("aliases.tsv"))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> data.alias(split(line, '\t')));
        } catch (IOException e) {
            throw new UncheckedIOException("The gazetteer's data can't be read", e);
        }
        PlaceNames.all().forEach(data::own);
        data.names.complete();
        data.markRegionsNamedAfterCities();
        return new Resolver(data.atlas, data.names);
    }

    private static BufferedReader lines(InputStream input) {
        return new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8), 1 << 16);
    }

    private static InputStream resource(String name) {
        InputStream input = BundledData.class.getResourceAsStream(name);
        if (input == null) {
            throw new MissingResourceException("The gazetteer has no " + name, BundledData.class.getName(), name);
        }
        return input;
    }

    private void place(List<String> fields) {
        switch (fields.get(0)) {
            case "C" -> country(fields.get(1), fields.get(2), fields.get(3));
            case "R" -> region(fields.get(1), fields.get(2));
            default -> city(fields);
        }
    }

    private void country(String code, String name, String others) {
        int country = atlas.addCountry(code, name);
        names.add(name, country, NameIndex.OWN);
        names.add(name.replace("&", "and"), country, NameIndex.OWN);
        names.add(code, country, NameIndex.OTHER);
        addAll(others, country);
        try {
            names.add(Locale.of("", code).getISO3Country(), country, NameIndex.OTHER);
        } catch (MissingResourceException e) {
            // Kosovo's code is not ISO's, and has no third letter.
        }
    }

    private void region(String code, String name) {
        int region = atlas.addRegion(code, name);
        if (region < 0) {
            return;
        }
        names.add(name, region, NameIndex.OWN);
        String shorter = withoutKind(name);
        if (!shorter.equals(name)) {
            names.add(shorter, region, NameIndex.OTHER);
        }
        if (code.startsWith("US.")) {
            names.add(code.substring(3), region, NameIndex.OTHER);
        }
    }

    /** "Cork" of "County Cork", "Berlin" of "State of Berlin". */
    private static String withoutKind(String name) {
        return KIND.matcher(name).replaceFirst("");
    }

    private void city(List<String> fields) {
        int city = atlas.addCity(
                Integer.parseInt(fields.get(0)),
                split(fields.get(1), '|').getFirst(),
                fields.get(2),
                fields.get(3),
                Double.parseDouble(fields.get(4)),
                Double.parseDouble(fields.get(5)),
                Integer.parseInt(fields.get(6)),
                fields.get(7).equals("x"));
        if (city < 0) {
            return;
        }
        split(fields.get(1), '|').forEach(name -> names.add(name, city, NameIndex.OWN));
        addAll(fields.get(8), city);
        if ("DE AT CH SE NO DK FI".contains(fields.get(2))) {
            String spelled = withoutUmlauts(fields.get(1));
            if (!spelled.equals(fields.get(1))) {
                names.add(spelled, city, NameIndex.OTHER);
            }
        }
    }

    private static String withoutUmlauts(String name) {
        return name.replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ø", "oe")
                .replace("ü", "ue")
                .replace("å", "aa")
                .replace("Ä", "Ae")
                .replace("Ö", "Oe")
                .replace("Ø", "Oe")
                .replace("Ü", "Ue")
                .replace("Å", "Aa");
    }

    private void addAll(String others, int ordinal) {
        if (!others.isEmpty()) {
            split(others, '|').forEach(name -> names.add(name, ordinal, NameIndex.OTHER));
        }
    }

    private void alias(List<String> fields) {
        int place = atlas.ordinal(fields.get(0));
        if (place < 0) {
            throw new IllegalStateException("aliases.tsv names a place that places.tsv.gz doesn't have: " + fields);
        }
        int manner = switch (fields.get(1)) {
            case "first" -> NameIndex.FIRST;
            case "other" -> NameIndex.OTHER;
            case "beside" -> NameIndex.BESIDE;
            default -> throw new IllegalStateException("aliases.tsv has no such manner: " + fields);
        };
        split(fields.get(2), '|').forEach(name -> names.add(name, place, manner));
    }

    /** What pages call a place, they understand. */
    private void own(PlaceNames.Own own) {
        int place = atlas.ordinal(own.id());
        if (place < 0) {
            throw new IllegalStateException(
                    "A language has a name for a place that places.tsv.gz doesn't have: " + own);
        }
        names.add(own.name(), place, own.manner());
        names.add(withoutUmlauts(own.name()), place, own.manner());
    }

    private void markRegionsNamedAfterCities() {
        for (int region = atlas.regionsFrom(); region < atlas.citiesFrom(); region++) {
            String name = atlas.name(region);
            if (isNameOfCityIn(region, name) || isNameOfCityIn(region, withoutKind(name))) {
                atlas.nameAfterCity(region);
            }
        }
    }

    private boolean isNameOfCityIn(int region, String name) {
        for (int meaning : names.meanings(Words.of(name).hash())) {
            int place = NameIndex.ordinal(meaning);
            boolean own = NameIndex.manner(meaning) == NameIndex.OWN || NameIndex.manner(meaning) == NameIndex.FIRST;
            if (own && atlas.kind(place) == Place.Kind.CITY && atlas.region(place) == region) {
                return true;
            }
        }
        return false;
    }

    private static List<String> split(String line, char separator) {
        List<String> fields = new ArrayList<>(10);
        int start = 0;
        for (int i = line.indexOf(separator); i >= 0; i = line.indexOf(separator, start)) {
            fields.add(line.substring(start, i));
            start = i + 1;
        }
        fields.add(line.substring(start));
        return fields;
    }
}
