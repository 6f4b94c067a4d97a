package io.rolecall.search.index;

import static io.rolecall.testing.Postings.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.Posting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an index that this version can't answer from. */
class SchemaTest {
    private static final Position HERE = new Position(Map.of(Position.key("topic", 3), 42L));
    private static final Position THERE = new Position(Map.of(Position.key("topic", 3), 43L));

    @TempDir
    Path folder;

    @Test
    void anIndexOfAnotherSchemaIsBuiltAnew() throws IOException {
        Path place = folder.resolve("index");
        try (FSDirectory directory = FSDirectory.open(place);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()))) {
            writer.setLiveCommitData(Map.of("rolecall.schema", "0").entrySet());
            writer.commit();
        }
        try (Index index = index()) {
            assertThat(index.open()).isEmpty();
            assertThat(folder.resolve("index.damaged")).doesNotExist();
        }
    }

    @Test
    void anIndexOfAnotherSchemaStaysAsItIsUntilTheNextOneIsReady() throws IOException {
        written("0, another schema", aPosting().build());
        Path old = folder.resolve("index/generation-1");
        for (int start = 0; start < 2; start++) {
            try (Index index = index()) {
                assertThat(index.open()).as("start %s", start).isEmpty();
                index.apply(List.of(aPosting().build(), aPosting().build()), List.of());
                index.commit(THERE);
                assertThat(folder.resolve("index/current")).hasContent("1");
            }
            // Who goes back to the version before now finds its index as it was.
            try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(old))) {
                assertThat(reader.numDocs()).isEqualTo(1);
                assertThat(reader.getIndexCommit().getUserData()).containsEntry("rolecall.schema", "0, another schema");
            }
        }
        try (Index index = index()) {
            assertThat(index.open()).isEmpty();
            index.apply(List.of(aPosting().build(), aPosting().build()), List.of());
            index.commit(THERE);
            index.ready();
            assertThat(old).doesNotExist();
        }
        try (Index index = index()) {
            assertThat(index.open()).contains(THERE);
            assertThat(index.size()).isEqualTo(2);
        }
    }

    private void written(String version, Posting posting) throws IOException {
        IndexDirectory place = new IndexDirectory(folder.resolve("index"));
        place.position();
        try (Generation old = Generation.open(place.folder(), IndexWriterConfig.OpenMode.CREATE, version, settings())) {
            old.apply(List.of(posting), List.of());
            old.commit(HERE);
        }
    }

    private Index index() {
        return new Index(settings());
    }

    private IndexSettings settings() {
        return new IndexSettings(folder.resolve("index"), Duration.ofMillis(500), Duration.ofSeconds(5), 10_000, 16);
    }
}
