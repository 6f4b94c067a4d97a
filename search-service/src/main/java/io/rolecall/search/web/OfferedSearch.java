package io.rolecall.search.web;

import static io.rolecall.search.web.Parameters.query;

import io.rolecall.search.find.SearchResult;
import io.rolecall.search.find.SearchResult.Offered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Another search as the page shows it beneath the results, which it is no part of.
 *
 * @param href its address
 * @param found how many it finds, in words
 * @param difference what it asks for that the search doesn't, or the other way round
 * @param mistyped whether words were taken for mistyped ones
 * @param items its first results, without those that are shown already
 */
record OfferedSearch(String href, String found, String difference, boolean mistyped, List<SearchPage.Item> items) {
    /** What an offer may leave out, and the page has words for. */
    private static final Set<String> LEFT_OUT = Set.of(
            "employmentType",
            "organization",
            "workplace",
            "level",
            "category",
            "language",
            "source",
            "title",
            "payMin",
            "country",
            "applicantCountry",
            "excludeOrganization");

    static List<OfferedSearch> of(
            Map<String, List<String>> parameters, SearchResult result, Instant now, Labels words) {
        Set<String> shown = new HashSet<>();
        result.results().forEach(r -> shown.add(r.posting().id()));
        Set<String> criteria = result.understood().query().keySet();
        List<OfferedSearch> offers = new ArrayList<>();
        for (Offered offered : result.offers()) {
            Map<String, List<String>> address = new LinkedHashMap<>(parameters);
            address.remove("page");
            address.keySet().removeAll(criteria);
            address.putAll(offered.parameters());
            offers.add(new OfferedSearch(
                    "/" + query(address),
                    words.count("postings", offered.total()),
                    difference(result, offered, words),
                    offered.kind().equals("spelling"),
                    offered.results().stream()
                            .filter(f -> shown.add(f.posting().id()))
                            .map(f -> SearchPage.Item.of(f, now, words))
                            .toList()));
        }
        return offers;
    }

    private static String difference(SearchResult result, Offered offered, Labels words) {
        Map<String, List<String>> asked = result.understood().query();
        Map<String, List<String>> other = offered.understood().query();
        List<String> said = new ArrayList<>();
        for (String text : List.of("q", "title")) {
            if (other.containsKey(text) && !other.get(text).equals(asked.get(text))) {
                said.add(words.text(
                        "offers.for",
                        offered.parameters().getOrDefault(text, List.of()).stream()
                                .map(t -> words.text("quoted", t))
                                .collect(Collectors.joining(" " + words.text("offers.or") + " "))));
            }
        }
        if (asked.containsKey("location") && !other.containsKey("location")) {
            said.add(words.text("offers.anywhere"));
        } else if (!other.getOrDefault("location", List.of()).equals(asked.getOrDefault("location", List.of()))
                || !other.getOrDefault("radiusKm", List.of()).equals(asked.getOrDefault("radiusKm", List.of()))) {
            offered.understood().places().forEach(p -> said.add(words.place(p)));
        }
        asked.keySet().stream()
                .filter(name -> !other.containsKey(name) && LEFT_OUT.contains(name))
                .forEach(name -> said.add(words.text("offers.whatever", words.text("offers." + name))));
        return String.join(" ", said);
    }
}
