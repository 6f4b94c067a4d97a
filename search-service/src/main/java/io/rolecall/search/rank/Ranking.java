package io.rolecall.search.rank;

import io.rolecall.query.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;

/**
 * Puts the best of a match set in order, in two passes: a cheap one over all of it by the weighted field, and a close look at
 * the best {@value #CLOSER}. What comes behind those stays in the order of the first pass, so that pages never overlap.
 */
public final class Ranking {
    /** How many are looked at closely. */
    static final int CLOSER = 200;

    private static final double HALF_LIFE_SECONDS = Duration.ofDays(14).toSeconds();

    private final String posted;
    private final String id;
    private final Sort newest;
    private final Weights weights;

    /**
     * @param posted the doc-values field that says when a posting was posted, in seconds
     * @param id the sorted doc-values field that decides between equals
     */
    public Ranking(String posted, String id) {
        this(posted, id, Weights.USUAL);
    }

    Ranking(String posted, String id, Weights weights) {
        this.posted = posted;
        this.id = id;
        this.weights = weights;
        this.newest =
                new Sort(new SortField(posted, SortField.Type.LONG, true), new SortField(id, SortField.Type.STRING));
    }

    /**
     * The first of what matches.
     *
     * @param filter finds the match set
     * @param n how many are wanted at most
     * @return documents with their scores; the newest first where the query has no words
     */
    public ScoreDoc[] top(
            IndexSearcher searcher, Query query, org.apache.lucene.search.Query filter, int n, Instant now)
            throws IOException {
        Wanted wanted = Wanted.of(query);
        if (wanted.nothing()) {
            return searcher.search(filter, new TopFieldCollectorManager(newest, n, null, n)).scoreDocs;
        }
        IndexSearcher scoring = new IndexSearcher(searcher.getIndexReader());
        scoring.setSimilarity(FirstPass.SIMILARITY);
        int first = Math.max(n, CLOSER);
        ScoreDoc[] hits = scoring.search(
                        FirstPass.query(wanted, filter), new TopScoreDocCollectorManager(first, null, 1))
                .scoreDocs;
        int closer = Math.min(CLOSER, hits.length);
        ScoreDoc[] best = rescored(scoring, wanted, Arrays.copyOf(hits, closer), now);
        System.arraycopy(best, 0, hits, 0, closer);
        return hits.length <= n ? hits : Arrays.copyOf(hits, n);
    }

    private record Best(ScoreDoc hit, long posted, LeafReaderContext leaf) {}

    private ScoreDoc[] rescored(IndexSearcher searcher, Wanted wanted, ScoreDoc[] hits, Instant now)
            throws IOException {
        double[] shares = new double[wanted.groups().size()];
        double most = 0;
        for (int g = 0; g < shares.length; g++) {
            shares[g] =
                    FirstPass.weight(searcher.getIndexReader(), wanted.groups().get(g));
            most += shares[g];
        }
        for (int g = 0; g < shares.length; g++) {
            shares[g] /= most;
        }
        Candidate candidate = new Candidate(wanted, shares, weights);
        List<String> sequence = wanted.groups().stream()
                .flatMap(g -> g.ways().getFirst().stream())
                .limit(12)
                .toList();
        List<Best> best = new ArrayList<>(hits.length);
        Arrays.sort(hits, Comparator.comparingInt(h -> h.doc));
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        int from = 0;
        while (from < hits.length) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(hits[from].doc, leaves));
            int end = leaf.docBase + leaf.reader().maxDoc();
            int to = from;
            while (to < hits.length && hits[to].doc < end) {
                to++;
            }
            look(leaf, Arrays.asList(hits).subList(from, to), candidate, sequence, most, now, best);
            from = to;
        }
        best.sort(Comparator.comparingDouble((Best b) -> -b.hit.score)
                .thenComparing(Comparator.comparingLong(Best::posted).reversed())
                .thenComparing(this::name));
        return best.stream().map(Best::hit).toArray(ScoreDoc[]::new);
    }

    private void look(
            LeafReaderContext leaf,
            List<ScoreDoc> hits,
            Candidate candidate,
            List<String> sequence,
            double most,
            Instant now,
            List<Best> best)
            throws IOException {
        LeafReader reader = leaf.reader();
        BinaryDocValues cards = reader.getBinaryDocValues(RankFields.CARD);
        NumericDocValues dates = reader.getNumericDocValues(posted);
        Nearness nearness = new Nearness(reader, sequence);
        for (ScoreDoc hit : hits) {
            int doc = hit.doc - leaf.docBase;
            TitleCard card =
                    cards != null && cards.advanceExact(doc) ? TitleCard.read(cards.binaryValue()) : TitleCard.NONE;
            if (sequence.size() > 1) {
                nearness.look(doc, card.language());
            }
            long since = dates != null && dates.advanceExact(doc) ? dates.longValue() : 0;
            double age = Math.max(0, now.getEpochSecond() - since) / HALF_LIFE_SECONDS;
            double score = candidate.score(
                    card, Math.min(1, hit.score / most), nearness.inARow(), nearness.density(), Math.pow(2, -age));
            best.add(new Best(new ScoreDoc(hit.doc, (float) score), since, leaf));
        }
    }

    /** Read only between equals: ids are kept compressed. */
    private String name(Best best) {
        try {
            SortedDocValues ids = best.leaf.reader().getSortedDocValues(id);
            return ids != null && ids.advanceExact(best.hit.doc - best.leaf.docBase)
                    ? ids.lookupOrd(ids.ordValue()).utf8ToString()
                    : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
