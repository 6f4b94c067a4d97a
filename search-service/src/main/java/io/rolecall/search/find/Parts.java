package io.rolecall.search.find;

import io.rolecall.query.Query;
import io.rolecall.search.index.Facet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A query taken apart: its words, and its filters by name. All parts together mean what the query means, because a posting
 * matches when all its criteria hold; criteria that are one filter stay together.
 */
final class Parts {
    /** The words, as if they were a filter. */
    private static final String WORDS = "words";

    private static final Map<String, String> FILTER_OF = new HashMap<>();

    static {
        for (Facet facet : Facet.values()) {
            facet.filters().forEach(criterion -> FILTER_OF.put(criterion, filter(facet)));
        }
        FILTER_OF.put("q", WORDS);
        FILTER_OF.put("title", WORDS);
    }

    private final @Nullable Query words;
    private final SortedMap<String, SortedMap<String, List<String>>> filters = new TreeMap<>();

    Parts(Query query) {
        query.parameters()
                .forEach((criterion, values) -> filters.computeIfAbsent(
                                FILTER_OF.getOrDefault(criterion, criterion), _ -> new TreeMap<>())
                        .put(criterion, values));
        SortedMap<String, List<String>> texts = filters.remove(WORDS);
        this.words = texts == null ? null : Query.parse(texts);
    }

    /** The name of the filter that a facet's values are chosen by. */
    static String filter(Facet facet) {
        return String.join(",", new TreeSet<>(facet.filters()));
    }

    /** What is searched for in texts; null when nothing is. */
    @Nullable Query words() {
        return words;
    }

    /** The criteria of each filter. */
    SortedMap<String, SortedMap<String, List<String>>> filters() {
        return filters;
    }
}
