package io.rolecall.search.find;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.rolecall.posting.Location;
import io.rolecall.posting.Posting;
import io.rolecall.posting.Workplace;
import io.rolecall.query.AnalysedPosting;
import io.rolecall.query.Evaluator;
import io.rolecall.query.Query;
import io.rolecall.search.find.SearchResult.Count;
import io.rolecall.search.index.Columns;
import io.rolecall.search.index.Facet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a search must answer, worked out posting by posting: slow, and obviously right. */
final class NaiveSearch {
    private final List<AnalysedPosting> postings;
    private final SearchRequest request;
    private final Instant now;

    /** By facet, because each page is compared with the same ones. */
    private final Map<Facet, List<Count>> counts = new EnumMap<>(Facet.class);

    NaiveSearch(Collection<Posting> postings, SearchRequest request, Instant now) {
        this.postings = postings.stream().map(AnalysedPosting::of).toList();
        this.request = request;
        this.now = now;
    }

    SearchRequest request() {
        return request;
    }

    List<Posting> matches() {
        return matches(request.query(), true);
    }

    private List<Posting> matches(Query query, boolean postedWithin) {
        return postings.stream()
                .filter(p -> Evaluator.matches(query, p))
                .map(AnalysedPosting::posting)
                .filter(p -> !postedWithin
                        || request.postedWithin() == null
                        || Columns.posted(p).getEpochSecond()
                                >= now.minus(request.postedWithin()).getEpochSecond())
                .toList();
    }

    long vacancies() {
        return matches().stream().map(Posting::clusterId).distinct().count();
    }

    /** All values, in the order of the answer, of which there may be only the first fifty. */
    List<Count> counts(Facet facet) {
        return counts.computeIfAbsent(facet, this::count);
    }

    private List<Count> count(Facet facet) {
        TreeMap<String, List<String>> others = new TreeMap<>(request.query().parameters());
        others.keySet().removeAll(facet.filters());
        Map<String, Long> counts = matches(Query.parse(others), facet != Facet.POSTED).stream()
                .flatMap(p -> values(facet, p).distinct())
                .collect(groupingBy(v -> v, counting()));
        Comparator<Count> order = facet.order()
                .map(o -> Comparator.comparing(Count::value, o))
                .orElse(Comparator.comparingInt(Count::count).reversed().thenComparing(Count::value));
        return counts.entrySet().stream()
                .map(e -> new Count(e.getKey(), e.getValue().intValue()))
                .sorted(order)
                .toList();
    }

    private static Stream<String> values(Facet facet, Posting posting) {
        List<Location> places = Stream.concat(posting.locations().stream(), posting.applicantLocations().stream())
                .toList();
        return switch (facet) {
            case ORGANIZATION -> Stream.of(posting.organization().name());
            case LOCATION -> places.stream().filter(l -> l.lat() != null).map(l -> "place:" + l.placeId());
            case REGION ->
                places.stream().map(Location::region).filter(Objects::nonNull).map(r -> "place:" + r);
            case COUNTRY -> places.stream().map(Location::country).filter(Objects::nonNull);
            case WORKPLACE ->
                Stream.of(posting.workplace())
                        .filter(w -> w != Workplace.UNKNOWN)
                        .map(Enum::name);
            case EMPLOYMENT_TYPE ->
                posting.employmentTypes().isEmpty()
                        ? Stream.of("UNKNOWN")
                        : posting.employmentTypes().stream().map(Enum::name);
            case LEVEL -> Stream.of(posting.level().name());
            case PAY_BAND -> Stream.empty();
            case CATEGORY -> Stream.ofNullable(posting.category());
            case LANGUAGE -> Stream.ofNullable(posting.language());
            case POSTED ->
                Stream.of(LocalDate.ofInstant(Columns.posted(posting), ZoneOffset.UTC)
                        .toString());
            case SOURCE -> Stream.of(posting.source());
        };
    }
}
