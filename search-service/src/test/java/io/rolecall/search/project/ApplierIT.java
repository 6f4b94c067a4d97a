package io.rolecall.search.project;

import static io.rolecall.testing.Postings.aPosting;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rolecall.posting.Posting;
import io.rolecall.posting.PostingCodec;
import io.rolecall.posting.PostingEvent.PostingPublished;
import io.rolecall.posting.PostingTopic;
import io.rolecall.search.index.Index;
import io.rolecall.search.index.IndexSettings;
import io.rolecall.search.index.Position;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** What an instance that is behind does to the projection that all instances share. */
class ApplierIT {
    @TempDir
    Path folder;

    private final MongoClient client = MongoClients.create(Infrastructure.mongoUri());
    private final Projection projection = new Projection(new SimpleMongoClientDatabaseFactory(
            client, "applier_" + UUID.randomUUID().toString().substring(0, 8)));
    private final Patience patience = new Patience(Duration.ofMillis(10), Duration.ofMillis(10));
    private Index index;
    private Applier applier;

    @BeforeEach
    void open() throws IOException {
        projection.prepare();
        index = new Index(
                new IndexSettings(folder.resolve("index"), Duration.ofMillis(500), Duration.ofSeconds(5), 10_000, 16));
        index.open();
        index.commit(Position.START);
        index.ready();
        // Without a broker: nothing here can't be read.
        applier = new Applier(
                projection,
                index,
                new DeadLetters(
                        new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(Map.of())), new SimpleMeterRegistry()));
    }

    @AfterEach
    void close() throws IOException {
        index.close();
        client.close();
    }

    @Test
    void whoIsBehindNeitherErasesWhatHasComeBackNorBringsBackWhatWasErased() throws Exception {
        Posting gone = aPosting().title("Gone").build();
        Posting back = aPosting().title("Before").version(7).build();
        Posting anew = Postings.changed(back).title("Anew").version(1).build();
        Posting changed = aPosting().title("Old").build();
        Posting newest = Postings.changed(changed).title("Newest").build();
        List<ConsumerRecord<byte[], byte[]>> log = List.of(
                published(0, gone),
                published(1, back),
                published(2, changed),
                erased(3, gone.id()),
                erased(4, back.id()),
                published(5, anew),
                published(6, newest));
        // Another instance has read all of it.
        projection.write(List.of(anew, newest));
        projection.advance(Map.of("t:0", 7L));

        for (ConsumerRecord<byte[], byte[]> record : log) {
            applier.apply(List.of(record), "t", patience);
            assertThat(projection.find(gone.id()))
                    .as("after %s", record.offset())
                    .isEmpty();
            assertThat(projection.find(back.id()))
                    .as("after %s", record.offset())
                    .contains(anew);
            assertThat(projection.find(changed.id()))
                    .as("after %s", record.offset())
                    .contains(newest);
        }
        index.refresh();
        assertThat(index.size()).isEqualTo(2);
    }

    @Test
    void whatNobodyHasReadYetIsWrittenAndErased() throws Exception {
        Posting known = aPosting().build();
        Posting news = aPosting().build();
        projection.write(List.of(known));
        projection.advance(Map.of("t:0", 1L));
        List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>(List.of(published(0, known), published(1, news)));
        applier.apply(log, "t", patience);
        assertThat(projection.find(news.id())).contains(news);
        // The same offsets of another topic were read by nobody.
        applier.apply(List.of(erased(0, known.id())), "another", patience);
        assertThat(projection.find(known.id())).isEmpty();
        applier.apply(List.of(erased(2, news.id())), "t", patience);
        assertThat(projection.find(news.id())).isEmpty();
        index.refresh();
        assertThat(index.size()).isZero();
    }

    @Test
    void aTopicThatHasBecomeShorterIsReadAsNew() {
        projection.advance(Map.of("t:0", 50L, "t:1", 3L));
        projection.forget(List.of("t:0"));
        assertThat(projection.position().next()).isEqualTo(Map.of("t:1", 3L));
    }

    private static ConsumerRecord<byte[], byte[]> published(long offset, Posting posting) {
        return record(offset, posting.id(), PostingCodec.encode(new PostingPublished(Instant.EPOCH, posting)));
    }

    private static ConsumerRecord<byte[], byte[]> erased(long offset, String id) {
        return record(offset, id, null);
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, String key, byte @Nullable [] value) {
        return new ConsumerRecord<>(PostingTopic.NAME, 0, offset, key.getBytes(UTF_8), value);
    }
}
