package io.rolecall.search.find;

import io.rolecall.posting.Posting;
import io.rolecall.query.LuceneQueries;
import io.rolecall.query.PostingDocument;
import io.rolecall.search.find.SearchResult.Count;
import io.rolecall.search.find.SearchResult.Found;
import io.rolecall.search.index.Columns;
import io.rolecall.search.index.Facet;
import io.rolecall.search.index.Index;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.springframework.stereotype.Component;

/**
 * Answers searches from the index alone. Which postings match is decided by {@link LuceneQueries#matching} and nothing
 * else, so that an alert with the same criteria gets the same ones; scores only order them.
 */
@Component
public class Searcher {
    /** The most values of a facet in an answer, besides those that were asked for. */
    private static final int MOST_VALUES = 50;

    /** How much more a posting of this moment counts than an old one, and after how long half of that is gone. */
    private static final double FRESH = 0.3;

    private static final double HALF_LIFE_SECONDS = Duration.ofDays(14).toSeconds();

    private static final SortField NEWEST = new SortField(Columns.POSTED, SortField.Type.LONG, true);
    private static final SortField BY_ID = new SortField(Columns.ID, SortField.Type.STRING);
    private static final Sort BY_RELEVANCE = new Sort(SortField.FIELD_SCORE, NEWEST, BY_ID);
    private static final Sort BY_DATE = new Sort(NEWEST, BY_ID);

    private final Index index;
    private final InstantSource clock;

    public Searcher(Index index, InstantSource clock) {
        this.index = index;
        this.clock = clock;
    }

    /** Finds the postings that match, and counts them. */
    public SearchResult search(SearchRequest request) {
        return index.search(searcher -> {
            MatchSet matches = MatchSet.of(searcher, matching(request));
            List<Found> page = page(searcher, request);
            Map<String, List<Count>> facets = new LinkedHashMap<>();
            for (Facet facet : request.facets()) {
                facets.put(facet.criterion(), counts(searcher, request, facet, matches));
            }
            return new SearchResult(
                    matches.size(),
                    request.page(),
                    request.size(),
                    page,
                    facets,
                    request.query().understanding());
        });
    }

    /** The open posting of that id, as the index has it. */
    public Optional<Posting> find(String id) {
        return index.search(searcher -> {
            ScoreDoc[] hits = searcher.search(new TermQuery(new Term(PostingDocument.ID, id)), 1).scoreDocs;
            return hits.length == 0 ? Optional.empty() : Optional.of(posting(searcher.storedFields(), hits[0].doc));
        });
    }

    private Query matching(SearchRequest request) {
        return within(request, LuceneQueries.matching(request.query()));
    }

    private Query within(SearchRequest request, Query query) {
        Duration age = request.postedWithin();
        if (age == null) {
            return query;
        }
        long since = clock.instant().minus(age).getEpochSecond();
        return new BooleanQuery.Builder()
                .add(query, BooleanClause.Occur.MUST)
                .add(LongPoint.newRangeQuery(Columns.POSTED, since, Long.MAX_VALUE), BooleanClause.Occur.FILTER)
                .build();
    }

    private List<Found> page(IndexSearcher searcher, SearchRequest request) throws IOException {
        int first = (request.page() - 1) * request.size();
        int last = first + request.size();
        Query query = switch (request.sort()) {
            case RELEVANCE -> within(request, fresh(LuceneQueries.scoring(request.query())));
            case DATE -> matching(request);
        };
        Sort sort = switch (request.sort()) {
            case RELEVANCE -> BY_RELEVANCE;
            case DATE -> BY_DATE;
        };
        ScoreDoc[] hits = searcher.search(query, new TopFieldCollectorManager(sort, last, null, last)).scoreDocs;
        StoredFields stored = searcher.storedFields();
        List<Found> found = new ArrayList<>();
        for (int i = first; i < hits.length; i++) {
            Posting posting = posting(stored, hits[i].doc);
            found.add(new Found(posting, Highlights.of(request.query(), posting)));
        }
        return found;
    }

    /** Scores times up to 1 + {@link #FRESH}: enough to order what matches alike, too little to bury a better match. */
    private Query fresh(Query scoring) {
        long now = clock.instant().getEpochSecond();
        return FunctionScoreQuery.boostByValue(
                scoring,
                DoubleValuesSource.fromField(
                        Columns.POSTED,
                        posted -> 1 + FRESH * Math.exp(-Math.log(2) * Math.max(0, now - posted) / HALF_LIFE_SECONDS)));
    }

    private List<Count> counts(IndexSearcher searcher, SearchRequest request, Facet facet, MatchSet matches)
            throws IOException {
        Map<String, List<String>> criteria = new HashMap<>(request.query().parameters());
        List<String> chosen = Objects.requireNonNullElse(criteria.remove(facet.criterion()), List.of());
        MatchSet counted = chosen.isEmpty()
                ? matches
                : MatchSet.of(searcher, matching(request.with(io.rolecall.query.Query.parse(criteria))));
        Map<String, Integer> counts = counted.count(facet);
        Comparator<Count> order = facet.order().isEmpty()
                ? Comparator.comparingInt(Count::count).reversed().thenComparing(Count::value)
                : Comparator.comparingInt(c -> rank(facet, c.value()));
        List<Count> sorted = counts.entrySet().stream()
                .map(e -> new Count(e.getKey(), e.getValue()))
                .sorted(order)
                .toList();
        List<Count> most = new ArrayList<>();
        for (Count count : sorted) {
            if (most.size() < MOST_VALUES || chosen.stream().anyMatch(count.value()::equalsIgnoreCase)) {
                most.add(count);
            }
        }
        return most;
    }

    private static int rank(Facet facet, String value) {
        int at = facet.order().indexOf(value);
        return at < 0 ? Integer.MAX_VALUE : at;
    }

    private static Posting posting(StoredFields stored, int doc) throws IOException {
        BytesRef bytes = stored.document(doc, Set.of(Columns.STORED)).getBinaryValue(Columns.STORED);
        return Columns.stored(Objects.requireNonNull(bytes));
    }
}
