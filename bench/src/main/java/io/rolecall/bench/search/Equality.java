package io.rolecall.bench.search;

import io.rolecall.bench.report.Progress;
import io.rolecall.search.find.SearchRequest;
import io.rolecall.search.index.Facet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** That all engines count alike: otherwise there is nothing to compare. */
final class Equality {
    private Equality() {}

    /**
     * @return the totals, by search
     * @throws IllegalStateException for the first difference
     */
    static long[] check(List<Engine> engines, List<SearchRequest> searches, Progress progress) throws IOException {
        long[] totals = new long[searches.size()];
        for (int i = 0; i < totals.length; i++) {
            SearchRequest search = searches.get(i);
            Engine.Page first = engines.getFirst().page(search);
            totals[i] = first.total();
            for (Engine other : engines.subList(1, engines.size())) {
                compare(search, engines.getFirst().name(), first, other.name(), other.page(search));
            }
            int done = i;
            progress.quiet(() -> "compared: %,d of %,d searches".formatted(done, totals.length));
        }
        return totals;
    }

    private static void compare(SearchRequest search, String one, Engine.Page first, String other, Engine.Page second) {
        List<String> wrong = new ArrayList<>();
        if (first.total() != second.total()) {
            wrong.add("totals " + first.total() + " and " + second.total());
        }
        for (Facet facet : Engine.FACETS) {
            Map<String, Integer> ours = new HashMap<>(first.facets().getOrDefault(facet.key(), Map.of()));
            Map<String, Integer> theirs = new HashMap<>(second.facets().getOrDefault(facet.key(), Map.of()));
            if (ours.size() >= Engine.MOST_VALUES || theirs.size() >= Engine.MOST_VALUES) {
                // The last ones may be others of the same count, or in another order: what both have is compared.
                ours.keySet().retainAll(theirs.keySet());
                theirs.keySet().retainAll(ours.keySet());
                if (ours.size() < Engine.MOST_VALUES / 2) {
                    wrong.add(facet.key() + ": hardly a value in common");
                }
            }
            if (!ours.equals(theirs)) {
                wrong.add(facet.key() + " " + ours + " and " + theirs);
            }
        }
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(one + " and " + other + " differ on "
                    + search.query().json() + " within " + search.postedWithin() + ": " + wrong);
        }
    }
}
