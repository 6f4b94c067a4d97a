package io.rolecall.search.offer;

import io.rolecall.query.PlaceWanted;
import io.rolecall.query.Query;
import io.rolecall.query.TextWord;
import io.rolecall.search.rank.Vocabulary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Leaves out one thing that was asked for, or makes it wider. */
final class Broadening {
    private static final int WIDEST_KM = 200;
    private static final int MOST_WORDS = 10;

    /** What is left out as a whole, the ones that people can do without first. */
    private static final List<List<String>> FILTERS = List.of(
            List.of("payMin", "payCurrency", "payPeriod", "payUnknown"),
            List.of("employmentType"),
            List.of("level"),
            List.of("workplace"),
            List.of("category"),
            List.of("language"),
            List.of("title"),
            List.of("organization"),
            List.of("source"));

    private static final Map<String, List<String>> ANYWHERE = Map.of("location", List.of(), "radiusKm", List.of());

    private final Attempt attempt;
    private final Vocabulary vocabulary;
    private final List<Offer> offers = new ArrayList<>();

    private Broadening(Attempt attempt, Vocabulary vocabulary) {
        this.attempt = attempt;
        this.vocabulary = vocabulary;
    }

    /** Wider queries with their totals, what changes the meaning least first. */
    static List<Offer> of(Attempt attempt, Vocabulary vocabulary) throws IOException {
        Broadening broadening = new Broadening(attempt, vocabulary);
        broadening.radius();
        broadening.place();
        broadening.filters();
        broadening.words();
        if (broadening.offers.isEmpty()) {
            broadening.wordsAlone();
        }
        return broadening.offers;
    }

    /** The next circle that has more. */
    private void radius() throws IOException {
        Query query = attempt.query();
        if (query.location().stream().noneMatch(p -> p.place().lat() != null)) {
            return;
        }
        int before = offers.size();
        for (int km = query.radiusKm(); km < WIDEST_KM && offers.size() == before; ) {
            km = Math.min(WIDEST_KM, 2 * km);
            add(Map.of("radiusKm", List.of("" + km)));
        }
    }

    /** The whole country, and where that has no more, anywhere. */
    private void place() throws IOException {
        List<PlaceWanted> places = attempt.query().location();
        if (places.isEmpty()) {
            return;
        }
        Optional<Offer> country = attempt.with(
                Offer.Kind.BROADER,
                Map.of(
                        "location",
                        places.stream()
                                .map(p -> PlaceWanted.BY_ID + p.place().country())
                                .distinct()
                                .toList(),
                        "radiusKm",
                        List.of()));
        (country.isPresent() ? country : attempt.with(Offer.Kind.BROADER, ANYWHERE))
                .filter(wider -> offers.stream().allMatch(circle -> circle.total() < wider.total()))
                .ifPresent(offers::add);
    }

    /** Where it takes more than one to be left out. */
    private void wordsAlone() throws IOException {
        Map<String, List<String>> without = new HashMap<>(ANYWHERE);
        FILTERS.forEach(names -> names.forEach(name -> without.put(name, List.of())));
        without.remove("title");
        List.of("country", "applicantCountry", "excludeOrganization").forEach(name -> without.put(name, List.of()));
        if (attempt.written().containsKey("q") || attempt.written().containsKey("title")) {
            add(without);
        }
    }

    private void filters() throws IOException {
        for (List<String> names : FILTERS) {
            if (names.stream().anyMatch(attempt.written()::containsKey)) {
                Map<String, List<String>> without = new HashMap<>();
                names.forEach(name -> without.put(name, List.of()));
                add(without);
            }
        }
    }

    /** Without words that say nothing of the work; any of them, what has most comes first; all but the one that hinders most. */
    private void words() throws IOException {
        List<String> words = Filler.without(attempt.words());
        if (!words.isEmpty() && words.size() < attempt.words().size()) {
            add(Map.of("q", List.of(String.join(" ", words))));
        }
        if (words.size() >= 2 && words.size() <= MOST_WORDS) {
            add(Map.of("q", List.of(String.join(" OR ", words))));
        }
        if (words.size() >= 3 && words.size() <= MOST_WORDS) {
            fewer(words);
        }
    }

    /** @param titled how many titles and names have the word that is left out */
    private record Rest(Offer offer, int titled) {}

    private void fewer(List<String> words) throws IOException {
        List<Rest> rests = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            List<String> rest = new ArrayList<>(words);
            int titled = titled(rest.remove(i));
            attempt.with(Offer.Kind.BROADER, Map.of("q", List.of(String.join(" ", rest))))
                    .ifPresent(offer -> rests.add(new Rest(offer, titled)));
        }
        rests.stream().min(Comparator.comparingInt(Rest::titled)).ifPresent(r -> offers.add(r.offer));
    }

    private int titled(String word) throws IOException {
        int least = Integer.MAX_VALUE;
        for (TextWord part : TextWord.of(word)) {
            least = Math.min(least, vocabulary.titled(part.form()));
        }
        return least;
    }

    private void add(Map<String, List<String>> changes) throws IOException {
        Optional<Offer> offer = attempt.with(Offer.Kind.BROADER, changes);
        offer.ifPresent(offers::add);
    }
}
