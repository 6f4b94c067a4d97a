package io.rolecall.search.find;

import io.rolecall.posting.Posting;
import io.rolecall.search.index.Index;
import io.rolecall.search.index.IndexSettings;
import io.rolecall.search.offer.OfferSettings;
import io.rolecall.testing.Postings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** A real index of some postings, and a searcher with a clock that stands still. */
record TestIndex(Path folder, Index index, Searcher searcher) implements AutoCloseable {
    static final Instant NOW = Postings.SEEN.plus(Duration.ofDays(10));

    /** A cold machine needs longer than a warm one. */
    private static final OfferSettings OFFERS = new OfferSettings(10, Duration.ofSeconds(10));

    static TestIndex of(Posting... postings) throws IOException {
        return of(List.of(postings));
    }

    static TestIndex of(Collection<Posting> postings) throws IOException {
        Path folder = Files.createTempDirectory("rolecall-index");
        Index index = new Index(new IndexSettings(folder, Duration.ofMillis(500), Duration.ofSeconds(5), 1000, 16));
        index.open();
        index.apply(postings, List.of());
        index.ready();
        return new TestIndex(folder, index, new Searcher(index, OFFERS, () -> NOW));
    }

    @Override
    public void close() throws IOException {
        index.close();
        FileSystemUtils.deleteRecursively(folder);
    }
}
