package io.rolecall.search;

import static io.rolecall.testing.Postings.aPosting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.rolecall.posting.Posting;
import io.rolecall.search.index.Index;
import io.rolecall.search.index.IndexSettings;
import io.rolecall.search.index.Position;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** What an index that is built anew, an instance that dies and a topic that is read again leave as it was. */
class RebuildIT {
    private static final int SOME = 60;

    @TempDir
    Path folder;

    private final String source = SharedSearch.named("rb");
    private final String database = SharedSearch.named("rebuild");
    private final TopicWriter topic = new TopicWriter();

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void anOperatorAsksAndSearchesAreAnsweredAllTheWhileAndNothingIsLostOrDoubled() throws IOException {
        Path index = folder.resolve("index");
        List<Posting> some = postings();
        try (RunningSearch search = RunningSearch.start(index, database).ready()) {
            topic.publish(some);
            await().until(() -> search.http().total("source=" + source) == SOME);
            Files.createFile(index.resolve("rebuild"));
            // One change after the other until the new index answers; each search meanwhile finds all that were there.
            int changed = 0;
            while (Files.exists(index.resolve("generation-1")) && changed < SOME) {
                topic.publish(
                        Postings.changed(some.get(changed++)).title("Glazier").build());
                assertThat(search.http().total("source=" + source)).isEqualTo(SOME);
            }
            topic.erase(some.getLast().id());
            int glaziers = changed == SOME ? SOME - 1 : changed;
            await().until(() -> search.http().total("source=" + source) == SOME - 1);
            await().until(() -> search.http().total("q=glazier&source=" + source) == glaziers);
            await().until(() -> !Files.exists(index.resolve("generation-1")));
            assertThat(search.http().ids("source=" + source)).hasSize(SOME - 1).doesNotHaveDuplicates();
            assertThat(search.http().total("q=glazier&source=" + source)).isEqualTo(glaziers);
            assertThat(index.resolve("rebuild")).doesNotExist();
        }
    }

    @Test
    void aCrashInMidRebuildLeavesTheOldIndexAndTheNextStartBuildsAnewOnceMore() throws IOException {
        Path index = folder.resolve("index");
        Path crashed = folder.resolve("crashed");
        try (RunningSearch search = RunningSearch.start(index, database).ready()) {
            topic.publish(postings());
            await().until(() -> search.http().total("source=" + source) == SOME);
        }
        Files.createFile(index.resolve("rebuild"));
        // What lies there when a process is killed that has begun: half of a generation, and no word of it being the
        // one.
        Path half = Files.createDirectories(index.resolve("generation-2"));
        try (Stream<Path> files = Files.list(index.resolve("generation-1"))) {
            for (Path file : files.filter(f -> !f.getFileName().toString().startsWith("segments"))
                    .toList()) {
                Files.copy(file, half.resolve(file.getFileName()));
            }
        }
        FileSystemUtils.copyRecursively(index, crashed);
        topic.publish(aPosting().source(source).externalId("later").build());
        try (RunningSearch search = RunningSearch.start(crashed, database).ready()) {
            assertThat(search.http().total("source=" + source)).isGreaterThanOrEqualTo(SOME);
            await().until(() -> !Files.exists(crashed.resolve("generation-1")));
            await().until(() -> search.http().total("source=" + source) == SOME + 1);
            assertThat(search.http().ids("source=" + source)).hasSize(SOME + 1).doesNotHaveDuplicates();
        }
    }

    @Test
    void oneOfTwoInstancesDiesTheOtherServesAndTheFirstCatchesUp() throws IOException {
        Path first = folder.resolve("first");
        Path killed = folder.resolve("killed");
        List<Posting> some = postings();
        try (RunningSearch other =
                RunningSearch.start(folder.resolve("other"), database).ready()) {
            try (RunningSearch one = RunningSearch.start(first, database, "SEARCH_COMMIT_INTERVAL=1h")
                    .ready()) {
                topic.publish(some);
                for (RunningSearch search : List.of(one, other)) {
                    await().until(() -> search.http().total("source=" + source) == SOME);
                }
                // Nothing of these postings is committed: so much is left of an instance that is killed now.
                FileSystemUtils.copyRecursively(first, killed);
            }
            topic.publish(Postings.changed(some.getFirst()).title("Glazier").build());
            topic.publish(Postings.closed(some.getLast()));
            await().until(() -> other.http().total("source=" + source) == SOME - 1);
            Map<String, String> before = projection();
            try (RunningSearch again = RunningSearch.start(killed, database)) {
                await().until(() -> again.http().total("source=" + source) == SOME - 1);
                await().until(() -> again.http().total("q=glazier&source=" + source) == 1);
                assertThat(again.http().ids("source=" + source))
                        .containsExactlyInAnyOrderElementsOf(other.http().ids("source=" + source));
            }
            assertThat(projection()).isEqualTo(before);
        }
    }

    @Test
    void theWholeTopicReadAgainChangesNeitherTheProjectionNorWhatIsFound() throws IOException {
        Path index = folder.resolve("index");
        List<Posting> some = postings();
        List<String> found;
        Map<String, String> before;
        double applied;
        try (RunningSearch search = RunningSearch.start(index, database).ready()) {
            topic.publish(some);
            topic.publish(some.stream()
                    .limit(20)
                    .map(p -> Postings.changed(p).title("Glazier").build())
                    .toList());
            topic.publish(Postings.closed(some.get(30)));
            topic.erase(some.get(31).id());
            topic.erase(some.get(32).id());
            topic.publish(some.get(32));
            await().until(() -> search.http().total("source=" + source) == SOME - 2
                    && search.http().total("q=glazier&source=" + source) == 20);
            found = search.http().ids("source=" + source + "&sort=date");
            before = projection();
            applied = search.applied();
        }
        try (Index reset =
                new Index(new IndexSettings(index, Duration.ofMillis(500), Duration.ofSeconds(5), 10_000, 16))) {
            reset.open();
            reset.commit(Position.START);
        }
        try (RunningSearch search = RunningSearch.start(index, database)) {
            await().until(() -> search.applied() >= applied);
            await().until(() ->
                    search.http().ids("source=" + source + "&sort=date").equals(found));
            assertThat(projection()).isEqualTo(before);
        }
    }

    /** This test's documents of the projection, by id, each as its bytes. */
    private Map<String, String> projection() {
        Map<String, String> documents = new TreeMap<>();
        try (MongoClient client = MongoClients.create(Infrastructure.mongoUri())) {
            client.getDatabase(database)
                    .getCollection("postings", RawBsonDocument.class)
                    .find()
                    .forEach(d -> {
                        String id = d.getString("_id").getValue();
                        if (id.startsWith(source + ":")) {
                            documents.put(
                                    id,
                                    HexFormat.of().formatHex(d.getByteBuffer().array()));
                        }
                    });
        }
        return documents;
    }

    private List<Posting> postings() {
        return IntStream.range(0, SOME)
                .mapToObj(i -> aPosting()
                        .source(source)
                        .externalId("p" + i)
                        .title("Chandler " + i)
                        .build())
                .toList();
    }
}
