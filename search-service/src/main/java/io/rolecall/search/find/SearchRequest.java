package io.rolecall.search.find;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.query.Distances;
import io.rolecall.query.Query;
import io.rolecall.search.index.Facet;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a search: the criteria that an alert could have too, and how the answer is to be cut.
 *
 * @param query the criteria
 * @param postedWithin only postings not older than this; null for all
 * @param sort the order of the results
 * @param page which page, from 1
 * @param size how many results on a page, 1 to {@value #MOST_RESULTS}
 * @param facets what to count by
 * @param collapse whether postings of one vacancy are one result, the others told with it
 * @param diversify whether an organisation is kept to two results on a page, as far as others are near
 */
public record SearchRequest(
        Query query,
        @Nullable Duration postedWithin,
        Order sort,
        int page,
        int size,
        Set<Facet> facets,
        boolean collapse,
        boolean diversify) {
    /** The most results on a page. */
    public static final int MOST_RESULTS = 100;

    /** The last result that can be paged to: who needs more narrows the search or reads the feed. */
    public static final int WINDOW = 10_000;

    private static final int USUAL_SIZE = 20;
    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final Pattern SHORT_DURATION = Pattern.compile("([1-9][0-9]{0,3})([hdw])");

    /** How results are ordered. */
    public enum Order {
        /** The best match first, fresh before old among equals. */
        RELEVANCE,
        /** The newest first. */
        DATE,
        /** The highest pay for a year first; where it isn't known, last. */
        PAY,
        /** The nearest to one of the cities asked for first. */
        DISTANCE
    }

    /** One result for each posting, in the plain order. */
    public SearchRequest(
            Query query, @Nullable Duration postedWithin, Order sort, int page, int size, Set<Facet> facets) {
        this(query, postedWithin, sort, page, size, facets, false, false);
    }

    public SearchRequest {
        if (sort == Order.DISTANCE && Distances.cities(query).isEmpty()) {
            throw new InvalidRequestException("sort", "by distance needs a location that is a city.");
        }
    }

    /**
     * Reads the parameters of an address.
     *
     * @throws InvalidRequestException for a parameter of a search itself that makes no sense
     * @throws io.rolecall.query.InvalidQueryException for a criterion that makes none, or an unknown name
     */
    public static SearchRequest parse(Map<String, List<String>> parameters) {
        Map<String, List<String>> criteria = new LinkedHashMap<>(parameters);
        Optional<String> postedWithin = single(criteria, "postedWithin");
        Optional<String> sort = single(criteria, "sort");
        Optional<String> page = single(criteria, "page");
        Optional<String> size = single(criteria, "size");
        Optional<String> collapse = single(criteria, "collapse");
        Optional<String> diversify = single(criteria, "diversify");
        List<String> facets = criteria.remove("facets");
        int sizeGiven = size.map(s -> number("size", s, MOST_RESULTS)).orElse(USUAL_SIZE);
        return new SearchRequest(
                Query.parse(criteria),
                postedWithin.map(SearchRequest::duration).orElse(null),
                sort.map(SearchRequest::order).orElse(Order.RELEVANCE),
                page.map(p -> page(p, sizeGiven)).orElse(1),
                sizeGiven,
                facets == null ? EnumSet.allOf(Facet.class) : facets(facets),
                collapse.map(c -> yes("collapse", c)).orElse(false),
                diversify.map(d -> yes("diversify", d)).orElse(false));
    }

    /** Whether anything is asked by which a posting can fit better than another. */
    boolean hasWords() {
        return !query.q().isEmpty() || !query.title().isEmpty();
    }

    /** Whether results change places for variety: not where another order or one organisation is asked for. */
    boolean mixed() {
        return diversify && sort == Order.RELEVANCE && query.organization().isEmpty();
    }

    /** The first results for other criteria, without counts; in the same order where they can be. */
    SearchRequest first(int results, Query other) {
        boolean far = sort == Order.DISTANCE && Distances.cities(other).isEmpty();
        return new SearchRequest(
                other, postedWithin, far ? Order.RELEVANCE : sort, 1, results, Set.of(), collapse, diversify);
    }

    private static Optional<String> single(Map<String, List<String>> parameters, String name) {
        List<String> given = parameters.remove(name);
        if (given == null || given.isEmpty()) {
            return Optional.empty();
        }
        if (given.size() > 1) {
            throw new InvalidRequestException(name, "is given " + given.size() + " times; once is enough.");
        }
        return Optional.of(given.getFirst().strip());
    }

    private static int page(String value, int size) {
        int page = number("page", value, WINDOW);
        if ((long) page * size > WINDOW) {
            throw new InvalidRequestException(
                    "page",
                    "reaches beyond result " + WINDOW + ", the last that can be paged to: with size " + size
                            + " that is page " + WINDOW / size + ". Narrow the search instead.");
        }
        return page;
    }

    private static int number(String name, String value, int most) {
        if (value.matches("[0-9]{1,6}")) {
            int number = Integer.parseInt(value);
            if (number >= 1 && number <= most) {
                return number;
            }
        }
        throw new InvalidRequestException(name, "is not a whole number from 1 to " + most + ".");
    }

    private static Order order(String value) {
        return switch (value) {
            case "relevance" -> Order.RELEVANCE;
            case "date" -> Order.DATE;
            case "pay" -> Order.PAY;
            case "distance" -> Order.DISTANCE;
            default -> throw new InvalidRequestException("sort", "is not one of: relevance, date, pay, distance.");
        };
    }

    private static boolean yes(String name, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidRequestException(name, "is neither true nor false.");
        };
    }

    private static Duration duration(String value) {
        Matcher matcher = SHORT_DURATION.matcher(value);
        Duration duration = null;
        if (matcher.matches()) {
            int n = Integer.parseInt(matcher.group(1));
            duration = switch (matcher.group(2)) {
                case "h" -> Duration.ofHours(n);
                case "d" -> Duration.ofDays(n);
                default -> Duration.ofDays(7L * n);
            };
        } else {
            try {
                duration = Duration.parse(value.toUpperCase(Locale.ROOT));
            } catch (DateTimeParseException e) {
                // Answered below, as any other value that is none.
            }
        }
        if (duration == null || !duration.isPositive() || duration.compareTo(LONGEST) > 0) {
            throw new InvalidRequestException(
                    "postedWithin", "is not a time span such as 24h, 7d, 2w or P30D, of at most ten years.");
        }
        return duration;
    }

    private static Set<Facet> facets(List<String> given) {
        Set<Facet> facets = EnumSet.noneOf(Facet.class);
        for (String names : given) {
            for (String name : names.split(",")) {
                if (!name.isBlank() && !name.strip().equals("none")) {
                    facets.add(Facet.named(name.strip())
                            .orElseThrow(() -> new InvalidRequestException(
                                    "facets",
                                    "has a name that is none of: "
                                            + Arrays.stream(Facet.values())
                                                    .map(Facet::key)
                                                    .collect(Collectors.joining(", "))
                                            + ", none.")));
                }
            }
        }
        return facets;
    }
}
