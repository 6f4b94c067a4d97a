package io.rolecall.search.find;

import io.rolecall.posting.Posting;
import io.rolecall.query.LuceneQueries;
import io.rolecall.query.PostingDocument;
import io.rolecall.search.find.SearchResult.Count;
import io.rolecall.search.find.SearchResult.Found;
import io.rolecall.search.find.SearchResult.Offered;
import io.rolecall.search.index.Columns;
import io.rolecall.search.index.Facet;
import io.rolecall.search.index.Index;
import io.rolecall.search.offer.Offer;
import io.rolecall.search.offer.OfferSettings;
import io.rolecall.search.offer.Offers;
import io.rolecall.search.rank.Ranking;
import io.rolecall.search.rank.Vocabulary;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
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

    /** How many results of the first offer are shown. */
    private static final int OFFERED = 10;

    private static final SortField NEWEST = new SortField(Columns.POSTED, SortField.Type.LONG, true);
    private static final SortField BY_ID = new SortField(Columns.ID, SortField.Type.STRING);
    private static final Sort BY_DATE = new Sort(NEWEST, BY_ID);

    private final Ranking ranking = new Ranking(Columns.POSTED, Columns.ID);
    private final Offers offers;
    private final Index index;
    private final InstantSource clock;

    public Searcher(Index index, OfferSettings offers, InstantSource clock) {
        this.offers = new Offers(offers);
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
                    request.query().understood(),
                    offers(searcher, request, matches.size()));
        });
    }

    /** Other searches, where this one finds little; the first one with its first results. */
    private List<Offered> offers(IndexSearcher searcher, SearchRequest request, int found) throws IOException {
        if (request.page() > 1) {
            return List.of();
        }
        List<Offer> offers = this.offers.of(
                request.query(),
                new Vocabulary(searcher.getIndexReader()),
                found,
                other -> searcher.count(matching(request.with(other))));
        List<Offered> offered = new ArrayList<>();
        for (Offer offer : offers) {
            offered.add(new Offered(
                    offer.kind().name().toLowerCase(Locale.ROOT),
                    offer.query().writtenParameters(),
                    offer.query().understood(),
                    offer.total(),
                    offered.isEmpty()
                            ? page(searcher, request.with(offer.query()).first(OFFERED))
                            : List.of()));
        }
        return offered;
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
        ScoreDoc[] hits = switch (request.sort()) {
            case RELEVANCE -> ranking.top(searcher, request.query(), matching(request), last, clock.instant());
            case DATE ->
                searcher.search(matching(request), new TopFieldCollectorManager(BY_DATE, last, null, last)).scoreDocs;
        };
        StoredFields stored = searcher.storedFields();
        List<Found> found = new ArrayList<>();
        for (int i = first; i < hits.length; i++) {
            Posting posting = posting(stored, hits[i].doc);
            found.add(new Found(posting, Highlights.of(request.query(), posting)));
        }
        return found;
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
