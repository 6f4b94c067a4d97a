package io.rolecall.search.web;

import static io.rolecall.search.web.Parameters.query;
import static io.rolecall.search.web.Parameters.without;
import static io.rolecall.search.web.Parameters.withoutValue;

import io.rolecall.posting.EmploymentType;
import io.rolecall.posting.Level;
import io.rolecall.posting.Workplace;
import io.rolecall.search.find.SearchResult.Count;
import io.rolecall.search.index.Facet;
import io.rolecall.search.web.SearchPage.Group;
import io.rolecall.search.web.SearchPage.Link;
import io.rolecall.search.web.SearchPage.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The filters beside the results: what can be chosen, with its counts, and what is. */
final class FilterGroups {
    private static final int OPTIONS_SHOWN = 10;

    /** What most people narrow by first. Pay and days have their own fields and drawings. */
    private static final List<Facet> ORDER = List.of(
            Facet.WORKPLACE,
            Facet.LOCATION,
            Facet.REGION,
            Facet.COUNTRY,
            Facet.EMPLOYMENT_TYPE,
            Facet.LEVEL,
            Facet.ORGANIZATION,
            Facet.CATEGORY,
            Facet.LANGUAGE,
            Facet.SOURCE);

    /** What the form shows in its fields, or what is no filter. */
    private static final Set<String> NOT_CHOSEN =
            Set.of("q", "location", "radiusKm", "sort", "size", "facets", "collapse", "diversify");

    private final Map<String, List<String>> parameters;
    private final Labels words;

    FilterGroups(Map<String, List<String>> parameters, Labels words) {
        this.parameters = parameters;
        this.words = words;
    }

    List<Group> of(Map<String, List<Count>> facets) {
        List<Group> groups = new ArrayList<>();
        for (Facet facet : ORDER) {
            List<Count> counts = facets.getOrDefault(facet.key(), List.of());
            Group group = byLink(facet) ? links(facet, counts) : boxes(facet, counts);
            if (!group.options().isEmpty()) {
                groups.add(group);
            }
        }
        return groups;
    }

    private Group boxes(Facet facet, List<Count> counts) {
        List<String> chosen = parameters.getOrDefault(facet.key(), List.of());
        List<Option> options = new ArrayList<>();
        String unknown = null;
        for (Count count : counts) {
            boolean checked = chosen.stream().anyMatch(c -> c.equalsIgnoreCase(count.value()));
            if (count.value().equals(Facet.UNKNOWN)) {
                unknown = words.number(count.count());
            } else if (checked || options.size() < OPTIONS_SHOWN) {
                options.add(new Option(
                        count.value(), label(facet, count.value()), words.number(count.count()), checked, null));
            }
        }
        // What was asked for and nothing has stays to be seen, and to be taken back.
        for (String value : chosen) {
            if (options.stream().noneMatch(o -> o.value().equalsIgnoreCase(value))) {
                options.add(new Option(value, label(facet, value), "", true, null));
            }
        }
        return new Group(facet.key(), title(facet), options, unknown, !chosen.isEmpty() || early(facet));
    }

    /** Places take the place of the one asked for: the form has one field for them. */
    private Group links(Facet facet, List<Count> counts) {
        List<Option> options = counts.stream()
                .limit(OPTIONS_SHOWN)
                .map(c -> new Option(
                        c.value(),
                        words.place(c),
                        words.number(c.count()),
                        parameters.getOrDefault("location", List.of()).contains(c.value()),
                        PlaceLink.of(c, parameters)))
                .toList();
        return new Group(facet.key(), title(facet), options, null, early(facet));
    }

    private static boolean byLink(Facet facet) {
        return facet == Facet.LOCATION || facet == Facet.REGION;
    }

    private static boolean early(Facet facet) {
        return switch (facet) {
            case WORKPLACE, EMPLOYMENT_TYPE, COUNTRY, LEVEL, LOCATION -> true;
            case ORGANIZATION, REGION, PAY_BAND, POSTED, CATEGORY, LANGUAGE, SOURCE -> false;
        };
    }

    /** The filters that are on, each with the address without it. */
    List<Link> chosen() {
        Map<String, List<String>> first = without(parameters, "page");
        List<Link> chosen = new ArrayList<>();
        first.forEach((name, values) -> {
            if (!NOT_CHOSEN.contains(name)) {
                values.forEach(value ->
                        chosen.add(new Link(named(name, value), "/" + query(withoutValue(first, name, value)), false)));
            }
        });
        return chosen;
    }

    /** A criterion's value in words. */
    String named(String name, String value) {
        Optional<Facet> facet = Facet.named(name);
        if (facet.isPresent()) {
            return title(facet.get()) + ": " + label(facet.get(), value);
        }
        return words.textOr("criterion." + name, name)
                + ": "
                + switch (name) {
                    case "payPeriod" -> words.textOr("per." + value, value);
                    case "payUnknown" -> words.text("pay.stated");
                    case "postedWithin" -> words.textOr("posted." + value, words.text("posted.other", value));
                    case "applicantCountry" -> words.country(value);
                    case "payMin" -> number(value);
                    default -> value;
                };
    }

    private String number(String value) {
        return value.matches("[0-9]{1,12}") ? words.number(Long.parseLong(value)) : value;
    }

    private String title(Facet facet) {
        return words.text("facet." + facet.key());
    }

    private String label(Facet facet, String value) {
        return switch (facet) {
            case WORKPLACE ->
                named(Workplace.class, value).map(words::workplace).orElse(value);
            case EMPLOYMENT_TYPE ->
                named(EmploymentType.class, value).map(words::employmentType).orElse(value);
            case LEVEL -> named(Level.class, value).map(words::level).orElse(value);
            case COUNTRY -> words.country(value);
            case LANGUAGE -> words.language(value);
            case CATEGORY -> words.category(value);
            case ORGANIZATION, LOCATION, REGION, PAY_BAND, POSTED, SOURCE -> value;
        };
    }

    private static <E extends Enum<E>> Optional<E> named(Class<E> type, @Nullable String name) {
        return Stream.of(type.getEnumConstants())
                .filter(e -> e.name().equalsIgnoreCase(name))
                .findAny();
    }
}
