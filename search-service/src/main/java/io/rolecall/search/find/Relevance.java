package io.rolecall.search.find;

import io.rolecall.query.LuceneQueries;
import io.rolecall.search.column.DocSet;
import io.rolecall.search.column.View;
import io.rolecall.search.index.Columns;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;

/** The best matches first. Which postings match is decided before; scores only order them. */
final class Relevance {
    /** How much more a posting of this moment counts than an old one, and after how long half of that is gone. */
    private static final double FRESH = 0.3;

    private static final double HALF_LIFE_SECONDS = Duration.ofDays(14).toSeconds();

    private static final Sort BY_SCORE = new Sort(
            SortField.FIELD_SCORE,
            new SortField(Columns.POSTED, SortField.Type.LONG, true),
            new SortField(Columns.ID, SortField.Type.STRING));

    private Relevance() {}

    static List<Hit> first(View view, io.rolecall.query.Query query, DocSet matches, int most, Instant now)
            throws IOException {
        Query scored = new BooleanQuery.Builder()
                .add(matches.query(), Occur.FILTER)
                .add(fresh(LuceneQueries.scoring(query), now), Occur.MUST)
                .build();
        List<Hit> hits = new ArrayList<>();
        for (ScoreDoc found : view.search(scored, new TopFieldCollectorManager(BY_SCORE, most, null, most)).scoreDocs) {
            int segment = ReaderUtil.subIndex(found.doc, view.getIndexReader().leaves());
            hits.add(new Hit(segment, found.doc - view.leaf(segment).docBase));
        }
        return hits;
    }

    /** Scores times up to 1 + {@link #FRESH}: enough to order what matches alike, too little to bury a better match. */
    private static Query fresh(Query scoring, Instant now) {
        long moment = now.getEpochSecond();
        return FunctionScoreQuery.boostByValue(
                scoring,
                DoubleValuesSource.fromField(
                        Columns.POSTED,
                        posted ->
                                1 + FRESH * Math.exp(-Math.log(2) * Math.max(0, moment - posted) / HALF_LIFE_SECONDS)));
    }
}
