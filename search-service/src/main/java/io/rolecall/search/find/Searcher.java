package io.rolecall.search.find;

import io.rolecall.posting.Posting;
import io.rolecall.query.Distances;
import io.rolecall.query.PostingDocument;
import io.rolecall.query.Query;
import io.rolecall.search.column.Counting;
import io.rolecall.search.column.DocSet;
import io.rolecall.search.column.View;
import io.rolecall.search.find.SearchResult.Found;
import io.rolecall.search.find.SearchResult.Offered;
import io.rolecall.search.find.SearchResult.Other;
import io.rolecall.search.index.Columns;
import io.rolecall.search.index.Index;
import io.rolecall.search.offer.Offer;
import io.rolecall.search.offer.OfferSettings;
import io.rolecall.search.offer.Offers;
import io.rolecall.search.rank.Vocabulary;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers searches from the index alone, in this order: what matches, which of it is on the page, what it looks like, and
 * how much of it has which value. What matches is decided by {@link io.rolecall.query.LuceneQueries#matching} and nothing
 * else, so that an alert with the same criteria gets the same postings.
 */
@Component
public class Searcher {
    /** How many results of the first offer are shown. */
    private static final int OFFERED = 10;

    private final Index index;
    private final Offers offers;
    private final InstantSource clock;

    public Searcher(Index index, OfferSettings offers, InstantSource clock) {
        this.offers = new Offers(offers);
        this.index = index;
        this.clock = clock;
    }

    /** Finds the postings that match, and counts them. */
    public SearchResult search(SearchRequest request) {
        Instant now = clock.instant();
        return index.search(view -> {
            MatchSets matches = MatchSets.of(view, request, now);
            DocSet all = matches.all();
            return new SearchResult(
                    all.size(),
                    request.collapse() ? (long) new Counting(view, all).groups() : null,
                    request.page(),
                    request.size(),
                    page(view, request, all, now),
                    FacetCounts.of(view, request, matches),
                    request.query().understanding(),
                    request.page() > 1 ? List.of() : offers(view, request, all.size(), now));
        });
    }

    /** Other searches, where this one finds little; the first of them with its first results. */
    private List<Offered> offers(View view, SearchRequest request, int found, Instant now) throws IOException {
        List<Offered> offered = new ArrayList<>();
        Vocabulary vocabulary = new Vocabulary(view.getIndexReader());
        for (Offer offer : offers.of(
                request.query(),
                vocabulary,
                found,
                other -> matches(view, request, other, now).size())) {
            Query other = offer.query();
            offered.add(new Offered(
                    offer.kind().name().toLowerCase(Locale.ROOT),
                    other.writtenParameters(),
                    other.understanding(),
                    offer.total(),
                    offered.isEmpty()
                            ? page(view, request.first(OFFERED, other), matches(view, request, other, now), now)
                            : List.of()));
        }
        return offered;
    }

    private static DocSet matches(View view, SearchRequest request, Query query, Instant now) throws IOException {
        return MatchSets.of(view, request.first(1, query), now).all();
    }

    /** The open posting of that id, as the index has it. */
    public Optional<Posting> find(String id) {
        return index.search(view -> {
            ScoreDoc[] hits = view.search(new TermQuery(new Term(PostingDocument.ID, id)), 1).scoreDocs;
            if (hits.length == 0) {
                return Optional.empty();
            }
            int segment = ReaderUtil.subIndex(hits[0].doc, view.getIndexReader().leaves());
            return Optional.of(posting(view, new Hit(segment, hits[0].doc - view.leaf(segment).docBase)));
        });
    }

    private static List<Found> page(View view, SearchRequest request, DocSet matches, Instant now) throws IOException {
        if (matches.size() == 0) {
            return List.of();
        }
        Arrangement arrangement = new Arrangement(view, request);
        List<Hit> page = arrangement.page(new Ranked(view, request, matches, now));
        Map<Hit, List<Hit>> others = request.collapse() ? arrangement.others(page, matches) : Map.of();
        Highlights.Marker marker = new Highlights.Marker(request.query());
        List<Found> found = new ArrayList<>();
        for (Hit hit : page) {
            Posting posting = posting(view, hit);
            List<Other> also = request.collapse() ? new ArrayList<>() : null;
            for (Hit other : others.getOrDefault(hit, List.of())) {
                Posting same = posting(view, other);
                Objects.requireNonNull(also).add(new Other(same.id(), same.source(), same.url()));
            }
            found.add(
                    new Found(posting, marker.mark(posting), marker.why(posting), also, distance(view, request, hit)));
        }
        return found;
    }

    private static @Nullable Double distance(View view, SearchRequest request, Hit hit) throws IOException {
        if (request.sort() != SearchRequest.Order.DISTANCE) {
            return null;
        }
        double km =
                Distances.of(view.leaf(hit.segment()).reader(), request.query()).km(hit.doc());
        return Double.isInfinite(km) ? null : Math.round(km * 10) / 10.0;
    }

    private static Posting posting(View view, Hit hit) throws IOException {
        return Columns.stored(view.leaf(hit.segment()).reader(), hit.doc());
    }
}
