package io.rolecall.search.web;

import io.rolecall.search.find.SearchResult;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one address of a search that can be saved and shared: two that mean the same have the same. */
final class CanonicalLink {
    /** What belongs to a search besides its criteria; which page of it somebody looks at does not. */
    private static final List<String> BESIDE = List.of("postedWithin", "sort");

    /** It stands in a header. */
    private static final int LONGEST = 4_000;

    private CanonicalLink() {}

    /** Null for a search that is too long for a link. */
    static @Nullable String of(URI publicUrl, SearchResult result, Map<String, List<String>> parameters) {
        Map<String, List<String>> canonical = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(result.understood().query().keySet());
        names.stream()
                .sorted()
                .forEach(name -> canonical.put(name, result.understood().query().getOrDefault(name, List.of())));
        BESIDE.stream()
                .filter(parameters::containsKey)
                .forEach(name -> canonical.put(name, parameters.getOrDefault(name, List.of())));
        String link = publicUrl + "/" + Parameters.query(canonical);
        return link.length() <= LONGEST ? link : null;
    }
}
