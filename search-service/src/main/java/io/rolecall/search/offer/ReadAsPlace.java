package io.rolecall.search.offer;

import io.rolecall.place.Gazetteer;
import io.rolecall.query.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes words at the end or the beginning of a text for the name of a place, as people type both into one box. */
final class ReadAsPlace {
    private static final int LONGEST_NAME = 3;

    /** More words are no search for a job at a place, and each end would be looked up. */
    private static final int MOST_WORDS = 10;

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
                List<String> said = Filler.without(rest);
                if (!Filler.is(place) && Gazetteer.bundled().find(place).isPresent()) {
                    List<String> text = said.isEmpty() ? List.of() : List.of(String.join(" ", said));
                    Optional<Offer> there =
                            attempt.with(Offer.Kind.PLACE, Map.of("q", text, "location", List.of(place)));
                    if (there.isPresent()) {
                        return there;
                    }
                }
            }
        }
        return Optional.empty();
    }
}
