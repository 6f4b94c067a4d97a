package io.rolecall.bench.relevance;

import io.rolecall.http.InvalidRequestException;
import io.rolecall.posting.Posting;
import io.rolecall.query.InvalidQueryException;
import io.rolecall.search.find.SearchRequest;
import io.rolecall.search.find.SearchResult;
import io.rolecall.search.find.Searcher;
import io.rolecall.search.index.Index;
import io.rolecall.search.index.IndexSettings;
import io.rolecall.search.offer.OfferSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Our search, in process: what {@code GET /v1/postings?q=} answers. */
final class Service implements Engine {
    private final Index index;
    private final Searcher searcher;

    Service(List<Posting> postings, Path folder, Instant now) {
        try {
            index = new Index(new IndexSettings(folder, Duration.ofMillis(500), Duration.ofSeconds(5), 10_000, 64));
            index.open();
            index.apply(postings, List.of());
            index.ready();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        searcher = new Searcher(index, new OfferSettings(10, Duration.ofSeconds(1)), () -> now);
    }

    @Override
    public Answer answer(String text) {
        try {
            SearchResult found = searcher.search(SearchRequest.parse(
                    Map.of("q", List.of(text), "size", List.of("" + Ndcg.DEPTH), "facets", List.of("none"))));
            List<String> results =
                    found.results().stream().map(r -> r.posting().id()).toList();
            List<String> seen = new ArrayList<>(results);
            found.offers().stream()
                    .limit(1)
                    .flatMap(o -> o.results().stream())
                    .forEach(r -> seen.add(r.posting().id()));
            return new Answer(results, seen);
        } catch (InvalidQueryException | InvalidRequestException e) {
            return new Answer(List.of(), List.of());
        }
    }

    @Override
    public void close() {
        try {
            index.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
