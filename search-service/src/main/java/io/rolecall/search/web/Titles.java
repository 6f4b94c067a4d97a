package io.rolecall.search.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A search in the words of its address, as the title of a page or a feed. */
final class Titles {
    private static final String[] NO_CRITERIA = {
        "sort", "page", "size", "facets", "collapse", "diversify", "radiusKm", PageLanguage.PARAMETER
    };

    private Titles() {}

    static String of(Map<String, List<String>> parameters, Labels words) {
        FilterGroups filters = new FilterGroups(parameters, words);
        List<String> said = new ArrayList<>();
        Parameters.without(parameters, NO_CRITERIA)
                .forEach((name, values) -> said.add(
                        switch (name) {
                            case "q" -> joined(values, words);
                            case "location" -> place(values, parameters.get("radiusKm"), words);
                            default ->
                                values.stream()
                                        .map(v -> filters.named(name, v))
                                        .collect(Collectors.joining(" " + words.text("offers.or") + " "));
                        }));
        return said.isEmpty() ? words.text("title.all") : String.join(", ", said);
    }

    private static String place(
            List<String> values, @org.jspecify.annotations.Nullable List<String> radius, Labels words) {
        String named = joined(values.stream().map(words::place).toList(), words);
        return radius == null || radius.isEmpty()
                ? words.text("understood.place", named)
                : words.text("understood.radius", named, radius.getFirst());
    }

    private static String joined(List<String> values, Labels words) {
        return String.join(" " + words.text("offers.or") + " ", values);
    }
}
