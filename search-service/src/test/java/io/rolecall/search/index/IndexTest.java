package io.rolecall.search.index;

import static io.rolecall.testing.Postings.aPosting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rolecall.posting.Posting;
import io.rolecall.testing.Postings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class IndexTest {
    private static final Position HERE = new Position(Map.of(Position.key("topic", 3), 42L));
    private static final Position THERE = new Position(Map.of(Position.key("topic", 3), 43L));

    @TempDir
    Path folder;

    @Test
    void aNewIndexAnswersNothingBeforeItIsReady() throws IOException {
        try (Index index = index()) {
            assertThatThrownBy(() -> index.search(s -> 1)).isInstanceOf(IndexNotReadyException.class);
            assertThat(index.open()).isEmpty();
            index.apply(List.of(aPosting().build()), List.of());
            index.building(1, 3);
            assertThatThrownBy(() -> index.search(s -> 1))
                    .isInstanceOf(IndexNotReadyException.class)
                    .hasMessage("The search index is being built: 33 %, 1 of 3 postings. Try again in a few seconds.");
            // So that who updates one instance after the other leaves the old one its visitors.
            Health health = new IndexHealth(index, new SimpleMeterRegistry()).health();
            assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
            assertThat(health.getDetails()).containsEntry("percent", 33L);
            index.ready();
            assertThat(index.size()).isEqualTo(1);
        }
    }

    @Test
    void whatIsCommittedIsThereAgainWithItsPositionAndWhatIsNotIsNot() throws IOException {
        try (Index index = index()) {
            index.open();
            index.ready();
            index.apply(List.of(aPosting().build()), List.of());
            index.commit(HERE);
            index.apply(List.of(aPosting().build()), List.of());
        }
        try (Index index = index()) {
            assertThat(index.open()).contains(HERE);
            assertThat(index.size()).isEqualTo(1);
        }
    }

    @Test
    void aPostingIsSeenAfterARefreshAndIsThereOnce() throws IOException {
        Posting posting = aPosting().build();
        try (Index index = index()) {
            index.open();
            index.ready();
            index.apply(List.of(posting), List.of());
            index.apply(List.of(posting), List.of());
            assertThat(index.size()).isZero();
            index.refresh();
            assertThat(index.size()).isEqualTo(1);
            index.apply(List.of(), List.of(posting.id()));
            index.refresh();
            assertThat(index.size()).isZero();
        }
    }

    @Test
    void aDamagedIndexIsPutAsideAndBuiltAnew() throws IOException {
        filled();
        try (Stream<Path> files = Files.list(folder.resolve("index/generation-1"))) {
            for (Path file :
                    files.filter(f -> !f.toString().endsWith("write.lock")).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
            }
        }
        try (Index index = index()) {
            assertThat(index.open()).isEmpty();
            index.ready();
            assertThat(index.size()).isZero();
            assertThat(folder.resolve("index.damaged")).isNotEmptyDirectory();
        }
    }

    @Test
    void anIndexThatLacksAFileIsDamaged() throws IOException {
        filled();
        try (Stream<Path> files = Files.list(folder.resolve("index/generation-1"))) {
            Files.delete(files.filter(
                            f -> f.toString().endsWith(".cfs") || f.toString().endsWith(".fdt"))
                    .findFirst()
                    .orElseThrow());
        }
        try (Index index = index()) {
            assertThat(index.open()).isEmpty();
        }
    }

    @Test
    void anIndexThatAnotherProcessHoldsIsNotTouched() throws IOException {
        try (Index first = index();
                Index second = index()) {
            first.open();
            first.commit(HERE);
            assertThatThrownBy(second::open).isInstanceOf(IOException.class).hasMessageContaining("in use");
            first.ready();
            assertThat(first.size()).isZero();
        }
    }

    @Test
    void afterAFailureToWriteTheIndexIsAsItWasCommitted() throws IOException {
        filled();
        try (Index index = index()) {
            index.open();
            index.apply(List.of(aPosting().build()), List.of());
            index.abandon(new IOException("No space left on device"));
            assertThatThrownBy(() -> index.search(s -> 1)).isInstanceOf(IndexNotReadyException.class);
            assertThat(index.open()).contains(HERE);
            assertThat(index.size()).isEqualTo(1);
        }
    }

    @Test
    void anOutdatedIndexAnswersWhileAnotherIsBuiltAndThenGivesWay() throws IOException {
        Posting kept = aPosting().build();
        Posting changed = aPosting().title("Baker").build();
        Posting closed = aPosting().build();
        outdated(kept, changed, closed);
        try (Index index = index()) {
            assertThat(index.open()).contains(HERE);
            assertThat(index.outdated()).isTrue();
            Successor next = index.beginNext();
            Posting newer = Postings.changed(changed).title("Falconer").build();
            index.apply(List.of(newer, Postings.closed(closed)), List.of());
            // What the projection had before comes late, and takes nothing back.
            next.fill(List.of(kept, changed, closed));
            index.refresh();
            assertThat(index.size()).isEqualTo(2);
            assertThat(index.nextHas()).hasValue(3);
            index.switchOver(THERE);
            assertThat(index.size()).isEqualTo(2);
            assertThat(index.outdated()).isFalse();
            assertThat(index.nextHas()).isEmpty();
            assertThat(folder.resolve("index/generation-1")).doesNotExist();
            index.search(view -> {
                assertThat(view.count(new TermQuery(new Term("title", "falconer"))))
                        .isEqualTo(1);
                return 0;
            });
        }
        try (Index index = index()) {
            assertThat(index.open()).contains(THERE);
            assertThat(index.outdated()).isFalse();
            assertThat(index.size()).isEqualTo(2);
        }
    }

    @Test
    void aRebuildThatACrashEndedLeavesTheOldIndexAnswering() throws IOException {
        Posting posting = aPosting().build();
        outdated(posting);
        try (Index index = index()) {
            index.open();
            index.beginNext().fill(List.of(posting));
            index.commit(THERE);
        }
        try (Index index = index()) {
            assertThat(index.open()).contains(THERE);
            assertThat(index.outdated()).isTrue();
            assertThat(index.size()).isEqualTo(1);
            assertThat(folder.resolve("index/generation-2")).doesNotExist();
        }
    }

    @Test
    void aFolderOfOtherThingsKeepsThem() throws IOException {
        Path note = Files.createDirectories(folder.resolve("index")).resolve("note.txt");
        Files.writeString(note, "mine");
        try (Index index = index()) {
            assertThat(index.open()).isEmpty();
            assertThat(note).hasContent("mine");
        }
    }

    /** Of this schema, but written by another analysis. */
    private void outdated(Posting... postings) throws IOException {
        IndexDirectory place = new IndexDirectory(folder.resolve("index"));
        place.position();
        try (Generation old = Generation.open(
                place.folder(),
                IndexWriterConfig.OpenMode.CREATE,
                IndexDirectory.SCHEMA + ", another analysis",
                settings())) {
            old.apply(List.of(postings), List.of());
            old.commit(HERE);
        }
    }

    private void filled() throws IOException {
        try (Index index = index()) {
            index.open();
            index.apply(List.of(aPosting().build()), List.of());
            index.commit(HERE);
        }
    }

    private Index index() {
        return new Index(settings());
    }

    private IndexSettings settings() {
        return new IndexSettings(folder.resolve("index"), Duration.ofMillis(500), Duration.ofSeconds(5), 1000, 16);
    }
}
