package io.rolecall.search.find;

import io.rolecall.query.Distances;
import io.rolecall.search.column.DocSet;
import io.rolecall.search.column.Segment;
import io.rolecall.search.column.View;
import io.rolecall.search.index.Columns;
import io.rolecall.search.rank.Ranking;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.ScoreDoc;

/** What matches, in the order that is asked for: as many of the first as are wanted. */
final class Ranked {
    private static final Ranking RANKING = new Ranking(Columns.POSTED, Columns.ID);

    private final View view;
    private final SearchRequest request;
    private final DocSet matches;
    private final Instant now;

    Ranked(View view, SearchRequest request, DocSet matches, Instant now) {
        this.view = view;
        this.request = request;
        this.matches = matches;
        this.now = now;
    }

    /** How many there are at all. */
    int size() {
        return matches.size();
    }

    /** The first ones; of more the beginning is the same. */
    List<Hit> first(int most) throws IOException {
        return switch (request.sort()) {
            case RELEVANCE -> request.hasWords() ? whole(best(most), most) : newest(most);
            case DATE -> newest(most);
            case PAY -> Best.of(view, matches, most, s -> view.segments().get(s).numbers(Columns.PAY));
            case DISTANCE -> Best.of(view, matches, most, this::nearness);
        };
    }

    private List<Hit> best(int most) throws IOException {
        List<Hit> hits = new ArrayList<>(Math.min(most, matches.size()));
        for (ScoreDoc found : RANKING.top(view, request.query(), matches.query(), most, now)) {
            int segment = ReaderUtil.subIndex(found.doc, view.getIndexReader().leaves());
            hits.add(new Hit(segment, found.doc - view.leaf(segment).docBase));
        }
        return hits;
    }

    /** What matches without a word that scores stands at the end, the newest first: scores never decide what is found. */
    private List<Hit> whole(List<Hit> best, int most) throws IOException {
        if (best.size() >= Math.min(most, matches.size())) {
            return best;
        }
        Set<Hit> all = new LinkedHashSet<>(best);
        all.addAll(newest(most));
        return all.stream().limit(most).toList();
    }

    private List<Hit> newest(int most) throws IOException {
        return Best.newest(view, matches, most);
    }

    /** Metres below zero, because the larger comes first. */
    private long[] nearness(int segment) throws IOException {
        Distances distances = Distances.of(view.leaf(segment).reader(), request.query());
        long[] nearness = new long[view.leaf(segment).reader().maxDoc()];
        for (int doc : matches.list(segment)) {
            double km = distances.km(doc);
            nearness[doc] = Double.isInfinite(km) ? Segment.NONE : -Math.round(km * 1000);
        }
        return nearness;
    }
}
