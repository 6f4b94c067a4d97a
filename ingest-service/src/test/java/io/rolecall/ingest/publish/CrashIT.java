package io.rolecall.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.rolecall.ingest.catalog.Catalog;
import io.rolecall.ingest.catalog.CatalogFixture;
import io.rolecall.ingest.catalog.Observation;
import io.rolecall.ingest.catalog.Outbox;
import io.rolecall.posting.ClosedReason;
import io.rolecall.posting.MissingTopics;
import io.rolecall.posting.Posting;
import io.rolecall.testing.CuttingProxy;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.Postings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Writers and relays are cut off from the database at any of their messages, as if killed there, and new ones take over. What
 * a writer was told to be stored is stored, and the last record of each posting on the topic is its stored state.
 */
class CrashIT {
    private static final int ROUNDS = Integer.getInteger("crash.rounds", 20);
    private static final int POSTINGS = 12;

    @Test
    void whereverItIsKilledNothingIsLostAndTheTopicEndsAtTheStoredState() throws Exception {
        long seed = Long.getLong("crash.seed", System.nanoTime());
        System.out.println("crash.seed=" + seed);
        Random random = new Random(seed);
        String database = "crash_" + UUID.randomUUID().toString().substring(0, 8);
        String source = "crash" + UUID.randomUUID().toString().substring(0, 8);
        Map<String, String> promised = new HashMap<>();
        DefaultKafkaProducerFactory<byte[], byte[]> producers = producers(Infrastructure.kafka());
        for (int round = 0; round < ROUNDS; round++) {
            try (CuttingProxy proxy = new CuttingProxy(Infrastructure.mongoUri());
                    MongoClient client = MongoClients.create(proxy.uriWithoutPatience())) {
                MongoTemplate mongo = new MongoTemplate(client, database);
                Outbox outbox = CatalogFixture.outbox(mongo);
                Catalog catalog = CatalogFixture.catalog(mongo, outbox);
                Relay relay = relay(outbox, catalog, new KafkaTemplate<>(producers));
                boolean relaying = random.nextBoolean();
                if (relaying) {
                    relay.start();
                }
                proxy.cutAfter(1 + random.nextInt(25), random.nextBoolean());
                try {
                    for (int i = 0; i < 6; i++) {
                        List<Observation> batch = batch(source, random);
                        catalog.observe(batch);
                        batch.forEach(o -> promised.put(o.postingId(), expected(o)));
                        if (random.nextInt(5) == 0) {
                            String erased = source + ":" + random.nextInt(POSTINGS);
                            catalog.erase(Set.of(erased));
                            promised.put(erased, "closed");
                        }
                    }
                } catch (DataAccessException e) {
                    // Killed: this batch may be stored, in part or not at all, so its postings promise nothing until
                    // they are next seen.
                    assertThat(proxy.isCut()).as(e.toString()).isTrue();
                    promised.clear();
                } finally {
                    relay.stop();
                }
            }
        }
        try (MongoClient client = MongoClients.create(Infrastructure.mongoUri());
                TopicState topic = new TopicState(Infrastructure.kafka())) {
            MongoTemplate mongo = new MongoTemplate(client, database);
            Outbox outbox = CatalogFixture.outbox(mongo);
            Catalog catalog = CatalogFixture.catalog(mongo, outbox);
            Relay relay = relay(outbox, catalog, new KafkaTemplate<>(producers));
            relay.start();
            try {
                Awaitility.await().untilAsserted(() -> {
                    Map<String, Posting> told = topic.last(source);
                    for (int i = 0; i < POSTINGS; i++) {
                        Posting stored = catalog.find(source + ":" + i)
                                .map(Catalog.Known::posting)
                                .orElse(null);
                        assertThat(told.get(source + ":" + i)).isEqualTo(stored);
                    }
                });
            } finally {
                relay.stop();
            }
            promised.forEach((id, title) -> {
                Posting stored = catalog.find(id).map(Catalog.Known::posting).orElse(null);
                assertThat(stored == null || !stored.open() ? "closed" : stored.title())
                        .isEqualTo(title);
            });
            // Each change that was stored made one version, and none was told out of order by one relay after another.
            assertThat(topic.versions(source).values())
                    .allSatisfy(versions -> assertThat(versions).isSorted());
        } finally {
            producers.destroy();
        }
    }

