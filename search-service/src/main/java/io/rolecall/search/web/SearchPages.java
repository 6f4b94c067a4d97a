package io.rolecall.search.web;

import static io.rolecall.search.web.Parameters.query;
import static io.rolecall.search.web.Parameters.with;
import static io.rolecall.search.web.Parameters.without;
import static io.rolecall.search.web.Parameters.withoutValue;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.Workplace;
import io.rolecall.query.PlaceWanted;
import io.rolecall.search.find.SearchRequest;
import io.rolecall.search.find.SearchResult;
import io.rolecall.search.find.SearchResult.Count;
import io.rolecall.search.index.Facet;
import io.rolecall.search.web.SearchPage.Chosen;
import io.rolecall.search.web.SearchPage.Group;
import io.rolecall.search.web.SearchPage.Item;
import io.rolecall.search.web.SearchPage.Option;
import io.rolecall.search.web.SearchPage.Pair;
import io.rolecall.search.web.SearchPage.Results;
import io.rolecall.search.web.SearchPage.Trouble;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays out the search page from an address and what was found for it. */
@Component
final class SearchPages {
    private static final int OPTIONS_SHOWN = 10;

    /** What most people narrow by first. */
    private static final List<Facet> ORDER = List.of(
            Facet.WORKPLACE,
            Facet.EMPLOYMENT_TYPE,
            Facet.LEVEL,
            Facet.COUNTRY,
            Facet.ORGANIZATION,
            Facet.CATEGORY,
            Facet.LANGUAGE,
            Facet.SOURCE);

    /** The fields of the form besides the filters. */
    private static final Set<String> FIELDS = Set.of(
            "q", "location", "radiusKm", "payMin", "payCurrency", "payPeriod", "payUnknown", "postedWithin", "sort");

    private static final String[] NOT_CRITERIA = {
        "postedWithin", "sort", "page", "size", "facets", "collapse", "diversify"
    };

    private final WebSettings settings;
    private final InstantSource clock;

