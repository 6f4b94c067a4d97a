package io.rolecall.search.web;

import static io.rolecall.search.web.Parameters.query;
import static io.rolecall.search.web.Parameters.with;
import static io.rolecall.search.web.Parameters.without;

import io.rolecall.query.Distances;
import io.rolecall.query.PlaceWanted;
import io.rolecall.query.Understanding;
import io.rolecall.search.find.SearchRequest;
import io.rolecall.search.find.SearchRequest.Order;
import io.rolecall.search.find.SearchResult;
import io.rolecall.search.index.Facet;
import io.rolecall.search.web.SearchPage.Begun;
import io.rolecall.search.web.SearchPage.Feeds;
import io.rolecall.search.web.SearchPage.Group;
import io.rolecall.search.web.SearchPage.Item;
import io.rolecall.search.web.SearchPage.Link;
import io.rolecall.search.web.SearchPage.Pair;
import io.rolecall.search.web.SearchPage.Results;
import io.rolecall.search.web.SearchPage.Trouble;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays out the search page from an address and what was found for it. */
@Component
final class SearchPages {
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

    /** @param begun the same for longer words, to be offered; null where that makes no sense */
    SearchPage found(
            Map<String, List<String>> parameters,
            @Nullable Map<String, List<String>> begun,
            SearchRequest request,
            SearchResult result,
            Labels words) {
        return page(
                parameters,
                parameters,
                new FilterGroups(parameters, words).of(result.facets()),
                results(parameters, request, result, begun == null ? null : Begun.of(begun, false), words),
                null,
                request.query().location(),
                CanonicalLink.of(settings.publicUrl(), result, parameters),
                words);
    }

    /** What is found for the longer words; the form and the address keep what is typed. */
    SearchPage begun(
            Map<String, List<String>> parameters,
            Map<String, List<String>> begun,
            SearchRequest request,
            SearchResult result,
            Labels words) {
        return page(
                parameters,
                begun,
                new FilterGroups(begun, words).of(result.facets()),
                results(begun, request, result, Begun.of(begun, true), words),
                null,
                request.query().location(),
                null,
                words);
    }

    SearchPage failed(Map<String, List<String>> parameters, Trouble trouble, Labels words) {
        Map<String, List<String>> shown = Parameters.beginnings(parameters);
        return page(shown, shown, List.of(), null, trouble, List.of(), null, words);
    }

    /** @param shown the search that the results are of, and what is made of them */
    private SearchPage page(
            Map<String, List<String>> parameters,
            Map<String, List<String>> shown,
            List<Group> groups,
            @Nullable Results results,
            @Nullable Trouble trouble,
            List<PlaceWanted> places,
            @Nullable String canonical,
            Labels words) {
        Map<String, String> fields = new HashMap<>();
        List<Pair> hidden = new ArrayList<>();
        Set<String> inGroups = new HashSet<>();
        groups.forEach(g -> inGroups.add(g.name()));
        parameters.forEach((name, values) -> {
            if (FIELDS.contains(name)) {
                fields.put(name, values.getFirst());
                values.stream().skip(1).forEach(v -> hidden.add(new Pair(name, v)));
            } else if (!inGroups.contains(name) && !name.equals("page")) {
                values.forEach(v -> hidden.add(new Pair(name, v)));
            }
        });
        if (places.size() == 1 && fields.getOrDefault("location", "").startsWith(PlaceWanted.BY_ID)) {
            // A link from a mail names the place by its id; people want to read its name.
            fields.put("location", places.getFirst().name(words.locale()));
        }
        String other = words.text("other.lang");
        String title = Titles.of(parameters, words);
        return new SearchPage(
                title,
                words.text("page.description", title),
                fields,
                hidden,
                groups,
                new FilterGroups(parameters, words).chosen(),
                results,
                trouble,
                settings.notifyUrl() + "/alerts/new" + query(without(shown, NOT_CRITERIA)),
                Feeds.of(without(shown, "sort", "page", "size", "facets", "collapse", "diversify"), words),
                "/" + query(parameters),
                canonical,
                "/" + query(with(parameters, PageLanguage.PARAMETER, other)));
    }

