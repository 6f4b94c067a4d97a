package io.rolecall.search.web;

import io.rolecall.posting.Organization;
import io.rolecall.query.InvalidQueryException;
import io.rolecall.search.find.SearchRequest;
import io.rolecall.search.find.SearchResult;
import io.rolecall.search.find.SearchResult.Count;
import io.rolecall.search.find.SearchResult.Found;
import io.rolecall.search.find.Searcher;
import io.rolecall.search.index.Facet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What open postings tell of an organisation. Its postings are those that the search for its name finds, as an alert and a feed of it
 * do; so longer names that contain the name are among them, and how many is told.
 */
@Component
final class Organizations {
    private static final int LATEST = 10;
    private static final int MOST_COUNTS = 20;

    private final Searcher searcher;

    Organizations(Searcher searcher) {
        this.searcher = searcher;
    }

    /**
     * @param name as most of its postings write it
     * @param url its own page; null where no posting of the latest says
     * @param postings how many are open
     * @param ofLongerNames how many of them are of organisations whose name says more
     * @param places cities, the most common first
     * @param regions first-level regions
     * @param pay null where none is stated
     * @param latest the newest first
     */
    record Described(
            String name,
            @Nullable String url,
            long postings,
            long ofLongerNames,
            List<Count> places,
            List<Count> regions,
            List<Count> countries,
            List<Count> categories,
            @Nullable PayRange pay,
            List<Found> latest) {}

    /**
     * Between which yearly figures the pay lies by which postings are compared.
     *
     * @param from whole euro, a multiple of {@link Facet#BAND}
     * @param to the same; null where some is above {@link Facet#LAST_BAND}
     * @param stated how many postings state it
     */
    record PayRange(long from, @Nullable Long to, String currency, String period, long stated) {}

    /** Empty where no open posting is of an organisation of that name, in whatever case its letters are. */
    Optional<Described> find(String name) {
        if (name.isBlank() || !name.equals(name.strip())) {
            return Optional.empty();
        }
        SearchResult result;
        try {
            result = searcher.search(SearchRequest.parse(Map.of(
                    "organization", List.of(name),
                    "sort", List.of("date"),
                    "size", List.of(String.valueOf(LATEST)),
                    "collapse", List.of("true"),
                    "facets", List.of("organization,location,region,country,category,payBand"))));
        } catch (InvalidQueryException e) {
            // Nothing that a search could ask for, and so no page.
            return Optional.empty();
        }
        List<Count> spellings = counts(result, Facet.ORGANIZATION).stream()
                .filter(c -> c.value().equalsIgnoreCase(name))
                .toList();
        if (spellings.isEmpty()) {
            return Optional.empty();
        }
        String usual = spellings.stream()
                .max(Comparator.comparingInt(Count::count))
                .map(Count::value)
                .orElse(name);
        long exactly = spellings.stream().mapToLong(Count::count).sum();
        return Optional.of(new Described(
                usual,
                result.results().stream()
                        .map(f -> f.posting().organization())
                        .filter(o -> o.name().equalsIgnoreCase(name))
                        .map(Organization::url)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                result.total(),
                Math.max(0, result.total() - exactly),
                first(result, Facet.LOCATION),
                first(result, Facet.REGION),
                first(result, Facet.COUNTRY),
                first(result, Facet.CATEGORY),
                pay(counts(result, Facet.PAY_BAND)),
                result.results()));
    }

    private static @Nullable PayRange pay(List<Count> bands) {
        List<Count> stated =
                bands.stream().filter(c -> !c.value().equals(Facet.UNKNOWN)).toList();
        if (stated.isEmpty()) {
            return null;
        }
        long from = lowest(stated).min(Comparator.naturalOrder()).orElse(0L);
        long last = lowest(stated).max(Comparator.naturalOrder()).orElse(0L);
        return new PayRange(
                from,
                last == Facet.LAST_BAND ? null : last + Facet.BAND,
                "EUR",
                "YEAR",
                stated.stream().mapToLong(Count::count).sum());
    }

    private static Stream<Long> lowest(List<Count> bands) {
        return bands.stream().map(c -> Long.valueOf(c.value()));
    }

    private static List<Count> first(SearchResult result, Facet facet) {
        return counts(result, facet).stream().limit(MOST_COUNTS).toList();
    }

    private static List<Count> counts(SearchResult result, Facet facet) {
        return result.facets().getOrDefault(facet.key(), List.of());
    }
}