    SearchPages(WebSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    SearchPage found(Map<String, List<String>> parameters, SearchRequest request, SearchResult result) {
        return page(
                parameters,
                groups(parameters, result.facets()),
                results(parameters, request, result),
                null,
                request.query().location());
    }

    SearchPage failed(Map<String, List<String>> parameters, Trouble trouble) {
        return page(parameters, List.of(), null, trouble, List.of());
    }

    private SearchPage page(
            Map<String, List<String>> parameters,
            List<Group> groups,
            @Nullable Results results,
            @Nullable Trouble trouble,
            List<PlaceWanted> places) {
        Map<String, String> fields = new HashMap<>();
        List<Pair> hidden = new ArrayList<>();
        Set<String> shown = new java.util.HashSet<>();
        groups.forEach(g -> shown.add(g.name()));
        parameters.forEach((name, values) -> {
            if (FIELDS.contains(name)) {
                fields.put(name, values.getFirst());
                values.stream().skip(1).forEach(v -> hidden.add(new Pair(name, v)));
            } else if (!shown.contains(name) && !name.equals("page")) {
                values.forEach(v -> hidden.add(new Pair(name, v)));
            }
        });
        if (places.size() == 1 && fields.getOrDefault("location", "").startsWith(PlaceWanted.BY_ID)) {
            // A link from a mail names the place by its id; people want to read its name.
            fields.put("location", places.getFirst().name());
        }
        return new SearchPage(
                fields,
                hidden,
                groups,
                chosen(parameters),
                results,
                trouble,
                settings.notifyUrl() + "/alerts/new" + query(without(parameters, NOT_CRITERIA)),
                "/" + query(parameters));
    }

    private Results results(Map<String, List<String>> parameters, SearchRequest request, SearchResult result) {
        long all = Objects.requireNonNullElse(result.vacancies(), result.total());
        long reachable = Math.min(all, SearchRequest.WINDOW);
        long pages = Math.max(1, (reachable + result.size() - 1) / result.size());
        int page = result.page();
        Map<String, List<String>> first = without(parameters, "page");
        return new Results(
                result.total(),
                Labels.number(result.total()),
                page,
                Labels.number(pages),
                result.results().stream().map(f -> Item.of(f, clock.instant())).toList(),
                page > 1 ? "/" + query(page == 2 ? first : with(first, "page", String.valueOf(page - 1))) : null,
                page < pages ? "/" + query(with(first, "page", String.valueOf(page + 1))) : null,
                "/" + query(without(first, "sort")),
                "/" + query(with(first, "sort", "date")),
                request.sort() == SearchRequest.Order.DATE,
                understood(result),
                OfferedSearch.of(parameters, result, clock.instant()));
    }

    /** Only what was read otherwise than it was written, such as a place, or as more. */
    private static List<String> understood(SearchResult result) {
        Stream<String> read = result.understood().criteria().stream()
                .filter(u ->
                        Set.of("location", "applicantCountry", "payCurrency").contains(u.criterion()))
                .map(u -> u.criterion().equals("payCurrency") ? "pay " + u.meaning() : u.meaning());
        Stream<String> also = result.understood().concepts().stream()
                .map(c -> "“" + c.word() + "” also finds " + String.join(", ", c.also()));
        return Stream.concat(read, also).toList();
    }

    private static List<Group> groups(Map<String, List<String>> parameters, Map<String, List<Count>> facets) {
        List<Group> groups = new ArrayList<>();
        for (Facet facet : ORDER) {
            List<Count> counts = facets.getOrDefault(facet.key(), List.of());
            List<String> chosen = parameters.getOrDefault(facet.key(), List.of());
            List<Option> options = new ArrayList<>();
            String unknown = null;
            for (Count count : counts) {
                boolean checked = chosen.stream().anyMatch(c -> c.equalsIgnoreCase(count.value()));
                if (count.value().equals(Facet.UNKNOWN)) {
                    unknown = Labels.number(count.count());
                } else if (checked || options.size() < OPTIONS_SHOWN) {
                    options.add(new Option(
                            count.value(), label(facet, count.value()), Labels.number(count.count()), checked));
                }
            }
            // What was asked for and nothing has stays to be seen, and to be taken back.
            for (String value : chosen) {
                if (options.stream().noneMatch(o -> o.value().equalsIgnoreCase(value))) {
                    options.add(new Option(value, label(facet, value), "", true));
                }
            }
            if (!options.isEmpty()) {
                groups.add(new Group(facet.key(), title(facet), options, unknown, !chosen.isEmpty() || early(facet)));
            }
        }
        return groups;
    }

    private static boolean early(Facet facet) {
        return switch (facet) {
            case WORKPLACE, EMPLOYMENT_TYPE, COUNTRY, LEVEL, ORGANIZATION -> true;
            case LOCATION, REGION, PAY_BAND, POSTED, CATEGORY, LANGUAGE, SOURCE -> false;
        };
    }

    private static List<Chosen> chosen(Map<String, List<String>> parameters) {
        Map<String, List<String>> first = without(parameters, "page");
        List<Chosen> chosen = new ArrayList<>();
        first.forEach((name, values) -> {
            if (Stream.of("q", "location", "radiusKm", "sort", "size", "facets", "collapse", "diversify")
                    .anyMatch(name::equals)) {
                return;
            }
            for (String value : values) {
                String label = Facet.named(name)
                        .map(f -> title(f) + ": " + label(f, value))
                        .orElse(name + ": " + value);
                chosen.add(new Chosen(label, "/" + query(withoutValue(first, name, value))));
            }
        });
        return chosen;
    }

    private static String title(Facet facet) {
        return switch (facet) {
            case ORGANIZATION -> "Organisation";
            case LOCATION -> "Place";
            case REGION -> "Region";
            case COUNTRY -> "Country";
            case WORKPLACE -> "Workplace";
            case EMPLOYMENT_TYPE -> "Employment";
            case LEVEL -> "Level";
            case PAY_BAND -> "Pay";
            case CATEGORY -> "Category";
            case LANGUAGE -> "Language";
            case POSTED -> "Posted";
            case SOURCE -> "Source";
        };
    }

    private static String label(Facet facet, String value) {
        return switch (facet) {
            case WORKPLACE ->
                named(Workplace.class, value).map(Labels::workplace).orElse(value);
            case EMPLOYMENT_TYPE ->
                named(EmploymentType.class, value).map(Labels::employmentType).orElse(value);
            case LEVEL -> named(Level.class, value).map(Labels::level).orElse(value);
            case COUNTRY -> Labels.country(value);
            case LANGUAGE -> Labels.language(value);
            case ORGANIZATION, LOCATION, REGION, PAY_BAND, CATEGORY, POSTED, SOURCE -> value;
        };
    }

    private static <E extends Enum<E>> Optional<E> named(Class<E> type, String name) {
        return Stream.of(type.getEnumConstants())
                .filter(e -> e.name().equalsIgnoreCase(name))
                .findAny();
    }
}