    private Results results(
            Map<String, List<String>> parameters,
            SearchRequest request,
            SearchResult result,
            @Nullable Begun begun,
            Labels words) {
        long all = Objects.requireNonNullElse(result.vacancies(), result.total());
        long reachable = Math.min(all, SearchRequest.WINDOW);
        long pages = Math.max(1, (reachable + result.size() - 1) / result.size());
        int page = result.page();
        Map<String, List<String>> first = without(parameters, "page");
        Instant now = clock.instant();
        boolean grouped = request.collapse() || request.diversify();
        return new Results(
                result.total(),
                words.count("postings", result.total()),
                all == result.total() ? null : words.count("vacancies", all),
                words.text("page.of", words.number(page), words.number(pages)),
                result.results().stream().map(f -> Item.of(f, now, words)).toList(),
                page > 1 ? "/" + query(page == 2 ? first : with(first, "page", String.valueOf(page - 1))) : null,
                page < pages ? "/" + query(with(first, "page", String.valueOf(page + 1))) : null,
                orders(first, request, words),
                words.text(grouped ? "grouped" : "ungrouped"),
                grouped
                        ? new Link(
                                words.text("grouped.off"),
                                "/" + query(with(with(first, "collapse", "false"), "diversify", "false")),
                                false)
                        : new Link(
                                words.text("grouped.on"), "/" + query(without(first, "collapse", "diversify")), false),
                understood(result.understood(), words),
                OfferedSearch.of(parameters, result, now, words),
                Histogram.ofPay(parameters, result.facets().getOrDefault(Facet.PAY_BAND.key(), List.of()), words),
                Histogram.ofDays(
                        parameters,
                        result.facets().getOrDefault(Facet.POSTED.key(), List.of()),
                        LocalDate.ofInstant(now, ZoneOffset.UTC),
                        words),
                PlaceMap.of(parameters, result.facets().getOrDefault(Facet.LOCATION.key(), List.of()), words),
                begun);
    }

    private static List<Link> orders(Map<String, List<String>> first, SearchRequest request, Labels words) {
        List<Link> orders = new ArrayList<>();
        for (Order order : Order.values()) {
            if (order == Order.DISTANCE && Distances.cities(request.query()).isEmpty()) {
                continue;
            }
            String name = order.name().toLowerCase(Locale.ROOT);
            orders.add(new Link(
                    words.text("order." + name),
                    "/" + query(order == Order.RELEVANCE ? without(first, "sort") : with(first, "sort", name)),
                    request.sort() == order));
        }
        return orders;
    }

    /** Only what was read otherwise than it was written, such as a place, or as more. */
    private static List<String> understood(Understanding understanding, Labels words) {
        List<String> read = new ArrayList<>();
        understanding.places().forEach(p -> read.add(words.place(p)));
        understanding
                .query()
                .getOrDefault("applicantCountry", List.of())
                .forEach(c -> read.add(words.text("understood.applicant", words.country(c))));
        understanding
                .concepts()
                .forEach(c -> read.add(words.text("understood.also", c.word(), String.join(", ", also(c, words)))));
        if (!understanding.fillers().isEmpty()) {
            read.add(words.text("understood.fillers", String.join(" ", understanding.fillers())));
        }
        var pay = understanding.pay();
        if (pay != null && pay.yearly() != null && pay.ratesOf() != null) {
            read.add(words.text("understood.pay", new PayLabel(words).euro(pay.yearly()), words.day(pay.ratesOf())));
        }
        return read;
    }

    private static List<String> also(Understanding.AlsoFound concept, Labels words) {
        List<String> also = new ArrayList<>(concept.also());
        concept.occupations().forEach(name -> also.add(words.text("understood.occupation", name)));
        return also;
    }
}
