package io.rolecall.search.find;

import io.rolecall.query.Query;
import io.rolecall.search.column.DocSet;
import io.rolecall.search.column.View;
import io.rolecall.search.index.Columns;
import io.rolecall.search.rank.Ranking;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.ScoreDoc;

/** The best matches first. Which postings match is decided before; scores only order them. */
final class Relevance {
    private static final Ranking RANKING = new Ranking(Columns.POSTED, Columns.ID);

    private Relevance() {}

    static List<Hit> first(View view, Query query, DocSet matches, int most, Instant now) throws IOException {
        List<Hit> hits = new ArrayList<>();
        for (ScoreDoc found : RANKING.top(view, query, matches.query(), most, now)) {
            int segment = ReaderUtil.subIndex(found.doc, view.getIndexReader().leaves());
            hits.add(new Hit(segment, found.doc - view.leaf(segment).docBase));
        }
        return hits;
    }
}
