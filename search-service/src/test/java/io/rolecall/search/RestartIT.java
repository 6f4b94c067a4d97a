package io.rolecall.search;

import static io.rolecall.testing.Postings.aPosting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import io.rolecall.posting.Posting;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;

/** What the service promises across restarts, losses and outages. */
@ExtendWith(OutputCaptureExtension.class)
class RestartIT {
    private static final int MANY = 300;
    /** Far fewer than {@link #MANY}: what a restart may read again. */
    private static final int FEW = 60;

    @TempDir
    Path folder;

    private final String source = SharedSearch.named("re");
    private final String database = SharedSearch.named("restart");
    private final TopicWriter topic = new TopicWriter();

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void aRestartGoesOnWhereItWasAndALostOrDamagedIndexIsBuiltFromTheProjection() throws IOException {
        Path index = folder.resolve("index");
        List<Posting> many = postings(MANY);
        topic.publish(many);
        try (RunningSearch search = RunningSearch.start(index, database)) {
            await().until(() -> search.http().total("source=" + source) == MANY);
            topic.publish(Postings.closed(many.getFirst()));
            await().until(() -> search.http().total("source=" + source) == MANY - 1);
        }

        topic.publish(aPosting()
                .source(source)
                .externalId("while-away")
                .title("Stonemason")
                .build());
        try (RunningSearch search = RunningSearch.start(index, database)) {
            await().until(() -> search.http().total("q=stonemason&source=" + source) == 1);
            assertThat(search.http().total("source=" + source)).isEqualTo(MANY);
            assertThat(search.applied()).isLessThan(FEW);
        }

        FileSystemUtils.deleteRecursively(index);
        try (RunningSearch search = RunningSearch.start(index, database).ready()) {
            assertThat(search.http().total("source=" + source))
                    .as("as soon as it is ready")
                    .isEqualTo(MANY);
            topic.publish(Postings.closed(many.get(1)));
            await().until(() -> search.http().total("source=" + source) == MANY - 1);
            assertThat(search.applied()).isLessThan(FEW);
            assertThat(search.http()
                            .get("/v1/postings/" + many.get(1).id())
                            .json()
                            .get("status")
                            .asString())
                    .isEqualTo("CLOSED");
        }

        halve(index);
        try (RunningSearch search = RunningSearch.start(index, database).ready()) {
            assertThat(search.http().total("source=" + source)).isEqualTo(MANY - 1);
            assertThat(folder.resolve("index.damaged")).isDirectory();
            assertThat(search.applied()).isLessThan(FEW);
        }
    }

    @Test
    void whatACrashTookFromTheIndexIsReadAgain() throws IOException {
        Path index = folder.resolve("index");
        Path crashed = folder.resolve("crashed");
        try (RunningSearch search = RunningSearch.start(index, database, "SEARCH_COMMIT_INTERVAL=1h")
                .ready()) {
            topic.publish(postings(FEW));
            await().until(() -> search.http().total("source=" + source) == FEW);
            // What is on disk now is what a crash at this moment leaves behind: nothing of these postings is committed.
            copy(index, crashed);
        }
        try (RunningSearch search = RunningSearch.start(crashed, database)) {
            await().until(() -> search.http().total("source=" + source) == FEW);
        }
    }

