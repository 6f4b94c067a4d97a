package io.rolecall.bench.match;

import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingCodec;
import io.rolecall.query.LuceneQueries;
import io.rolecall.query.PostingDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Lucene Monitor as it does best: the multipass presearcher, two passes, with a weightor that has seen how common each term is
 * among postings. Documents are those of search-service, and so are queries, but for what only pays with many documents.
 */
final class MonitorEngine implements Engine {
    private static final int PASSES = 2;
    private static final int AT_ONCE = 10_000;

    /** The rough search for a radius: it lays a grid first, which costs half a millisecond for each query tried. */
    private static final Class<? extends Query> ROUGH =
            LatLonPoint.newDistanceQuery(PostingDocument.POINT, 0, 0, 1).getClass();

    private final Monitor monitor;
    private final Map<BytesRef, BytesRef> terms = new ConcurrentHashMap<>();

    /** @param sample postings from which it learns */
    MonitorEngine(List<Posting> sample) {
        Map<Term, Integer> frequencies = frequencies(sample);
        double all = sample.size() + 1.0;
        try {
            monitor = new Monitor(
                    PostingDocument.analyzer(),
                    new MultipassTermFilteredPresearcher(
                            PASSES,
                            0,
                            term -> Math.log(all / (0.5 + frequencies.getOrDefault(term, 0))),
                            List.of(),
                            Set.of()),
                    new MonitorConfiguration().setQueryUpdateBufferSize(AT_ONCE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Term, Integer> frequencies(List<Posting> sample) {
        Map<Term, Integer> frequencies = new HashMap<>();
        for (Posting posting : sample) {
            Set<Term> here = new HashSet<>();
            for (IndexableField field : PostingDocument.of(posting)) {
                if (field.fieldType().indexOptions() != IndexOptions.NONE) {
                    terms(field, here);
                }
            }
            here.forEach(term -> frequencies.merge(term, 1, Integer::sum));
        }
        return frequencies;
    }

    private static void terms(IndexableField field, Set<Term> here) {
        try (TokenStream tokens = field.tokenStream(PostingDocument.analyzer(), null)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                here.add(new Term(field.name(), term.toString()));
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "Lucene Monitor";
    }

    @Override
    public void register(List<Alert> some) {
        List<MonitorQuery> queries = some.parallelStream()
                .map(alert -> new MonitorQuery(alert.id(), forOneDocument(LuceneQueries.matching(alert.query()))))
                .toList();
        try {
            monitor.register(queries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same without the rough search: the exact one stands beside it and decides alone. Equal terms are kept once. */
    private Query forOneDocument(Query query) {
        if (query instanceof SynonymQuery any) {
            SynonymQuery.Builder same = new SynonymQuery.Builder(any.getField());
            any.getTerms().forEach(term -> same.addTerm(terms.computeIfAbsent(term.bytes(), t -> t), 1));
            return same.build();
        }
        if (query instanceof ConstantScoreQuery constant) {
            return new ConstantScoreQuery(forOneDocument(constant.getQuery()));
        }
        if (query instanceof BooleanQuery all) {
            BooleanQuery.Builder kept = new BooleanQuery.Builder();
            for (BooleanClause clause : all) {
                if (!ROUGH.isInstance(clause.query())) {
                    kept.add(forOneDocument(clause.query()), clause.occur());
                }
            }
            return kept.build();
        }
        return query;
    }

    @Override
    public List<String> match(byte[] record) {
        Document document = PostingDocument.of(PostingCodec.decode(record).posting());
        try {
            MatchingQueries<QueryMatch> found = monitor.match(document, QueryMatch.SIMPLE_MATCHER);
            if (!found.getErrors().isEmpty()) {
                throw new IllegalStateException("Lucene Monitor failed: " + found.getErrors());
            }
            List<String> ids = new ArrayList<>(found.getMatchCount());
            found.getMatches().forEach(match -> ids.add(match.getQueryId()));
            return ids;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            monitor.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
