package io.rolecall.ingest.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.rolecall.ingest.cluster.Clusters.Arrival;
import io.rolecall.posting.Posting;
import io.rolecall.testing.CuttingProxy;
import io.rolecall.testing.Infrastructure;
import io.rolecall.testing.PostingBuilder;
import io.rolecall.testing.Postings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The clusters on a real store, with others at work on the same vacancies, and with a connection that breaks anywhere. */
class ClustersIT {
    private static MongoClient client;
    private MongoTemplate mongo;
    private Clusters clusters;

    @BeforeAll
    static void connect() {
        client = MongoClients.create(Infrastructure.mongoUri());
    }

    @AfterAll
    static void close() {
        client.close();
    }

    @BeforeEach
    void newStore() {
        mongo = new MongoTemplate(
                client, "cluster_" + UUID.randomUUID().toString().substring(0, 8));
        clusters = ClusterFixture.clusters(mongo);
    }

    @Test
    void aBatchFindsTwinsOfEarlierBatchesAndItsOwn() {
        assertThat(assign(vacancy(1, "a"), vacancy(1, "b"), vacancy(2, "a")))
                .isEqualTo(Map.of("a:1", "a:1", "b:1", "a:1", "a:2", "a:2"));
        assertThat(assign(vacancy(2, "b"), vacancy(1, "c"), vacancy(3, "c")))
                .isEqualTo(Map.of("b:2", "a:2", "c:1", "a:1", "c:3", "c:3"));
        assertThat(assign(vacancy(1, "b"))).as("asked again").isEqualTo(Map.of("b:1", "a:1"));
    }

    @Test
    void anExplanationNamesTheMembersAndTheEvidenceThatJoinedEach() {
        assign(vacancy(1, "a"), vacancy(1, "b"));
        Explanation explanation = clusters.explain(
                Postings.changed(vacancy(1, "b").build()).clusterId("a:1").build());
        assertThat(explanation.clusterId()).isEqualTo("a:1");
        assertThat(explanation.members())
                .extracting(Explanation.Membership::postingId)
                .containsExactly("a:1", "b:1");
        assertThat(explanation.members().getFirst().evidence()).isNull();
        assertThat(explanation.members().getLast().evidence())
                .isEqualTo(new Evidence(Kind.TEXT, "ampelwerk | engineer 1 | 2950159", "a:1", 1.0));
        assertThat(clusters.explain(vacancy(9, "a").build()).members())
                .as("of one without twin")
                .hasSize(1);
    }

    @Test
    void whatIsOpenInItsSourceIsAskedForAndDecides() {
        assign(vacancy(1, "a"));
        Posting again = vacancy(1, "a").externalId("1b").build();
        List<Arrival> arrivals = List.of(new Arrival(again, null));
        List<Set<String>> asked = new ArrayList<>();
        assertThat(clusters.assign(arrivals, ids -> {
                    asked.add(ids);
                    return Set.of("a:1");
                }))
                .isEqualTo(Map.of("a:1b", "a:1b"));
        assertThat(asked).containsExactly(Set.of("a:1"));
        assertThat(clusters.assign(List.of(new Arrival(vacancy(1, "b").build(), null)), _ -> Set.of("a:1", "a:1b")))
                .as("the text is that of two vacancies now")
                .isEqualTo(Map.of("b:1", "b:1"));
    }

    @Test
    void whatAnOperatorSplitOffStaysSoAndTakesItsOwnTwinsAlong() {
        assign(vacancy(1, "a").requisitionId("R-1000"), vacancy(1, "b").requisitionId("R-1000"));
        Posting second = published(vacancy(1, "b").requisitionId("R-1000"), "a:1");
        assertThat(clusters.split(second)).isEqualTo("b:1");
        Posting split = published(vacancy(1, "b").requisitionId("R-1000"), "b:1");
        assertThat(clusters.split(split)).as("once more").isEqualTo("b:1");
        assertThat(clusters.explain(split).members()).hasSize(1);
        assertThat(clusters.explain(split).barred()).containsExactly("a:1");
        clusters.forget(List.of(split));
        assertThat(assign(vacancy(1, "b").requisitionId("R-1000")))
                .as("erased, and there again with the same evidence")
                .isEqualTo(Map.of("b:1", "b:1"));
    }

    @Test
    void theFirstOfAClusterCanBeSplitOffToo() {
        assign(vacancy(1, "a"), vacancy(1, "b"));
        Posting first = published(vacancy(1, "a"), "a:1");
        String own = clusters.split(first);
        assertThat(own).startsWith("a:1~");
        assertThat(clusters.explain(published(vacancy(1, "b"), "a:1")).members())
                .extracting(Explanation.Membership::postingId)
                .containsExactly("b:1");
        assertThat(clusters.split(first))
                .as("interrupted before it was published")
                .startsWith("a:1~");
    }

    @Test
    void whatIsErasedIsEvidenceForNothing() {
        assign(vacancy(1, "a"), vacancy(1, "b").descriptionText(""));
        clusters.forget(List.of(published(vacancy(1, "a"), "a:1")));
        assertThat(assign(vacancy(1, "c"))).isEqualTo(Map.of("c:1", "c:1"));
    }

