package io.rolecall.search.project;

import static io.rolecall.testing.Postings.aPosting;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.rolecall.posting.Posting;
import io.rolecall.search.index.Position;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

class ProjectionIT {
    private final MongoClient client = MongoClients.create(Infrastructure.mongoUri());
    private final Projection projection = new Projection(new SimpleMongoClientDatabaseFactory(
            client, "projection_" + UUID.randomUUID().toString().substring(0, 8)));

    @BeforeEach
    void prepare() {
        projection.prepare();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aNewerVersionReplacesAnOlderOneAndNeverTheOtherWayRound() {
        Posting first = aPosting().build();
        Posting second = Postings.changed(first).title("Newer").build();
        assertThat(projection.write(List.of(first))).containsExactly(first);
        assertThat(projection.write(List.of(second))).containsExactly(second);
        assertThat(projection.write(List.of(first))).isEmpty();
        assertThat(projection.find(first.id())).contains(second);
        assertThat(projection.write(List.of(second))).as("a replay is current").containsExactly(second);
    }

    @Test
    void writersThatWorkOnTheSamePostingsEndWithTheNewestOfEach() throws Exception {
        List<Posting> versions = new ArrayList<>();
        for (int id = 0; id < 20; id++) {
            Posting posting = aPosting().build();
            for (int version = 0; version < 10; version++) {
                versions.add(posting);
                posting = Postings.changed(posting)
                        .title("Version " + (version + 2))
                        .build();
            }
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> done = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(writer -> threads.submit(() -> {
                        List<Posting> shuffled = new ArrayList<>(versions);
                        Collections.shuffle(shuffled, new Random(writer));
                        for (int from = 0; from < shuffled.size(); from += 25) {
                            Map<String, Posting> newest = new java.util.LinkedHashMap<>();
                            shuffled.subList(from, from + 25)
                                    .forEach(p -> newest.merge(p.id(), p, (a, b) -> a.version() > b.version() ? a : b));
                            projection.write(newest.values());
                        }
                    }))
                    .toList();
            for (Future<?> future : done) {
                future.get();
            }
        }
        List<Posting> kept = new ArrayList<>();
        projection.forEachOpen(kept::add);
        assertThat(kept).hasSize(20).allSatisfy(p -> assertThat(p.version()).isEqualTo(10));
    }

    @Test
    void closedPostingsStayAndErasedOnesDoNot() {
        Posting open = aPosting().build();
        Posting closed = Postings.closed(aPosting().build());
        Posting erased = aPosting().build();
        projection.write(List.of(open, closed, erased));
        projection.erase(List.of(erased.id(), "never:there"));
        List<Posting> all = new ArrayList<>();
        projection.forEachOpen(all::add);
        assertThat(all).containsExactly(open);
        assertThat(projection.find(closed.id())).contains(closed);
        assertThat(projection.find(erased.id())).isEmpty();
    }

    @Test
    void thePositionNeverGoesBack() {
        assertThat(projection.position()).isEqualTo(Position.START);
        projection.advance(Map.of("t:0", 10L, "t:1", 5L));
        projection.advance(Map.of("t:0", 7L, "t:1", 6L));
        assertThat(projection.position().next()).isEqualTo(Map.of("t:0", 10L, "t:1", 6L));
    }
}