    @Test
    void anIndexOfAnEarlierAnalysisIsBuiltAnewWhileItAnswers() throws IOException {
        Path index = folder.resolve("index");
        topic.publish(postings(FEW));
        try (RunningSearch search = RunningSearch.start(index, database)) {
            await().until(() -> search.http().total("source=" + source) == FEW);
        }
        Path first = index.resolve("generation-1");
        try (Directory directory = FSDirectory.open(first);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()))) {
            Map<String, String> data = new HashMap<>();
            writer.getLiveCommitData().forEach(e -> data.put(e.getKey(), e.getValue()));
            data.computeIfPresent("rolecall.schema", (_, version) -> version + ", as it was");
            writer.setLiveCommitData(data.entrySet());
            writer.commit();
        }
        try (RunningSearch search = RunningSearch.start(index, database).ready()) {
            assertThat(search.http().total("source=" + source)).isEqualTo(FEW);
            await().until(() -> !Files.exists(first));
            assertThat(search.http().total("source=" + source)).isEqualTo(FEW);
            topic.publish(aPosting().source(source).externalId("later").build());
            await().until(() -> search.http().total("source=" + source) == FEW + 1);
        }
        try (RunningSearch search = RunningSearch.start(index, database).ready()) {
            assertThat(search.http().total("source=" + source)).isEqualTo(FEW + 1);
            assertThat(index.resolve("generation-2")).isDirectory();
        }
    }

    @Test
    void severalInstancesShareOneProjectionAndEachHasAnIndexOfAllPostings() {
        try (RunningSearch one =
                        RunningSearch.start(folder.resolve("one"), database).ready();
                RunningSearch two =
                        RunningSearch.start(folder.resolve("two"), database).ready()) {
            List<Posting> first = postings(FEW);
            List<Posting> second = first.stream()
                    .map(p -> Postings.changed(p).title("Glazier").build())
                    .toList();
            topic.publish(first);
            topic.publish(second);
            for (RunningSearch search : List.of(one, two)) {
                await().until(() -> search.http().total("q=glazier&source=" + source) == FEW);
                assertThat(search.http()
                                .get("/v1/postings/" + first.getFirst().id())
                                .json()
                                .get("version")
                                .asInt())
                        .isEqualTo(2);
            }
        }
    }

    @Test
    void whileMongoIsDownSearchesAreAnsweredAndWhatIsPublishedWaits() throws IOException {
        ConnectionString mongo = new ConnectionString(Infrastructure.mongoUri());
        String[] address = mongo.getHosts().getFirst().split(":");
        try (Switchable door = new Switchable(address[0], Integer.parseInt(address[1]));
                RunningSearch search = RunningSearch.start(
                        folder.resolve("index"),
                        database,
                        "MONGODB_URI=mongodb://localhost:" + door.port()
                                + "/?directConnection=true&serverSelectionTimeoutMS=1000",
                        "SEARCH_LONGEST_PAUSE=500ms")) {
            Posting before = aPosting()
                    .source(source)
                    .externalId("before")
                    .title("Cartwright")
                    .build();
            topic.publish(before);
            await().until(() -> search.http().total("source=" + source) == 1);
            door.shut();
            topic.publish(aPosting()
                    .source(source)
                    .externalId("during")
                    .title("Cartwright")
                    .build());
            await().until(() ->
                    search.http().get("/actuator/health").body().contains("\"mongodb\":{\"status\":\"DOWN\"}"));
            assertThat(search.http().ids("q=cartwright&source=" + source)).containsExactly(before.id());
            assertThat(search.http().get("/v1/postings/" + before.id()).status())
                    .isEqualTo(200);
            assertThat(search.http().get("/v1/postings/" + source + ":during").status())
                    .isEqualTo(503);
            assertThat(search.http().get("/postings/" + source + ":during").status())
                    .isEqualTo(503);
            assertThat(search.http().get("/actuator/health/readiness").status()).isEqualTo(200);
            assertThat(search.http().get("/actuator/health/liveness").status()).isEqualTo(200);
            door.reopen();
            await().until(() -> search.http().total("source=" + source) == 2);
        }
    }

    @Test
    void withoutKafkaTheServiceStartsAndAsksItselfAndAnswersFromTheIndexItHas(CapturedOutput output) {
        Path index = folder.resolve("index");
        topic.publish(aPosting().source(source).title("Thatcher").build());
        try (RunningSearch search = RunningSearch.start(index, database)) {
            await().until(() -> search.http().total("source=" + source) == 1);
        }
        try (RunningSearch search = RunningSearch.start(
                        index, database, "KAFKA_BOOTSTRAP_SERVERS=localhost:1", "SEARCH_WARM_UP=1s")
                .ready()) {
            assertThat(output).containsPattern("The first page is (not quite )?warm after");
            assertThat(search.http().get("/actuator/prometheus").body())
                    .contains("uri=\"/actuator/health/**\"")
                    .as("what it asked itself is no visitor's")
                    .doesNotContain("uri=\"/v1/postings\"");
            assertThat(search.http().total("source=" + source)).isEqualTo(1);
        }
    }

    private List<Posting> postings(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> aPosting()
                        .source(source)
                        .externalId("p" + i)
                        .title("Chandler " + i)
                        .build())
                .toList();
    }

    private static void halve(Path index) throws IOException {
        try (Stream<Path> files = Files.walk(index)) {
            for (Path file : files.filter(f -> Files.isRegularFile(f) && !f.endsWith("write.lock"))
                    .toList()) {
                byte[] bytes = Files.readAllBytes(file);
                Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        FileSystemUtils.copyRecursively(from, to);
    }
}
