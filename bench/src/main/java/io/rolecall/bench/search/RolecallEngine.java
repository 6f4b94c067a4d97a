package io.rolecall.bench.search;

import io.rolecall.posting.Posting;
import io.rolecall.search.find.SearchRequest;
import io.rolecall.search.find.SearchResult;
import io.rolecall.search.find.SearchResult.Count;
import io.rolecall.search.find.Searcher;
import io.rolecall.search.index.Index;
import io.rolecall.search.index.IndexSettings;
import io.rolecall.search.index.Position;
import io.rolecall.search.offer.OfferSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What search-service answers from, without HTTP. */
final class RolecallEngine implements Engine {
    private final Path folder;
    private final Index index;
    private final Searcher searcher;

    RolecallEngine(Path folder, Instant now) throws IOException {
        this.folder = folder;
        this.index = new Index(new IndexSettings(folder, Duration.ofMillis(500), Duration.ofSeconds(5), 10_000, 256));
        // Nothing is offered: the peers have no like of it.
        this.searcher = new Searcher(index, new OfferSettings(0, Duration.ZERO), () -> now);
        index.open();
    }

    @Override
    public String name() {
        return "rolecall";
    }

    @Override
    public void index(List<Posting> postings) throws IOException {
        Map<String, String> refused = index.apply(postings, List.of());
        if (!refused.isEmpty()) {
            throw new IllegalStateException("refused: " + refused);
        }
    }

    @Override
    public void ready() throws IOException {
        index.commit(Position.START);
        index.ready();
    }

    @Override
    public long postings() {
        return index.outdated() ? 0 : index.size();
    }

    /** Makes changes visible. */
    void refresh() throws IOException {
        index.refresh();
    }

    @Override
    public Page page(SearchRequest request) {
        SearchResult result = searcher.search(request);
        Map<String, Map<String, Integer>> facets = new LinkedHashMap<>();
        result.facets().forEach((facet, counts) -> {
            Map<String, Integer> byValue = LinkedHashMap.newLinkedHashMap(counts.size());
            for (Count count : counts) {
                byValue.put(count.value(), count.count());
            }
            facets.put(facet, byValue);
        });
        long marked = 0;
        for (SearchResult.Found found : result.results()) {
            marked += found.highlights().title().length()
                    + found.highlights().description().length();
        }
        return new Page(
                result.total(),
                facets,
                result.results().stream().map(r -> r.posting().id()).toList(),
                marked);
    }

    @Override
    public long bytes() throws IOException {
        return Folders.bytes(folder);
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
