package io.rolecall.bench.workload;

import io.rolecall.place.Gazetteer;
import io.rolecall.place.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/** Where work is: real cities, a few of which have most of it. */
final class Cities {
    /** @param text as a source would write it */
    record City(String text, Place place) {}

    private final List<City> cities;
    private final Zipf popularity;

    Cities() {
        try (InputStream file = Objects.requireNonNull(Cities.class.getResourceAsStream("cities.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            cities = lines.lines().map(Cities::city).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        popularity = new Zipf(cities.size(), 0.7);
    }

    private static City city(String text) {
        Place place = Gazetteer.bundled()
                .find(text)
                .filter(p -> p.kind() == Place.Kind.CITY)
                .orElseThrow(() -> new IllegalStateException("No city: " + text));
        return new City(text, place);
    }

    City draw(SplittableRandom random) {
        return cities.get(popularity.draw(random));
    }
}
