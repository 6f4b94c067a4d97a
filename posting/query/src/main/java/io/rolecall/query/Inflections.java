package io.rolecall.query;

import java.util.List;
import java.util.Objects;

/** The inflections by which a query can find a posting at all. */
final class Inflections {
    private Inflections() {}

    /** All of them, or those of the languages asked for: a posting in another doesn't match anyway. */
    static List<Inflection> of(Query query) {
        return query.language().isEmpty()
                ? List.of(Inflection.values())
                : query.language().stream()
                        .map(Inflection::of)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
    }
}