    @Test
    void anotherTextOfAPostingReplacesItsEvidence() {
        assign(vacancy(1, "a"));
        Posting before = published(vacancy(1, "a"), "a:1");
        Posting after = published(vacancy(1, "a").title("Nurse"), "a:1");
        assertThat(clusters.assign(List.of(new Arrival(after, before)), _ -> Set.of()))
                .isEqualTo(Map.of("a:1", "a:1"));
        assertThat(assign(vacancy(1, "b"))).isEqualTo(Map.of("b:1", "b:1"));
        assertThat(assign(vacancy(1, "c").title("Nurse"))).isEqualTo(Map.of("c:1", "a:1"));
    }

    /** Each vacancy's postings share one kind of evidence or several, and arrive everywhere at once. */
    @Test
    void firstTwinsThatArriveAtOnceAreOneVacancy() throws Exception {
        int vacancies = 120;
        int writers = 4;
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Callable<Map<String, String>>> jobs = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                String source = "w" + writer;
                List<PostingBuilder> all = new ArrayList<>();
                for (int i = 0; i < vacancies; i++) {
                    all.add(evidence(vacancy(i, source), i));
                }
                Collections.shuffle(all, new Random(writer));
                Clusters instance = ClusterFixture.clusters(mongo);
                jobs.add(() -> {
                    Map<String, String> result = new HashMap<>();
                    for (int from = 0; from < vacancies; from += 30) {
                        result.putAll(assign(instance, all.subList(from, from + 30)));
                    }
                    return result;
                });
            }
            Map<String, String> result = new HashMap<>();
            for (Future<Map<String, String>> job : threads.invokeAll(jobs)) {
                result.putAll(job.get());
            }
            for (int i = 0; i < vacancies; i++) {
                String expected = result.get("w0:" + i);
                assertThat(expected).endsWith(":" + i);
                for (int writer = 1; writer < writers; writer++) {
                    assertThat(result.get("w" + writer + ":" + i))
                            .as("vacancy " + i + " of writer " + writer)
                            .isEqualTo(expected);
                }
            }
        }
    }

    /** Whatever was answered before a writer was killed is answered again after it, and twins still meet. */
    @Test
    void aWriterThatIsKilledAnywhereDoesNoHarm() throws Exception {
        long seed = Long.getLong("cluster.seed", System.nanoTime());
        System.out.println("cluster.seed=" + seed);
        Random random = new Random(seed);
        Map<String, String> answered = new HashMap<>();
        for (int round = 0; round < 15; round++) {
            try (CuttingProxy proxy = new CuttingProxy(Infrastructure.mongoUri());
                    MongoClient cut = MongoClients.create(proxy.uriWithoutPatience())) {
                Clusters killed = ClusterFixture.clusters(
                        new MongoTemplate(cut, mongo.getDb().getName()));
                proxy.cutAfter(1 + random.nextInt(12), random.nextBoolean());
                try {
                    for (int batch = 0; batch < 4; batch++) {
                        answered.putAll(assign(killed, batch(random)));
                    }
                } catch (DataAccessException e) {
                    assertThat(proxy.isCut()).as(e.toString()).isTrue();
                }
            }
        }
        for (int i = 0; i < 8; i++) {
            String vacancy = assign(evidence(vacancy(i, "w0"), i)).get("w0:" + i);
            for (String source : List.of("w1", "w2")) {
                assertThat(assign(evidence(vacancy(i, source), i)).get(source + ":" + i))
                        .isEqualTo(vacancy);
            }
        }
        answered.forEach((id, cluster) -> {
            String source = Candidate.source(id);
            int number = Integer.parseInt(id.substring(source.length() + 1));
            assertThat(assign(evidence(vacancy(number, source), number)).get(id))
                    .as(id)
                    .isEqualTo(cluster);
        });
    }

    private static List<PostingBuilder> batch(Random random) {
        Map<String, PostingBuilder> batch = new HashMap<>();
        for (int i = 0; i < 5; i++) {
            int number = random.nextInt(8);
            String source = "w" + random.nextInt(3);
            batch.put(source + ":" + number, evidence(vacancy(number, source), number));
        }
        return List.copyOf(batch.values());
    }

    private static PostingBuilder evidence(PostingBuilder posting, int number) {
        return switch (number % 4) {
            case 0 -> posting;
            case 1 -> posting.requisitionId("R-10" + number);
            case 2 -> posting.url("https://boards.greenhouse.io/e/jobs/1000" + number);
            default -> posting.requisitionId("R-10" + number).url("https://boards.greenhouse.io/e/jobs/1000" + number);
        };
    }

    private static PostingBuilder vacancy(int number, String source) {
        return Postings.aPosting()
                .source(source)
                .externalId("" + number)
                .title("Engineer " + number)
                .organization("Ampelwerk")
                .location(Postings.BERLIN)
                .descriptionText(Texts.of(number, 120));
    }

    private static Posting published(PostingBuilder posting, String cluster) {
        return posting.clusterId(cluster).build();
    }

    private Map<String, String> assign(PostingBuilder... postings) {
        return assign(clusters, List.of(postings));
    }

    private static Map<String, String> assign(Clusters clusters, List<PostingBuilder> postings) {
        return clusters.assign(
                postings.stream()
                        .map(posting -> new Arrival(posting.build(), null))
                        .toList(),
                _ -> Set.of());
    }
}
