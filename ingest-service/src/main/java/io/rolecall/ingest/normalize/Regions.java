package io.rolecall.ingest.normalize;

import io.rolecall.posting.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Groups of countries that places and postings name: Europe, EMEA, DACH. A place is found by its country's code, so a group is kept as
 * its countries, each with the words that named the group.
 */
final class Regions {
    /** As many places as a posting holds. */
    static final int MOST = 50;

    private static final Phrases NAMES = new Phrases();
    private static final List<Set<String>> COUNTRIES = new ArrayList<>();

    static {
        Map<String, Set<String>> groups = new HashMap<>();
        for (String[] line : Patterns.table("regions.tsv")) {
            Set<String> countries = new LinkedHashSet<>();
            for (String code : line.length < 3 ? new String[0] : line[2].split(" ")) {
                countries.addAll(
                        code.startsWith("+") ? groups.getOrDefault(code.substring(1), Set.of()) : Set.of(code));
            }
            if (countries.size() > MOST) {
                throw new IllegalStateException(
                        "regions.tsv has more countries for " + line[0] + " than a posting holds");
            }
            groups.put(line[0], countries);
            COUNTRIES.add(countries);
            Stream.of(line[1].split("\\|")).forEach(name -> NAMES.put(Words.ofText(name), COUNTRIES.size() - 1));
        }
    }

    private Regions() {}

    /** A group that a text names, and where in the text. */
    record Named(Set<String> countries, int start, int end) {
        /** Its countries as places that are called by the words of the text. */
        List<Location> locations(String text) {
            return countries.stream()
                    .map(code -> new Location(text, null, null, code, null, null, code))
                    .toList();
        }

        boolean hasAny(Collection<Location> places) {
            return places.stream().anyMatch(place -> place.country() != null && countries.contains(place.country()));
        }
    }

    /** The groups that a short text names, in its order. */
    static List<Named> in(String text) {
        Words words = Words.ofText(text);
        Phrases.Found found = new Phrases.Found();
        List<Named> all = new ArrayList<>(1);
        for (int i = 0; i < words.count(); i++) {
            if (NAMES.longestAt(words, i, found)) {
                Set<String> countries = COUNTRIES.get(found.number);
                if (!countries.isEmpty()) {
                    all.add(new Named(countries, words.start(i), words.end(found.end - 1)));
                }
                i = found.end - 1;
            }
        }
        return all;
    }
}