    @Test
    void whatCannotBeToldNowIsToldWhenKafkaIsBack() throws Exception {
        String database = "crash_" + UUID.randomUUID().toString().substring(0, 8);
        String source = "dark" + UUID.randomUUID().toString().substring(0, 8);
        try (MongoClient client = MongoClients.create(Infrastructure.mongoUri());
                TopicState topic = new TopicState(Infrastructure.kafka())) {
            MongoTemplate mongo = new MongoTemplate(client, database);
            Outbox outbox = CatalogFixture.outbox(mongo);
            Catalog catalog = CatalogFixture.catalog(mongo, outbox);
            DefaultKafkaProducerFactory<byte[], byte[]> nowhere = producers("127.0.0.1:1");
            Relay dark = relay(outbox, catalog, new KafkaTemplate<>(nowhere), "127.0.0.1:1");
            dark.start();
            Random random = new Random(1);
            for (int i = 0; i < 20; i++) {
                catalog.observe(batch(source, random));
            }
            assertThat(outbox.size()).isPositive();
            dark.stop();
            nowhere.destroy();

            DefaultKafkaProducerFactory<byte[], byte[]> producers = producers(Infrastructure.kafka());
            Relay relay = relay(outbox, catalog, new KafkaTemplate<>(producers));
            relay.start();
            Awaitility.await().until(() -> outbox.size() == 0);
            relay.stop();
            producers.destroy();
            topic.last(source)
                    .forEach((id, told) -> assertThat(catalog.find(id).map(Catalog.Known::posting))
                            .contains(told));
            assertThat(topic.last(source)).isNotEmpty();
        }
    }

    private static List<Observation> batch(String source, Random random) {
        List<Observation> batch = new ArrayList<>();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            String id = String.valueOf(random.nextInt(POSTINGS));
            if (random.nextInt(4) == 0) {
                batch.add(new Observation.Gone(source + ":" + id, ClosedReason.VANISHED, now));
            } else {
                batch.add(new Observation.Seen(Postings.aPosting()
                        .source(source)
                        .externalId(id)
                        .title("T" + random.nextInt(5))
                        .pay(null)
                        .seen(now, now)
                        .build()));
            }
        }
        return batch;
    }

    private static String expected(Observation observation) {
        return switch (observation) {
            case Observation.Seen seen -> seen.posting().title();
            case Observation.Same _, Observation.Moved _ -> throw new IllegalStateException("is none of these");
            case Observation.Gone _ -> "closed";
        };
    }

    private static DefaultKafkaProducerFactory<byte[], byte[]> producers(String bootstrap) {
        return new DefaultKafkaProducerFactory<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        1_000,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        4_000_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static Relay relay(Outbox outbox, Catalog catalog, KafkaTemplate<byte[], byte[]> kafka) {
        return relay(outbox, catalog, kafka, Infrastructure.kafka());
    }

    private static Relay relay(Outbox outbox, Catalog catalog, KafkaTemplate<byte[], byte[]> kafka, String bootstrap) {
        PublishSettings settings = new PublishSettings(6, (short) 1, Duration.ofSeconds(1), Duration.ofSeconds(10));
        KafkaAdmin admin = new KafkaAdmin(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 1_500,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_000));
        MissingTopics topics = new PublishConfiguration().topics(admin, settings);
        Telling telling = new Telling(outbox, catalog, kafka, settings, Clock.systemUTC());
        return new Relay(outbox, telling, topics, settings, Clock.systemUTC());
    }
}
