package io.rolecall.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rolecall.posting.PostingEvent;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One vacancy that several sources have: published in one cluster, explained to the operator and parted by him. */
@IngestTest
class ClusterIT {
    @LocalServerPort
    int port;

    private Service service;
    private final String a = "a" + UUID.randomUUID().toString().substring(0, 8);
    private final String b = "b" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void service() {
        service = new Service(port);
    }

    @Test
    void twinsArePublishedInOneClusterAndSplitByTheOperator() {
        try (Topic topic = new Topic()) {
            service.pushLines(posting(a, "1", "Cook"), posting(b, "x/1", "Cook (m/w/d)"), posting(b, "2", "Nurse"));
            assertThat(clusterOf(topic.await(a + ":1"))).isEqualTo(a + ":1");
            assertThat(clusterOf(topic.await(b + ":x/1"))).isEqualTo(a + ":1");
            assertThat(clusterOf(topic.await(b + ":2")))
                    .as("the same requisition, in another place or by another title")
                    .isEqualTo(a + ":1");

            Service.Answer cluster = service.get("/v1/postings/" + b + ":x/1/cluster");
            assertThat(cluster.text("/clusterId")).as(cluster.raw().body()).isEqualTo(a + ":1");
            assertThat(cluster.body().get("members").size()).isEqualTo(3);
            assertThat(cluster.text("/members/1/evidence/kind")).isEqualTo("REQUISITION");
            assertThat(cluster.text("/members/1/evidence/value")).isEqualTo(a + " | R4711");
            assertThat(cluster.text("/members/1/evidence/with")).isEqualTo(a + ":1");

            Service.Answer split = service.send("DELETE", "/v1/postings/" + b + ":x/1/cluster", null, "");
            assertThat(split.text("/clusterId")).as(split.raw().body()).isEqualTo(b + ":x/1");
            PostingEvent told = topic.await(event ->
                    event.postingId().equals(b + ":x/1") && clusterOf(event).equals(b + ":x/1"));
            assertThat(told).isInstanceOf(PostingEvent.PostingChanged.class);
            assertThat(service.get("/v1/postings/" + a + ":1/cluster")
                            .body()
                            .get("members")
                            .size())
                    .isEqualTo(2);

            assertThat(service.pushLines(posting(b, "x/1", "Cook (m/w/d)")).number("/unchanged"))
                    .as("seen again it stays where the operator put it")
                    .isEqualTo(1);
            assertThat(service.pushLines(posting(b, "x/1", "Head cook")).number("/accepted"))
                    .isEqualTo(1);
            assertThat(clusterOf(topic.await(event -> event instanceof PostingEvent.Update update
                            && update.posting().title().equals("Head cook")
                            && update.posting().source().equals(b))))
                    .isEqualTo(b + ":x/1");
            assertThat(service.send("DELETE", "/v1/postings/" + b + ":x/1/cluster", null, "")
                            .status())
                    .as("alone now")
                    .isEqualTo(409);
        }
    }

    @Test
    void onlyAnExistingPostingHasACluster() {
        assertThat(service.get("/v1/postings/" + a + ":none/cluster").status()).isEqualTo(404);
        assertThat(service.send("DELETE", "/v1/postings/" + a + ":none/cluster", null, "")
                        .status())
                .isEqualTo(404);
        assertThat(service.send("DELETE", "/v1/postings/" + a + ":none", null, "")
                        .status())
                .isEqualTo(404);
        assertThat(service.get("/actuator/prometheus").raw().body())
                .contains("rolecall_ingest_cluster_joined_total{evidence=\"apply_address\"");
    }

    private static String clusterOf(PostingEvent event) {
        return ((PostingEvent.Update) event).posting().clusterId();
    }

    private String posting(String source, String externalId, String title) {
        return "{\"id\": \"%s:%s\", \"title\": \"%s\", \"organization\": \"%s GmbH\", \"requisitionId\": \"R-4711\"}"
                .formatted(source, externalId, title, a);
    }
}
