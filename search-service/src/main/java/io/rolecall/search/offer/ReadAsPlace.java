package io.rolecall.search.offer;

import io.rolecall.place.Gazetteer;
import io.rolecall.query.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes words at the end or the beginning of a text for the name of a place, as people type both into one box. */
final class ReadAsPlace {
    private static final int LONGEST_NAME = 3;

    /** More words are no search for a job at a place, and each end would be looked up. */
    private static final int MOST_WORDS = 10;

    private static final Set<String> BEFORE = Set.of(
            "in", "near", "at", "around", "bei", "um", "nahe", "à", "a", "en", "dans", "près", "cerca", "te", "i",
            "nära");

    private ReadAsPlace() {}

    /** The rest of the words, at that place. */
    static Optional<Offer> of(Attempt attempt) throws IOException {
        Query query = attempt.query();
        List<String> words = attempt.words();
        if (!query.location().isEmpty() || !query.country().isEmpty() || words.size() > MOST_WORDS) {
            return Optional.empty();
        }
        for (int length = Math.min(LONGEST_NAME, words.size() - 1); length > 0; length--) {
            for (int from : new int[] {words.size() - length, 0}) {
                List<String> rest = new ArrayList<>(words);
                List<String> name = rest.subList(from, from + length);
                String place = String.join(" ", name);
                name.clear();
                if (from > 0
                        && rest.size() > 1
                        && BEFORE.contains(rest.getLast().toLowerCase(Locale.ROOT))) {
                    rest.removeLast();
                }
                if (Gazetteer.bundled().find(place).isPresent()) {
                    Optional<Offer> there = attempt.with(
                            Offer.Kind.PLACE, Map.of("q", List.of(String.join(" ", rest)), "location", List.of(place)));
                    if (there.isPresent()) {
                        return there;
                    }
                }
            }
        }
        return Optional.empty();
    }
}
