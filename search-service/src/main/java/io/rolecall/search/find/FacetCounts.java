package io.rolecall.search.find;

import io.rolecall.place.Gazetteer;
import io.rolecall.place.Place;
import io.rolecall.query.PlaceWanted;
import io.rolecall.search.column.Counting;
import io.rolecall.search.column.Counting.Counted;
import io.rolecall.search.column.View;
import io.rolecall.search.find.SearchResult.Count;
import io.rolecall.search.index.Columns;
import io.rolecall.search.index.Facet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The counts of an answer: of each facet the values that matter most, and those that were asked for. */
final class FacetCounts {
    /** The most values of a facet in an answer, besides those that were asked for. */
    private static final int MOST_VALUES = 50;

    /** What places are called, by id. */
    private static final Map<String, String> PLACES = new ConcurrentHashMap<>();

    private FacetCounts() {}

    static Map<String, List<Count>> of(View view, SearchRequest request, MatchSets matches) {
        Map<String, List<String>> criteria = request.query().parameters();
        Map<String, List<Count>> counts = new LinkedHashMap<>();
        for (Facet facet : request.facets()) {
            Counting counting = new Counting(view, matches.counted(facet));
            List<Counted> counted = counted(counting, facet, criteria.getOrDefault(facet.key(), List.of()));
            counts.put(
                    facet.key(),
                    counted.stream()
                            .map(c -> new Count(c.value(), c.count(), label(facet, c.value())))
                            .toList());
        }
        return counts;
    }

    private static List<Counted> counted(Counting counting, Facet facet, List<String> chosen) {
        String field = Columns.of(facet);
        if (facet.order().isPresent()) {
            return counting.first(field, facet.order().get(), MOST_VALUES);
        }
        List<Counted> counted = new ArrayList<>(counting.most(field, MOST_VALUES));
        if (!chosen.isEmpty() && counted.size() == MOST_VALUES) {
            counting.of(field, value -> chosen.stream().anyMatch(value::equalsIgnoreCase)).stream()
                    .filter(c -> !counted.contains(c))
                    .toList()
                    .forEach(counted::add);
        }
        return counted;
    }

    /** What people call a value that isn't a name itself. */
    private static @Nullable String label(Facet facet, String value) {
        return switch (facet) {
            case LOCATION, REGION -> place(value.substring(PlaceWanted.BY_ID.length()));
            case ORGANIZATION,
                    COUNTRY,
                    WORKPLACE,
                    EMPLOYMENT_TYPE,
                    LEVEL,
                    PAY_BAND,
                    CATEGORY,
                    LANGUAGE,
                    POSTED,
                    SOURCE -> null;
        };
    }

    /** Places don't change while the program runs, and each page has up to a hundred. */
    private static @Nullable String place(String id) {
        String known = PLACES.get(id);
        if (known == null) {
            known = named(id);
            if (known != null) {
                PLACES.put(id, known);
            }
        }
        return known;
    }

    private static @Nullable String named(String id) {
        Gazetteer gazetteer = Gazetteer.bundled();
        Optional<Place> place = gazetteer.byId(id);
        return place.map(p -> Stream.of(
                                Optional.of(p.name()),
                                Optional.ofNullable(p.region())
                                        .filter(r -> !r.equals(p.id()))
                                        .flatMap(gazetteer::byId)
                                        .map(Place::name),
                                Optional.of(p.country()))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(", ")))
                .orElse(null);
    }
}
