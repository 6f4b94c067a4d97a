package io.rolecall.search.find;

import io.rolecall.search.column.DocSet;
import io.rolecall.search.column.Segment;
import io.rolecall.search.column.View;
import io.rolecall.search.index.Columns;
import io.rolecall.search.index.Facet;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts what was found into pages. Postings of one vacancy can be one result, and an organisation can be kept to two results
 * a page. Both only move results: over all pages nothing is lost and nothing comes twice, because collapsed postings are
 * told with their result, and results change places only within {@value #PAGES_MIXED} pages that always begin at the same.
 */
final class Arrangement {
    private static final int MOST_OF_ONE = 2;
    private static final int PAGES_MIXED = 10;

    private final View view;
    private final SearchRequest request;

    Arrangement(View view, SearchRequest request) {
        this.view = view;
        this.request = request;
    }

    /** The results of the page that is asked for. */
    List<Hit> page(Ranked ranked) throws IOException {
        int first = (request.page() - 1) * request.size();
        int last = first + request.size();
        if (!request.mixed()) {
            return cut(ranked, first, last);
        }
        int mixed = PAGES_MIXED * request.size();
        int from = first / mixed * mixed;
        List<Hit> some = cut(ranked, from, from + mixed);
        return part(mix(some), first - from, last - from);
    }

    private List<Hit> cut(Ranked ranked, int from, int to) throws IOException {
        if (!request.collapse()) {
            return part(ranked.first(to), from, to);
        }
        for (long wanted = to + to / 4 + 20; ; wanted *= 2) {
            int most = (int) Math.min(wanted, ranked.size());
            Set<Integer> seen = new HashSet<>();
            List<Hit> vacancies = new ArrayList<>();
            for (Hit hit : ranked.first(Math.max(1, most))) {
                if (seen.add(view.segments().get(hit.segment()).group(hit.doc()))) {
                    vacancies.add(hit);
                }
            }
            if (vacancies.size() >= to || most == ranked.size()) {
                return part(vacancies, from, to);
            }
        }
    }

    private static List<Hit> part(List<Hit> hits, int from, int to) {
        return hits.subList(Math.min(from, hits.size()), Math.min(to, hits.size()));
    }

    /** Page by page the first of those left whose organisation isn't there twice; where only such are left, the first of them. */
    private List<Hit> mix(List<Hit> hits) {
        Deque<Hit> left = new ArrayDeque<>(hits);
        List<Hit> mixed = new ArrayList<>(hits.size());
        while (!left.isEmpty()) {
            Map<Integer, Integer> onPage = new HashMap<>();
            List<Hit> later = new ArrayList<>();
            int free = request.size();
            while (free > 0 && !left.isEmpty()) {
                Hit hit = left.removeFirst();
                if (onPage.merge(organization(hit), 1, Integer::sum) <= MOST_OF_ONE) {
                    mixed.add(hit);
                    free--;
                } else {
                    later.add(hit);
                }
            }
            int filling = Math.min(free, later.size());
            mixed.addAll(later.subList(0, filling));
            later.subList(filling, later.size()).reversed().forEach(left::addFirst);
        }
        return mixed;
    }

    private int organization(Hit hit) {
        return view.segments().get(hit.segment()).value(Columns.of(Facet.ORGANIZATION), hit.doc());
    }

    /** The other matches of the same vacancies. */
    Map<Hit, List<Hit>> others(List<Hit> page, DocSet matches) {
        Map<Hit, List<Hit>> others = new LinkedHashMap<>();
        Map<Integer, Hit> byGroup = new HashMap<>();
        long[] wanted = new long[(view.groups() >>> 6) + 1];
        for (Hit hit : page) {
            int group = view.segments().get(hit.segment()).group(hit.doc());
            wanted[group >>> 6] |= 1L << group;
            byGroup.put(group, hit);
            others.put(hit, new ArrayList<>());
        }
        for (int s = 0; s < view.segments().size(); s++) {
            Segment segment = view.segments().get(s);
            for (int doc : matches.list(s)) {
                int group = segment.group(doc);
                if ((wanted[group >>> 6] >>> group & 1) != 0) {
                    Hit shown = byGroup.get(group);
                    Hit one = new Hit(s, doc);
                    if (shown != null && !shown.equals(one)) {
                        others.getOrDefault(shown, List.of()).add(one);
                    }
                }
            }
        }
        return others;
    }
}
