package io.rolecall.search.find;

import io.rolecall.query.Query;
import io.rolecall.search.column.DocSet;
import io.rolecall.search.column.View;
import io.rolecall.search.index.Facet;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * What matches, and for each filter whose facet is counted what would match without it: the words are looked for once, each
 * filter is a set of bits, and the rest is arithmetic on bits.
 */
final class MatchSets {
    private final DocSet all;
    private final Map<String, DocSet> without;

    private MatchSets(DocSet all, Map<String, DocSet> without) {
        this.all = all;
        this.without = without;
    }

    static MatchSets of(View view, SearchRequest request, Instant now) throws IOException {
        Parts parts = new Parts(request.query());
        Query words = parts.words();
        Filter found = words == null ? null : new Filter.Found(words);
        List<String> names = new ArrayList<>();
        List<Filter> filters = new ArrayList<>();
        SortedMap<String, SortedMap<String, List<String>>> criteria = parts.filters();
        criteria.forEach((name, values) -> {
            names.add(name);
            filters.add(new Filter.Kept(values));
        });
        if (request.postedWithin() != null) {
            names.add(Parts.filter(Facet.POSTED));
            filters.add(new Filter.Posted(now.minus(request.postedWithin()).getEpochSecond()));
        }
        Map<String, List<FixedBitSet>> without = new TreeMap<>();
        for (Facet facet : request.facets()) {
            if (names.contains(Parts.filter(facet))) {
                without.putIfAbsent(Parts.filter(facet), new ArrayList<>());
            }
        }
        List<FixedBitSet> all = new ArrayList<>();
        for (int segment = 0; segment < view.segments().size(); segment++) {
            FixedBitSet base = base(view, segment, found);
            List<FixedBitSet> passing = new ArrayList<>();
            for (Filter filter : filters) {
                passing.add(filter.passing(view, segment));
            }
            for (Map.Entry<String, List<FixedBitSet>> one : without.entrySet()) {
                one.getValue().add(and(base, passing, names.indexOf(one.getKey())));
            }
            all.add(and(base, passing, -1));
        }
        Map<String, DocSet> sets = new HashMap<>();
        without.forEach((name, bits) -> sets.put(name, new DocSet(bits)));
        return new MatchSets(new DocSet(all), sets);
    }

    /** What the words find, or everything, without what is deleted. */
    private static FixedBitSet base(View view, int segment, @Nullable Filter words) throws IOException {
        int documents = view.leaf(segment).reader().maxDoc();
        FixedBitSet base;
        if (words != null) {
            base = words.passing(view, segment);
        } else {
            base = new FixedBitSet(documents);
            base.set(0, documents);
        }
        Bits live = view.leaf(segment).reader().getLiveDocs();
        if (live != null) {
            live.applyMask(base, 0);
        }
        return base;
    }

    private static FixedBitSet and(FixedBitSet base, List<FixedBitSet> filters, int but) {
        FixedBitSet all = base.clone();
        for (int i = 0; i < filters.size(); i++) {
            if (i != but) {
                all.and(filters.get(i));
            }
        }
        return all;
    }

    /** What matches. */
    DocSet all() {
        return all;
    }

    /** What is counted by a facet: all that would match if its own filter were off. */
    DocSet counted(Facet facet) {
        return Objects.requireNonNullElse(without.get(Parts.filter(facet)), all);
    }
}
